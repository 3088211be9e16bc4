/** Sessions out of a package, which are booked together: all of them or none. */
import type { LedgerEntry } from '../../engine/index.js';
import type { Instant } from '../../time/index.js';
import type { Taken } from '../availability/exact.js';
import {
  checkDuration,
  checkedAnswers,
  readStart,
  wantedCalendar,
  type CheckedWish,
} from '../bookings/check-request.js';
import { decideBooking, type Draft } from '../bookings/decide.js';
import type { CheckedSessions } from '../bookings/request-schema.js';
import { scopeOf } from '../bookings/scope.js';
import type { HostedSite } from '../hosted-site.js';
import { Refusal } from '../http/problems.js';
import { NOTHING, type Change, type Scope, type Snapshot } from '../store.js';
import { checkAllowed, serversOf, templateOf, type Owned } from './terms.js';

/** The sessions as wishes of the client whose package it is. Throws a `Refusal` that names the one at fault. */
export function wishesOf(
  hosted: HostedSite,
  { id, terms }: Owned,
  { sessions, answers }: CheckedSessions,
  whose: Pick<CheckedWish, 'client' | 'form'>,
): CheckedWish[] {
  return sessions.map((session, place) => {
    const time = atSession(place, () => {
      const service = hosted.opened.services.get(session.service);
      if (!service || !templateOf(hosted, terms)?.sessions.some((one) => one.service === service.id)) {
        const detail = `There is no ${JSON.stringify(session.service)} in this package.`;
        const errors = [{ pointer: '/service', code: 'unknown-service', detail }];
        throw new Refusal('unknown-service', detail, { errors });
      }
      const among = serversOf(hosted, terms, service.id);
      // Times stand once for each person: to choose one is to choose the person, whatever the service says (PK-6).
      const labelled = { ...service, assignment: 'client' as const };
      return {
        ...{ service, among },
        duration: checkDuration(service, session.duration),
        start: readStart(hosted, session.start),
        wanted: wantedCalendar(hosted, { service: labelled, among }, session.calendar),
      };
    });
    return { ...time, ...whose, package: id, answers: checkedAnswers(time.service, answers) };
  });
}

/** What any of the sessions needs. */
export function scopeOfAll(hosted: HostedSite, wishes: readonly CheckedWish[], now: Instant): Scope {
  const scopes = wishes.map((wish) => scopeOf(hosted, wish, now));
  const client = scopes.find((scope) => scope.client !== undefined)?.client;
  return {
    span: [Math.min(...scopes.map(({ span }) => span[0])), Math.max(...scopes.map(({ span }) => span[1]))],
    calendars: [...new Set(scopes.flatMap(({ calendars = [] }) => calendars))],
    now,
    ...(client !== undefined && { client }),
  };
}

/** Decides on one session after the other, each as though those before it were booked. Throws where one of them can't be. */
export function decideAll(
  hosted: HostedSite,
  owned: Owned,
  wishes: readonly CheckedWish[],
  drafts: readonly Draft[],
  snapshot: Snapshot,
): Change {
  let taken: Snapshot & Taken & { readonly ahead: readonly LedgerEntry[] } = { ...snapshot, ahead: [] };
  let change = NOTHING;
  for (const [place, wish] of wishes.entries()) {
    const draft = drafts[place]!;
    const next = atSession(place, () => {
      checkAllowed(hosted, owned, taken, { service: wish.service.id, start: wish.start });
      return decideBooking(hosted, wish, draft, taken);
    });
    change = together(change, next);
    const order = (snapshot.ledger.at(-1)?.order ?? 0) + 1 + place;
    taken = {
      ...taken,
      claims: [...taken.claims, ...next.claims],
      ahead: [...taken.ahead, ...next.lines.map((line) => ({ ...line, order }) as LedgerEntry)],
      ...(taken.ofClient && { ofClient: [...taken.ofClient, draft.id] }),
    };
  }
  return change;
}

function together(one: Change, other: Change): Change {
  return {
    bookings: [...one.bookings, ...other.bookings],
    releases: [...one.releases, ...other.releases],
    claims: [...one.claims, ...other.claims],
    lines: [...one.lines, ...other.lines],
    notices: [...one.notices, ...other.notices],
  };
}

/** A refusal names the session that it is about. */
function atSession<T>(place: number, decide: () => T): T {
  try {
    return decide();
  } catch (error) {
    throw error instanceof Refusal ? error.below(`/sessions/${place}`) : error;
  }
}
