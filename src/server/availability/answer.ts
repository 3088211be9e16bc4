import type { Availability } from '../../engine/index.js';
import type { Day, Instant, Span } from '../../time/index.js';
import { publicCalendars, type HostedSite } from '../hosted-site.js';
import { Refusal } from '../http/problems.js';
import type { Store } from '../store.js';
import { exactAvailability, spanOfDays } from './exact.js';
import { publishedAvailability } from './published.js';

/**
 * The most days that one question may cover (A48): three months and the weeks that a month's page shows around them.
 */
const MOST_DAYS = 100;

/** What is taken in a range of days, as far as a page may know. Throws a `Refusal`. */
export async function answerAvailability(
  store: Store,
  hosted: HostedSite,
  query: Readonly<Record<string, string>>,
  now: Instant,
): Promise<Availability> {
  const days = daysOf(query);
  const calendars = calendarsOf(hosted, query['calendars']);
  const snapshot = await store.read(hosted.opened.site.id, spanOfDays(hosted, days), now);
  return publishedAvailability(hosted, exactAvailability(hosted, snapshot, { calendars, days, now }));
}

/** The days of the site's zone that a query is about. Throws a `Refusal`. */
export function daysOf({ from, to }: Readonly<Record<string, string>>): Span<Day> {
  const days = [from, to].map((text) => (/^\d{1,7}$/.test(text ?? '') ? Number(text) : NaN)) as [Day, Day];
  if (!(days[0] < days[1])) {
    throw new Refusal(
      'validation',
      'The query needs "from" and a later "to": days since 1970-01-01 as whole numbers, "to" not included.',
    );
  }
  if (days[1] - days[0] > MOST_DAYS) {
    throw new Refusal(
      'range-too-large',
      `The range has ${days[1] - days[0]} days; ask for at most ${MOST_DAYS} at once.`,
    );
  }
  return days;
}

/** Private calendars are as unknown as those that don't exist (A37). */
function calendarsOf(hosted: HostedSite, list: string | undefined): string[] {
  const known = publicCalendars(hosted).map(({ id }) => id);
  if (list === undefined) return known;
  const asked = new Set(list.split(',').filter((id) => id !== ''));
  for (const id of asked) {
    if (!known.includes(id)) throw new Refusal('unknown-calendar', 'There is no such calendar on this site.');
  }
  return known.filter((id) => asked.has(id));
}
