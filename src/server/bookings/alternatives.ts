import { starts, type DayCount, type Question } from '../../engine/index.js';
import { MINUTES_PER_DAY, type Day, type Instant, type Span } from '../../time/index.js';
import { exactAvailability, spanOfDays } from '../availability/exact.js';
import type { HostedSite } from '../hosted-site.js';
import { Refusal } from '../http/problems.js';
import type { Store } from '../store.js';
import type { CheckedTime } from './check-request.js';

/** How far to either side other times are looked for. */
const ALTERNATIVE_DAYS = 14;
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
    readonly clientBooked: readonly DayCount[] | undefined,
  ) {
    super(code, detail, more);
  }

  override as(code: Refusal['code'], detail: string): NoPlace {
    return new NoPlace(code, detail, this.more, this.wish, this.clientBooked);
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
    const days = daysAround(hosted, error.wish.start, now);
    const { calendars } = error.wish.service;
    const taken = await store.read(hosted.opened.site.id, spanOfDays(hosted, days), now, calendars);
    const availability = exactAvailability(hosted, { ...taken, without }, { calendars, days, now });
    const range = spanOfDays(hosted, days);
    const nearest = (question: Question): Instant[] =>
      starts(hosted.opened, availability, question, range)
        .filter(({ left }) => left > 0)
        .map(({ start }) => start)
        .sort((a, b) => Math.abs(a - error.wish.start) - Math.abs(b - error.wish.start) || a - b);
    throw new Refusal(error.code, error.message, { ...error.more, alternatives: alternativesTo(error, nearest) });
  }
}

function daysAround({ opened }: HostedSite, start: Instant, now: Instant): Span<Day> {
  const zone = opened.zone(opened.site.zone);
  const dayOf = (instant: Instant): Day => Math.floor(zone.wallOf(instant) / MINUTES_PER_DAY);
  const [today, day] = [dayOf(now), dayOf(start)];
  return [Math.max(Math.min(today, day), day - ALTERNATIVE_DAYS), day + ALTERNATIVE_DAYS + 1];
}

function alternativesTo({ wish, clientBooked }: NoPlace, nearest: (question: Question) => Instant[]): Instant[] {
  const { service, duration, wanted } = wish;
  const anyone = { service: service.id, duration, clientBooked };
  const ofPerson = wanted ? nearest({ ...anyone, calendar: wanted }).slice(0, ALTERNATIVES_OF_PERSON) : [];
  return [...new Set([...ofPerson, ...nearest(anyone)])].slice(0, ALTERNATIVES);
}
