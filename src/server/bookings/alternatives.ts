import { panelStarts, starts, type Availability, type Start } from '../../engine/index.js';
import { getOrMake, oncePer } from '../../engine/once.js';
import { MINUTES_PER_DAY, type Day, type Instant, type Span } from '../../time/index.js';
import { exactAvailability, spanOfDays, type Scene, type Taken } from '../availability/exact.js';
import { dayAt, type HostedSite } from '../hosted-site.js';
import { Refusal } from '../http/problems.js';
import type { Snapshot, Store } from '../store.js';
import type { Beside, CheckedTime } from './check-request.js';
import { rulesOfClient, type RulesOfClient } from './client-rules.js';
import { calendarsOf, looksAround } from './scope.js';

/** How far to either side other times are looked for: near ones first, since there mostly are some. */
const NEAR_DAYS = 1;
const ALTERNATIVE_DAYS = 14;
/** The minutes to either side that near ones are taken from: clocks may make a day three hours shorter than it is. */
const REACHES = [180, NEAR_DAYS * MINUTES_PER_DAY - 180];
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
  const { start, wanted } = wish;
  const calendars = calendarsOf(hosted, wish);
  const ofClient = await bookingsOfClient(store, hosted, wish);
  const within = async (numberOfDays: number) => {
    const days = daysAround(hosted, start, now, numberOfDays);
    const all = spanOfDays(hosted, days);
    const taken = await store.read(hosted.opened.site.id, all, now, calendars);
    const [scene, beside] = [{ calendars, days, now }, wish.beside?.(taken)];
    const availability = beside
      ? exactAvailability(hosted, withOthers(taken, beside), { ...scene, service: wish.service.id })
      : availabilityFor(hosted, wish, taken, { ...scene, without });
    const { clientBooked } = rulesOfClient(hosted, wish, { ...taken, without, ofClient });
    return (calendar?: string, range = all) =>
      nearestTo(hosted, availability, { ...wish, clientBooked }, range, calendar).filter(beside?.fits ?? (() => true));
  };
  if (!looksAround(hosted, wish)) {
    const near = await within(NEAR_DAYS);
    const enough = (count: number, calendar?: string): Instant[] | undefined => {
      for (const reach of REACHES) {
        const found = near(calendar, [start - reach, start + reach + 1]);
        if (found.length >= count) return found;
      }
      return undefined;
    };
    const ofPerson = wanted === undefined ? [] : enough(ALTERNATIVES_OF_PERSON, wanted);
    const ofAnyone = ofPerson && enough(ALTERNATIVES);
    if (ofAnyone) return pickedFrom(ofPerson, ofAnyone);
  }
  const far = await within(ALTERNATIVE_DAYS);
  return pickedFrom(wanted === undefined ? [] : far(wanted), far());
}

/** Of each snapshot, by site and question: many who are refused at once are given the same one. */
const looked = oncePer((_: Snapshot) => oncePer((_: HostedSite) => new Map<string, Availability>()));

/** What is looked for other times in; worked out once for all whose wishes differ in nothing that it shows. */
function availabilityFor(
  hosted: HostedSite,
  { service, panel }: CheckedTime,
  taken: Snapshot,
  { without, ...scene }: Omit<Scene, 'service'> & { readonly without: string | undefined },
): Availability {
  const question = JSON.stringify([service.id, panel?.id, scene.days, scene.now, without]);
  return getOrMake(looked(taken)(hosted), question, () =>
    exactAvailability(hosted, { ...taken, without }, { ...scene, service: service.id }),
  );
}

/** As though the other sessions of the order were booked. */
function withOthers({ claims, ...taken }: Snapshot, { claims: ofOthers, ahead }: Beside): Taken {
  return { ...taken, claims: [...claims, ...ofOthers], ahead };
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

function daysAround(hosted: HostedSite, start: Instant, now: Instant, days: number): Span<Day> {
  const [today, day] = [dayAt(hosted, now), dayAt(hosted, start)];
  return [Math.max(Math.min(today, day), day - days), day + days + 1];
}

/** Of those that have something left, the nearest first: some of whom the client wanted, then of anyone. */
function pickedFrom(ofPerson: readonly Instant[], ofAnyone: readonly Instant[]): Instant[] {
  return [...new Set([...ofPerson.slice(0, ALTERNATIVES_OF_PERSON), ...ofAnyone])].slice(0, ALTERNATIVES);
}
