import {
  choose,
  choosePanel,
  eligibleCalendars,
  isOfPanel,
  offeredCalendars,
  type AssignmentRecord,
  type Availability,
  type ChoiceRecord,
} from '../../engine/index.js';
import type { Instant } from '../../time/index.js';
import { exactAvailability, type Taken } from '../availability/exact.js';
import type { HostedSite } from '../hosted-site.js';
import type { Claim, Snapshot, StoredBooking } from '../store.js';
import type { CheckedTime } from './check-request.js';
import { rulesOfClient, type RulesOfClient } from './client-rules.js';
import { refusalOf } from './refusal-of.js';
import { calendarsFor, calendarsOf, daysOfWish } from './scope.js';

const SLOT_HELD = 'Someone is booking this time right now; choose another one, or try again in some minutes.';

/** Who serves, and why they. */
export type Chosen = Pick<StoredBooking, 'calendar' | 'hosts' | 'seats' | 'record'>;

/**
 * Checks the rules on what is taken now and lets the engine choose. Throws a `Refusal` where nobody can, or where a panel
 * can't be filled: it is booked wholly or not at all (PN-4).
 *
 * @param staying Who has the booking already, and keeps it where free (FL-8): of a panel, all of them.
 */
export function chosenFor(
  hosted: HostedSite,
  wish: CheckedTime,
  taken: Taken & Pick<Snapshot, 'ofClient'>,
  now: Instant,
  staying?: readonly string[],
): Chosen {
  const rules = rulesOfClient(hosted, wish, taken);
  const [calendars, days] = [calendarsFor(hosted, wish), daysOfWish(hosted, wish, now)];
  const scene = { calendars, days, now, service: wish.service.id };
  const among = (claims: readonly Claim[]): Availability => exactAvailability(hosted, { ...taken, claims }, scene);
  const availability = among(taken.claims);
  const kept = staying && chosenIn(staysRecord(hosted, availability, wish, staying, rules));
  if (kept) return kept;
  const record = recordOf(hosted, availability, wish, rules);
  const chosen = chosenIn(record);
  if (chosen) return chosen;
  const refusal = refusalOf(hosted, wish, record);
  const booked = taken.claims.filter(({ hold }) => hold === undefined);
  const isHeld = booked.length < taken.claims.length && chosenIn(recordOf(hosted, among(booked), wish, rules));
  throw isHeld ? refusal.as('slot-held', SLOT_HELD) : refusal;
}

/** What a record says about who serves; undefined where it found nobody. */
function chosenIn(record: ChoiceRecord): Chosen | undefined {
  if (!isOfPanel(record)) {
    const { chosen: calendar, hosts } = record;
    return calendar === undefined ? undefined : { calendar, hosts: hosts ?? [calendar], record };
  }
  const { primary: calendar, hosts, seats } = record;
  if (calendar === undefined) return undefined;
  const taken = seats.flatMap(({ pool, chosen }) =>
    chosen.map((one) => ({ calendar: one, ...(pool !== undefined && { pool }) })),
  );
  return { calendar, hosts, seats: taken, record };
}

function recordOf(
  hosted: HostedSite,
  availability: Availability,
  wish: CheckedTime,
  rules: RulesOfClient,
): ChoiceRecord {
  const { panel, duration, start } = wish;
  if (!panel) return recordOfOne(hosted, availability, wish, rules);
  const { clientBooked } = rules;
  return choosePanel(hosted.opened, availability, { panel: panel.id, duration, start, clientBooked });
}

/** The choice where those who have the booking are asked alone. */
function staysRecord(
  hosted: HostedSite,
  availability: Availability,
  wish: CheckedTime,
  staying: readonly string[],
  { clientBooked }: RulesOfClient,
): ChoiceRecord {
  const { service, panel, duration, start } = wish;
  const asked = { duration, start, clientBooked };
  if (!panel) {
    const among = staying.filter((id) => wish.among?.includes(id) ?? true);
    return choose(hosted.opened, availability, { ...asked, service: service.id, among });
  }
  const lost = calendarsOf(hosted, wish).filter((id) => !staying.includes(id));
  return choosePanel(hosted.opened, availability, { ...asked, panel: panel.id, lost });
}

/**
 * The engine's choice. Where the distribution offers one person only (DS-2), a client who may choose keeps the person
 * whose times were shown while free. Where the distribution alone decides, the page's word counts for nothing (A32): who
 * is on offer by now serves if free; else the offer has moved on since, and whoever is free steps in by rank. A returning
 * client's person comes before either (DS-20): no page knows who that is.
 */
function recordOfOne(
  { opened }: HostedSite,
  availability: Availability,
  wish: CheckedTime,
  rules: RulesOfClient,
): AssignmentRecord {
  const { service, duration, start, wanted, among, proposed } = wish;
  const choice = { service: service.id, duration, start, calendar: wanted, among, ...rules };
  const [first, ...others] = offeredCalendars(opened, availability, choice);
  const isKept = first !== undefined && first === rules.returningTo && others.length === 0;
  const shown = service.assignment === 'client' && !isKept ? eligibleCalendars(opened, choice) : [];
  const settled = shown.find((calendar) => calendar === proposed) ?? first;
  return choose(opened, availability, { ...choice, settled });
}
