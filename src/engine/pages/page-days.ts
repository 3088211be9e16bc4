import type { DayAnswer, DayRange } from '../answers.js';
import { eachDay } from '../days.js';
import type { Availability } from '../model.js';
import { fullStarts, panelDays } from '../panels/panel-days.js';
import type { DayReason } from '../reasons.js';
import { pageRuleAt, pageRules, pageStarts, type PageQuestion } from './rules.js';
import type { OpenedSite } from '../site.js';
import { MINUTES_PER_DAY, type Instant, type Span } from '../../time/units.js';

/** The reason that tells a client most comes first, after `full`. */
const TELLING: readonly DayReason[] = ['limit', 'too-soon', 'too-far', 'blocked', 'closed', 'outside-event'];

/**
 * For each day of the range, how many starts a page with rules has, how many are full under the rule that counts there,
 * the earliest one, and where there is none the reason (MG-6, TR-1): the most telling one of the rules that count on that
 * day.
 */
export function pageDays(
  site: OpenedSite,
  availability: Availability,
  question: PageQuestion,
  range: DayRange,
): DayAnswer[] {
  const asked = pageRules(site, question).map(({ id }) => ({ panel: id, duration: question.duration }));
  const ofRules = new Map(asked.map((panel) => [panel.panel, panelDays(site, availability, panel, range)]));
  const fullOf = (panel: (typeof asked)[number], span: Span<Instant>): number =>
    fullStarts(site, availability, panel, span).filter((start) => pageRuleAt(site, question, start)?.id === panel.panel)
      .length;
  const [first] = range.days;
  return eachDay(site, range, (day, span) => {
    const [earliest, ...more] = pageStarts(site, availability, question, span);
    const full = asked.reduce((sum, panel) => sum + fullOf(panel, span), 0);
    if (earliest) return { day, available: more.length + 1, full, earliest: earliest.start };
    if (full > 0) return { day, available: 0, full, reason: 'full' };
    // What has starts elsewhere on the day, be they full, is closed at the times at which it counts.
    const reasons = countingOn(site, question, span).map((id) => {
      const { available, full, reason = 'closed' } = ofRules.get(id)![day - first]!;
      return available + full > 0 ? 'closed' : reason;
    });
    return { day, available: 0, full, reason: TELLING.find((one) => reasons.includes(one)) ?? 'nobody' };
  });
}

/** The rules that count at some time of the day. Which one does changes at the hours that they name, and at midnight. */
function countingOn(site: OpenedSite, question: PageQuestion, [from, to]: Span<Instant>): readonly string[] {
  const zone = site.zone(site.site.zone);
  const conditions = pageRules(site, question).flatMap(({ when = [] }) => when);
  const edges = new Set([0, ...conditions.flatMap((one) => (one.on === 'time' ? (one.hours ?? []).flat() : []))]);
  const times = [from];
  for (let day = zone.dayOf(from) - 1; day <= zone.dayOf(to); day++) {
    for (const minute of edges) times.push(zone.instantOf(day * MINUTES_PER_DAY + minute));
  }
  const within = times.filter((time) => from <= time && time < to);
  return [...new Set(within.flatMap((time) => pageRuleAt(site, question, time)?.id ?? []))];
}
