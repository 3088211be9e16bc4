import { panelStarts, starts, type DayCount, type Start } from '../../engine/index.js';
import { MINUTES_PER_DAY, type Day, type Instant, type Span } from '../../time/index.js';
import { exactAvailability, spanOfDays } from '../availability/exact.js';
import type { HostedSite } from '../hosted-site.js';
import { Refusal } from '../http/problems.js';
import type { Store } from '../store.js';
import type { CheckedTime } from './check-request.js';
import { calendarsOf } from './scope.js';

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

  protected override again(code: Refusal['code'], detail: string, more: Refusal['more']): NoPlace {
    return new NoPlace(code, detail, more, this.wish, this.clientBooked);
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
    const calendars = calendarsOf(hosted, error.wish);
    const taken = await store.read(hosted.opened.site.id, spanOfDays(hosted, days), now, calendars);
    const availability = exactAvailability(hosted, { ...taken, without }, { calendars, days, now });
    const range = spanOfDays(hosted, days);
    const { service, panel, duration, among, start: around } = error.wish;
    const asked = { duration, clientBooked: error.clientBooked };
    const found = (calendar: string | undefined): readonly Start[] =>
      panel
        ? panelStarts(hosted.opened, availability, { ...asked, panel: panel.id }, range)
        : starts(hosted.opened, availability, { ...asked, service: service.id, calendar, among }, range);
    const nearest = (calendar?: string): Instant[] =>
      found(calendar)
        .filter(({ left }) => left > 0)
        .map(({ start }) => start)
        .sort((a, b) => Math.abs(a - around) - Math.abs(b - around) || a - b);
    throw new Refusal(error.code, error.message, { ...error.more, alternatives: alternativesTo(error.wish, nearest) });
  }
}

function daysAround({ opened }: HostedSite, start: Instant, now: Instant): Span<Day> {
  const zone = opened.zone(opened.site.zone);
  const dayOf = (instant: Instant): Day => Math.floor(zone.wallOf(instant) / MINUTES_PER_DAY);
  const [today, day] = [dayOf(now), dayOf(start)];
  return [Math.max(Math.min(today, day), day - ALTERNATIVE_DAYS), day + ALTERNATIVE_DAYS + 1];
}

function alternativesTo({ wanted }: CheckedTime, nearest: (calendar?: string) => Instant[]): Instant[] {
  const ofPerson = wanted ? nearest(wanted).slice(0, ALTERNATIVES_OF_PERSON) : [];
  return [...new Set([...ofPerson, ...nearest()])].slice(0, ALTERNATIVES);
}
