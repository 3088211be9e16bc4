import type { DayAnswer, DayRange } from '../answers.js';
import { eachDay } from '../days.js';
import type { Availability } from '../model.js';
import { panelDays, type PanelDay } from '../panels/panel-days.js';
import type { DayReason } from '../reasons.js';
import { pageRuleAt, pageRules, pageStarts, type PageQuestion } from './rules.js';
import type { OpenedSite } from '../site.js';
import type { Instant, Span } from '../../time/units.js';

/** The reason that tells a client most comes first. */
const TELLING: readonly DayReason[] = [
  'full',
  'limit',
  'too-soon',
  'too-far',
  'blocked',
  'closed',
  'outside-event',
  'nobody',
];

/** Rules change with the time of day in steps that are no shorter, as far as reasons go, in minutes. */
const STEP = 60;

/**
 * For each day of the range, how many starts a page with rules has, the earliest one, and where there is none the reason
 * (MG-6, TR-1): the most telling one of the rules that count on that day.
 */
export function pageDays(
  site: OpenedSite,
  availability: Availability,
  question: PageQuestion,
  range: DayRange,
): DayAnswer[] {
  const rules = pageRules(site, question);
  const ofRules = new Map(
    rules.map(({ id }) => [id, panelDays(site, availability, { panel: id, duration: question.duration }, range)]),
  );
  const [first] = range.days;
  return eachDay(site, range, (day, span) => {
    const [earliest, ...more] = pageStarts(site, availability, question, span);
    const answers = countingOn(site, question, span).flatMap((id) => ofRules.get(id)?.[day - first] ?? []);
    const full = answers.reduce((sum, answer) => sum + answer.full, 0);
    if (earliest) return { day, available: more.length + 1, full, earliest: earliest.start };
    return { day, available: 0, ...whyNone(answers, full) };
  });
}

function whyNone(answers: readonly PanelDay[], full: number): Pick<DayAnswer, 'full' | 'reason'> {
  // What has starts elsewhere on the day is closed at the times at which it counts.
  const reasons = answers.map(({ reason = 'closed' }) => reason);
  const reason = TELLING.find((one) => reasons.includes(one)) ?? 'nobody';
  return { full: reason === 'full' ? full : 0, reason };
}

/** The rules that count at some time of the day. */
function countingOn(site: OpenedSite, question: PageQuestion, [from, to]: Span<Instant>): readonly string[] {
  const times = Array.from({ length: Math.ceil((to - from) / STEP) }, (_, step) => from + step * STEP);
  return [...new Set(times.flatMap((time) => pageRuleAt(site, question, time)?.id ?? []))];
}
