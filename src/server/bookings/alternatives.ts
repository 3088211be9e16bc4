import { panelStarts, starts, type Availability, type Start } from '../../engine/index.js';
import { MINUTES_PER_DAY, type Day, type Instant, type Span } from '../../time/index.js';
import { exactAvailability, spanOfDays } from '../availability/exact.js';
import type { HostedSite } from '../hosted-site.js';
import { Refusal } from '../http/problems.js';
import type { Store } from '../store.js';
import type { CheckedTime } from './check-request.js';
import { rulesOfClient, type RulesOfClient } from './client-rules.js';
import { calendarsOf, looksAround } from './scope.js';

/** How far to either side other times are looked for: near ones first, since there mostly are some. */
const NEAR_DAYS = 1;
const ALTERNATIVE_DAYS = 14;
/** By how many minutes the clocks may make a number of days shorter than it is. */
const CLOCK_CHANGES = 180;
/** Other times that are named: of the person that the client wanted first, then of anyone. */
const ALTERNATIVES = 6;
const ALTERNATIVES_OF_PERSON = 3;

/** A refusal that is to name other times (RC-3). */
export class NoPlace extends Refusal {
  constructor(
    code: Refusal['code'],
    detail: string,
    more: Refusal['more'],
    readonly wish: CheckedTime,
  ) {
    super(code, detail, more);
  }

  protected override again(code: Refusal['code'], detail: string, more: Refusal['more']): NoPlace {
    return new NoPlace(code, detail, more, this.wish);
  }
}

/**
 * Gives what a change gives; where it is refused for want of a place, the refusal names other times. They are looked for
 * once the change is over, so that nobody waits for it meanwhile.
 *
 * @param without The booking or hold that is in nobody's way.
 */
export async function namingOthers<T>(
  store: Store,
  hosted: HostedSite,
  now: Instant,
  change: Promise<T>,
  without?: string,
): Promise<T> {
  try {
    return await change;
  } catch (error) {
    if (!(error instanceof NoPlace)) throw error;
    const alternatives = await alternativesTo(store, hosted, now, error, without);
    throw new Refusal(error.code, error.message, { ...error.more, alternatives });
  }
}

/** They are the same however near it is looked first: those named lie no further away than it was looked all around. */
async function alternativesTo(
  store: Store,
  hosted: HostedSite,
  now: Instant,
  { wish }: NoPlace,
  without: string | undefined,
): Promise<Instant[]> {
  const calendars = calendarsOf(hosted, wish);
  const ofClient = await bookingsOfClient(store, hosted, wish);
  const within = async (numberOfDays: number): Promise<Others> => {
    const days = daysAround(hosted, wish.start, now, numberOfDays);
    const range = spanOfDays(hosted, days);
    const taken = await store.read(hosted.opened.site.id, range, now, calendars);
    const scene = { calendars, days, now, service: wish.service.id };
    const availability = exactAvailability(hosted, { ...taken, without }, scene);
    const { clientBooked } = rulesOfClient(hosted, wish, { ...taken, without, ofClient });
    const nearest = (calendar?: string): Instant[] =>
      nearestTo(hosted, availability, { ...wish, clientBooked }, range, calendar);
    return { ofAnyone: nearest(), ofPerson: wish.wanted === undefined ? [] : nearest(wish.wanted) };
  };
  if (!looksAround(hosted, wish)) {
    const reach = NEAR_DAYS * MINUTES_PER_DAY - CLOCK_CHANGES;
    const isInReach = (start: Instant): boolean => Math.abs(start - wish.start) <= reach;
    const near = await within(NEAR_DAYS);
    const [ofAnyone, ofPerson] = [near.ofAnyone.filter(isInReach), near.ofPerson.filter(isInReach)];
    const isEnough = wish.wanted === undefined || ofPerson.length >= ALTERNATIVES_OF_PERSON;
    if (ofAnyone.length >= ALTERNATIVES && isEnough) return pickedFrom({ ofAnyone, ofPerson });
  }
  return pickedFrom(await within(ALTERNATIVE_DAYS));
}

/** Times that have something left, the nearest first. */
interface Others {
  readonly ofAnyone: readonly Instant[];
  /** Of whom the client chose; none where nobody was. */
  readonly ofPerson: readonly Instant[];
}

/** The ids of what the client has, where it matters which times that leaves. */
async function bookingsOfClient(
  store: Store,
  { opened }: HostedSite,
  { client, service }: CheckedTime,
): Promise<readonly string[]> {
  if (!client || !service.clientLimits) return [];
  const { bookings } = await store.client(opened.site.id, client.email);
  return bookings.map(({ id }) => id);
}

/** The times that have something left, of one calendar or of all, the nearest first. */
function nearestTo(
  { opened }: HostedSite,
  availability: Availability,
  { service, panel, duration, among, start: around, clientBooked }: CheckedTime & RulesOfClient,
  range: Span<Instant>,
  calendar: string | undefined,
): Instant[] {
  const asked = { duration, clientBooked };
  const found: readonly Start[] = panel
    ? panelStarts(opened, availability, { ...asked, panel: panel.id }, range)
    : starts(opened, availability, { ...asked, service: service.id, calendar, among }, range);
  return found
    .filter(({ left }) => left > 0)
    .map(({ start }) => start)
    .sort((a, b) => Math.abs(a - around) - Math.abs(b - around) || a - b);
}

function daysAround({ opened }: HostedSite, start: Instant, now: Instant, days: number): Span<Day> {
  const zone = opened.zone(opened.site.zone);
  const dayOf = (instant: Instant): Day => Math.floor(zone.wallOf(instant) / MINUTES_PER_DAY);
  const [today, day] = [dayOf(now), dayOf(start)];
  return [Math.max(Math.min(today, day), day - days), day + days + 1];
}

function pickedFrom({ ofAnyone, ofPerson }: Others): Instant[] {
  return [...new Set([...ofPerson.slice(0, ALTERNATIVES_OF_PERSON), ...ofAnyone])].slice(0, ALTERNATIVES);
}
