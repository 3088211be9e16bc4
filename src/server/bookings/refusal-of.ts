import { isOfPanel, type Candidate, type ChoiceRecord, type Reason } from '../../engine/index.js';
import { formatStart, type Instant } from '../../time/index.js';
import { detailOf, type HostedSite } from '../hosted-site.js';
import { Refusal } from '../http/problems.js';
import { NoPlace } from './alternatives.js';
import type { CheckedTime } from './check-request.js';

const TAKEN: readonly Reason['code'][] = ['stale', 'busy', 'booked', 'session-full', 'lost'];

/** Why nobody can take the wish, from the record of the choice: the reasons are the engine's own. */
export function refusalOf(hosted: HostedSite, wish: CheckedTime, record: ChoiceRecord): Refusal {
  const reasons = candidatesIn(record).flatMap(({ dropped }) =>
    dropped && dropped.stage === 'available' ? [dropped.reason] : [],
  );
  const other = reasons.find(({ code }) => code === 'limit') ?? reasons.find(({ code }) => code !== 'off-grid');
  if (reasons.length === 0) return new Refusal('not-bookable', `Nobody takes bookings for "${wish.service.name}".`);
  if (reasons.some(({ code }) => TAKEN.includes(code))) {
    return (wish.wanted ?? wish.panel)
      ? new NoPlace('slot-taken', 'This time is taken; choose another one.', {}, wish)
      : new NoPlace('all-booked', 'Everyone is booked at this time; choose another one.', {}, wish);
  }
  if (!other)
    return new Refusal(
      'invalid-time',
      ...broken('off-grid', `"${wish.service.name}" does not start at this minute; choose one of the times on offer.`),
    );
  const problem = broken(other.code, ruleInWords(hosted, wish, other));
  // A page doesn't know how much its client has booked, and so not which times are within the limits.
  return other.code === 'limit'
    ? new NoPlace('outside-rules', ...problem, wish)
    : new Refusal('outside-rules', ...problem);
}

/** Of a panel, those of the seats that have too few people to share. */
function candidatesIn(record: ChoiceRecord): readonly Candidate[] {
  if (!isOfPanel(record)) return record.candidates;
  const { seats, shortfall } = record;
  return seats.filter((_, place) => shortfall?.seats.includes(place)).flatMap(({ candidates }) => candidates);
}

function broken(rule: string, detail: string): [string, Refusal['more']] {
  return [detail, { errors: [{ pointer: '/start', code: rule, detail }] }];
}

function ruleInWords(hosted: HostedSite, { service }: CheckedTime, reason: Reason): string {
  const { opened } = hosted;
  const shown = (instant: Instant): string => formatStart(instant, opened.zone(opened.site.zone));
  switch (reason.code) {
    case 'too-soon':
      return `"${service.name}" needs notice (rule notice): the earliest time is ${shown(reason.earliest)}.`;
    case 'too-far':
      return `This is further ahead than "${service.name}" can be booked (rule horizon): the latest time is ${shown(reason.latest)}.`;
    case 'outside-event':
      return `This is outside the event of "${service.name}" (rule event); choose a time within it.`;
    case 'limit':
      // Where nobody is told how much is booked, a limit that is reached would say it.
      if (reason.of !== 'client' && detailOf(hosted) !== 'calendars') {
        return `There are no more places this ${reason.per} (rule limit); choose another ${reason.per}.`;
      }
      return `No more than ${reason.limit} ${reason.limit === 1 ? 'booking' : 'bookings'} a ${reason.per} (rule limit); choose another ${reason.per}.`;
    case 'blocked':
      return 'This time is blocked (rule blackout); choose another one.';
    default:
      return 'Nobody works at this time (rule hours); choose one of the times on offer.';
  }
}
