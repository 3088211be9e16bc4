import { distributionOf, servingCalendars, type Service } from '../../engine/index.js';
import { MINUTES_PER_DAY, type Day, type Instant, type Span } from '../../time/index.js';
import { spanOfDays } from '../availability/exact.js';
import { calendarsIn, dayAt, type HostedSite } from '../hosted-site.js';
import type { Scope } from '../store.js';
import type { CheckedTime } from './check-request.js';
import { heedsClient } from './client-rules.js';

/** What the decision on a wish has to know about. */
export function scopeOf(hosted: HostedSite, wish: CheckedTime, now: Instant): Scope {
  const { service, start, duration, client } = wish;
  const alone: Span = [start - service.bufferBefore, start + duration + service.bufferAfter];
  return {
    span: looksAround(hosted, wish) ? spanOfDays(hosted, daysOfWish(hosted, wish, now)) : alone,
    calendars: calendarsFor(hosted, wish),
    now,
    ...(client && heedsClient(service) && { client: client.email }),
  };
}

/** Those on whom it hangs whether the wish can be served: of a chosen calendar, who serves on it. */
export function calendarsFor(hosted: HostedSite, wish: CheckedTime): readonly string[] {
  const { service, wanted, among } = wish;
  if (wanted === undefined) return calendarsOf(hosted, wish);
  return servingCalendars(hosted.opened, { service: service.id, calendar: wanted, among });
}

/** Everyone who may serve it: of a panel, on any of its seats. */
export function calendarsOf(
  { opened }: HostedSite,
  { service, panel }: Pick<CheckedTime, 'service' | 'panel'>,
): readonly string[] {
  return panel ? [...calendarsIn(opened.catalog, panel)] : service.calendars;
}

/** Whether it hangs on other times than that of the wish who serves it. On the seats of a panel it never does. */
export function looksAround({ opened }: HostedSite, { service, panel }: CheckedTime): boolean {
  if (panel) return false;
  const { offered, ahead } = distributionOf(service, opened.catalog.distributions);
  return offered !== 'everyone' || ahead !== undefined || service.continuity !== undefined;
}

/** The days, in the site's zone, that the decision looks at: that of the wish, or all since today within the horizon. */
export function daysOfWish(hosted: HostedSite, wish: CheckedTime, now: Instant): Span<Day> {
  const day = dayAt(hosted, wish.start);
  return [looksAround(hosted, wish) ? firstDayFor(hosted, wish.service, day, now) : day, day + 1];
}

/** Where it hangs on other days who is offered on a day, the first of them: today, or as far back as the horizon reaches. */
export function firstDayFor(hosted: HostedSite, { horizon }: Service, day: Day, now: Instant): Day {
  const reach = Math.ceil(horizon / MINUTES_PER_DAY) + 1;
  return Math.max(Math.min(dayAt(hosted, now), day), day - reach);
}
