import type { Day, Instant, Span } from '../../time/index.js';
import { detailOf, publicCalendars, type HostedSite } from '../hosted-site.js';
import { changeable, isKnown, tagOf, unchanged } from '../http/answers.js';
import { Refusal } from '../http/problems.js';
import { unknownCalendar, type ShownIds } from '../shown-ids.js';
import type { Store } from '../store.js';
import { sha256 } from '../tokens.js';
import { exactAvailability, spanOfDays } from './exact.js';
import { publishedAvailability } from './published.js';

/**
 * The most days that one question may cover (A48): three months and the weeks that a month's page shows around them.
 */
const MOST_DAYS = 100;
const JSON_TYPE = { 'content-type': 'application/json' };

const fingerprints = new WeakMap<HostedSite, string>();

/** Stands for the whole set-up of a site. */
function fingerprintOf(hosted: HostedSite): string {
  const known = fingerprints.get(hosted);
  if (known !== undefined) return known;
  const text = JSON.stringify(hosted.setup, (_, value: unknown) => (value instanceof Map ? [...value] : value));
  const fingerprint = sha256(text);
  fingerprints.set(hosted, fingerprint);
  return fingerprint;
}

/**
 * What is taken in a range of days, as far as a page may know. Where the site doesn't tell that, there is nothing here. Throws
 * a `Refusal`.
 */
export async function answerAvailability(
  store: Store,
  hosted: HostedSite,
  ids: ShownIds,
  request: Request,
  query: Readonly<Record<string, string>>,
  now: Instant,
): Promise<Response> {
  if (detailOf(hosted) !== 'calendars') {
    throw new Refusal('not-found', 'This site tells no more than which starts there are; ask for its openings.');
  }
  const days = daysOf(query);
  const shown = query['calendars']?.split(',').filter((id) => id !== '');
  const { named, tell } = ids.asked(shown);
  const calendars = calendarsOf(hosted, named);
  return taggedByRevision(store, hosted, request, [days, shown, now], async () => {
    const snapshot = await store.read(hosted.opened.site.id, spanOfDays(hosted, days), now, calendars);
    return tell(publishedAvailability(hosted, exactAvailability(hosted, snapshot, { calendars, days, now })));
  });
}

/**
 * What hangs on what is taken, with a tag. The same site, question, minute and revision give the same answer, so a page that
 * has it already is told so without looking.
 */
export async function taggedByRevision(
  store: Store,
  hosted: HostedSite,
  request: Request,
  question: readonly unknown[],
  look: () => Promise<{ readonly revision: number }>,
  more: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const asked = [fingerprintOf(hosted), ...question];
  const tagAt = (revision: number): string => tagOf(JSON.stringify([...asked, revision]));
  if (request.headers.has('if-none-match')) {
    const tag = tagAt(await store.revision(hosted.opened.site.id));
    if (isKnown(request, tag)) return unchanged(tag, { ...JSON_TYPE, ...more });
  }
  const answer = await look();
  return changeable(JSON.stringify(answer), tagAt(answer.revision), { ...JSON_TYPE, ...more });
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
export function calendarsOf(hosted: HostedSite, named: readonly string[] | undefined): string[] {
  const known = publicCalendars(hosted).map(({ id }) => id);
  if (named === undefined) return known;
  const asked = new Set(named);
  const found = known.filter((id) => asked.has(id));
  if (found.length < asked.size) throw unknownCalendar();
  return found;
}
