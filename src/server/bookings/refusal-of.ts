import { starts, type AssignmentRecord, type Availability, type Question, type Reason } from '../../engine/index.js';
import { formatStart, type Instant } from '../../time/index.js';
import { spanOfDays } from '../availability/exact.js';
import type { HostedSite } from '../hosted-site.js';
import { Refusal } from '../http/problems.js';
import type { CheckedTime } from './check-request.js';

/** Other times that are named: of the person that the client wanted first, then of anyone. */
const ALTERNATIVES = 6;
const ALTERNATIVES_OF_PERSON = 3;

const TAKEN: readonly Reason['code'][] = ['stale', 'busy', 'booked', 'session-full', 'lost'];

/** Why nobody can take the wish, from the record of the choice: the reasons are the engine's own. */
export function refusalOf(
  hosted: HostedSite,
  availability: Availability,
  wish: CheckedTime,
  record: AssignmentRecord,
): Refusal {
  const reasons = record.candidates.flatMap(({ dropped }) =>
    dropped && dropped.stage === 'available' ? [dropped.reason] : [],
  );
  const other = reasons.find(({ code }) => code === 'limit') ?? reasons.find(({ code }) => code !== 'off-grid');
  const alternatives = (): Instant[] => alternativesTo(hosted, availability, wish, record);
  if (reasons.length === 0) return new Refusal('not-bookable', `Nobody takes bookings for "${wish.service.name}".`);
  if (reasons.some(({ code }) => TAKEN.includes(code))) {
    const more = { alternatives: alternatives() };
    return wish.wanted
      ? new Refusal('slot-taken', 'This time is taken; choose another one.', more)
      : new Refusal('all-booked', 'Everyone is booked at this time; choose another one.', more);
  }
  if (!other)
    return broken(
      'invalid-time',
      'off-grid',
      `"${wish.service.name}" does not start at this minute; choose one of the times on offer.`,
    );
  const detail = ruleInWords(hosted, wish, other);
  // A page doesn't know how much its client has booked, and so not which times are within the limits.
  return broken('outside-rules', other.code, detail, other.code === 'limit' ? alternatives() : undefined);
}

function broken(
  code: 'invalid-time' | 'outside-rules',
  rule: string,
  detail: string,
  alternatives?: readonly Instant[],
): Refusal {
  return new Refusal(code, detail, { errors: [{ pointer: '/start', code: rule, detail }], alternatives });
}

function ruleInWords({ opened }: HostedSite, { service }: CheckedTime, reason: Reason): string {
  const shown = (instant: Instant): string => formatStart(instant, opened.zone(opened.site.zone));
  switch (reason.code) {
    case 'too-soon':
      return `"${service.name}" needs notice (rule notice): the earliest time is ${shown(reason.earliest)}.`;
    case 'too-far':
      return `This is further ahead than "${service.name}" can be booked (rule horizon): the latest time is ${shown(reason.latest)}.`;
    case 'outside-event':
      return `This is outside the event of "${service.name}" (rule event); choose a time within it.`;
    case 'limit':
      return `No more than ${reason.limit} ${reason.limit === 1 ? 'booking' : 'bookings'} a ${reason.per} (rule limit); choose another ${reason.per}.`;
    case 'blocked':
      return 'This time is blocked (rule blackout); choose another one.';
    default:
      return 'Nobody works at this time (rule hours); choose one of the times on offer.';
  }
}

/** Free starts instead, nearest first (RC-3). */
function alternativesTo(
  hosted: HostedSite,
  availability: Availability,
  { service, duration, start, wanted }: CheckedTime,
  { clientBooked }: AssignmentRecord,
): Instant[] {
  const range = spanOfDays(hosted, availability.days);
  const nearest = (question: Question): Instant[] =>
    starts(hosted.opened, availability, question, range)
      .filter(({ left }) => left > 0)
      .map((free) => free.start)
      .sort((a, b) => Math.abs(a - start) - Math.abs(b - start) || a - b);
  const anyone = { service: service.id, duration, clientBooked };
  const ofPerson = wanted ? nearest({ ...anyone, calendar: wanted }).slice(0, ALTERNATIVES_OF_PERSON) : [];
  return [...new Set([...ofPerson, ...nearest(anyone)])].slice(0, ALTERNATIVES);
}
