import type { Question } from './answers.js';
import { checkWhole } from './check-whole.js';
import type { Distribution } from './distribution.js';
import { distributionOf } from './distributions.js';
import { EngineError } from './errors.js';
import type { SessionPlan } from './grid.js';
import { serviceOf } from './links.js';
import type { Availability, CalendarAvailability, Service } from './model.js';
import type { OpenedSite } from './site.js';
import { MINUTES_PER_DAY, type Day, type Instant, type Span } from '../time/units.js';

/** Longest range of days that an answer is worked out for. */
const MOST_DAYS = 1200;

/** The distribution that decides for a question. */
export function ruleOf(site: OpenedSite, question: Question): Distribution {
  return distributionOf(serviceOf(site, question), site.catalog.distributions);
}

/** What a session of the question takes (AV-9: by default a start every duration, at most 30 minutes apart). */
export function planOf(service: Service, question: Question): SessionPlan {
  const duration = question.duration ?? service.durations[0]!;
  checkWhole(duration, 1, 31 * MINUTES_PER_DAY, 'question.duration');
  return {
    duration,
    before: service.bufferBefore,
    after: service.bufferAfter,
    step: service.grid ?? Math.min(duration, 30),
    anchor: service.anchor,
    seats: service.seats,
  };
}

/** The instants that the availability knows about: its days, which are the site's. */
export function knownRange(site: OpenedSite, { days: [from, to] }: Availability): Span<Instant> {
  if (!Number.isInteger(from) || !(to >= from) || to - from > MOST_DAYS) {
    throw new EngineError(
      'availability.days',
      `expected [from, to) of at most ${MOST_DAYS} days, got [${from}, ${to})`,
    );
  }
  const start = (day: Day): Instant => site.zone(site.site.zone).instantOf(day * MINUTES_PER_DAY);
  return [start(from), start(to)];
}

/** The first and the last start that notice and horizon leave (AV-8). */
export function bookable(service: Service, { now }: Availability): { earliest: Instant; latest: Instant } {
  return { earliest: now + service.notice, latest: now + service.horizon };
}

/** Whether what is known of the calendar is too old for the site: then it counts as busy, never as free (AV-12). */
export function isStale(
  { site: { staleAfter = Infinity } }: OpenedSite,
  { now }: Availability,
  told: CalendarAvailability | undefined,
): boolean {
  return now - (told?.asOf ?? now) > staleAfter;
}
