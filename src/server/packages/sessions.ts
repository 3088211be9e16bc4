/** Sessions out of a package, which are booked together: all of them or none. */
import { packageReason, type LedgerEntry } from '../../engine/index.js';
import { overlaps } from '../../engine/spans.js';
import type { Instant } from '../../time/index.js';
import type { Taken } from '../availability/exact.js';
import { checkedAnswers } from '../bookings/answers.js';
import { checkDuration, type Beside, type CheckedWish } from '../bookings/check-request.js';
import { decideBooking, type Draft } from '../bookings/decide.js';
import type { CheckedSessions } from '../bookings/request-schema.js';
import { readStart } from '../bookings/read-start.js';
import { scopeOf } from '../bookings/scope.js';
import { wantedCalendar } from '../bookings/wanted.js';
import type { HostedSite } from '../hosted-site.js';
import { Refusal } from '../http/problems.js';
import { NOTHING, type Change, type Scope, type Snapshot } from '../store.js';
import { checkAllowed, serversOf, siteFor, templateOf, type Owned } from './terms.js';

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

/** What is decided on so far, and what is taken then. */
interface Decided {
  readonly change: Change;
  readonly taken: Snapshot & Taken & { readonly ahead: readonly LedgerEntry[] };
}

/** Decides on one session after the other, each as though those before it were booked. Throws where one of them can't be. */
export function decideAll(
  hosted: HostedSite,
  owned: Owned,
  wishes: readonly CheckedWish[],
  drafts: readonly Draft[],
  snapshot: Snapshot,
): Change {
  let decided: Decided = { change: NOTHING, taken: { ...snapshot, ahead: [] } };
  for (const [place, wish] of wishes.entries()) {
    decided = atSession(place, () => {
      checkAllowed(hosted, owned, decided.taken, { service: wish.service.id, start: wish.start });
      return decideNext(hosted, wish, drafts[place]!, decided);
    });
  }
  return decided.change;
}

function decideNext(hosted: HostedSite, wish: CheckedWish, draft: Draft, { change, taken }: Decided): Decided {
  const next = decideBooking(hosted, wish, draft, taken);
  const order = (taken.ahead.at(-1) ?? taken.ledger.at(-1))?.order ?? 0;
  const lines = next.lines.map((line, i) => ({ ...line, order: order + 1 + i }) as LedgerEntry);
  return {
    change: together(change, next),
    taken: {
      ...taken,
      claims: [...taken.claims, ...next.claims],
      ahead: [...taken.ahead, ...lines],
      ...(taken.ofClient && { ofClient: [...taken.ofClient, draft.id] }),
    },
  };
}

/** The sessions of an order, each with what another time for it has to go with. */
export function asOrder(
  hosted: HostedSite,
  owned: Owned,
  wishes: readonly CheckedWish[],
  drafts: readonly Draft[],
): CheckedWish[] {
  const besideAt = (place: number) => (snapshot: Snapshot) =>
    besideOthers(hosted, owned, wishes, drafts, snapshot, place);
  return wishes.length < 2 ? [...wishes] : wishes.map((wish, place) => ({ ...wish, beside: besideAt(place) }));
}

/**
 * What another time for one of the sessions has to go with (RC-3): those who serve the others, the client, who sits in one
 * at a time, and what the package allows (PK-5). Whatever else can't be had is left out.
 */
function besideOthers(
  hosted: HostedSite,
  { id, terms }: Owned,
  wishes: readonly CheckedWish[],
  drafts: readonly Draft[],
  snapshot: Snapshot,
  place: number,
): Beside {
  let decided: Decided = { change: NOTHING, taken: { ...snapshot, ahead: [] } };
  for (const [other, wish] of wishes.entries()) {
    try {
      if (other !== place) decided = decideNext(hosted, wish, drafts[other]!, decided);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  }
  const { service, duration } = wishes[place]!;
  const { claims } = decided.change;
  const { ledger, ahead } = decided.taken;
  const used = hosted.ledger.fold(ledger, ahead).packageUsed(id);
  const owned = { ...terms, client: id, used };
  const others = wishes.filter((_, other) => other !== place);
  return {
    ...{ claims, ahead },
    fits: (start) =>
      others.every((one) => !overlaps([start, start + duration], [one.start, one.start + one.duration])) &&
      packageReason(siteFor(hosted, terms), owned, service.id, start) === undefined,
  };
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

/** Which session a refusal is about; NaN where it is about none. */
export function placeOf({ errors: [first] = [] }: Pick<Refusal['more'], 'errors'>): number {
  return Number(/^\/sessions\/(\d+)/.exec(first?.pointer ?? '')?.[1]);
}
