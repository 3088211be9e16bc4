import { pageOf } from './page.js';
import type { Start } from '../answers.js';
import type { Availability } from '../model.js';
import type { Condition, PageRule } from '../offers.js';
import { panelStarts } from '../panels/panel-starts.js';
import type { OpenedSite } from '../site.js';
import { weekdayOf } from '../../time/plain-date.js';
import { MINUTES_PER_DAY, type Instant, type Span } from '../../time/units.js';

/** What is known of a client when the rules of a page are asked (MP-3). */
export interface PageFacts {
  /** Answers to the questions of the form, by field. */
  readonly answers?: Readonly<Record<string, string>>;
  readonly place?: string;
  /** BCP 47. */
  readonly language?: string;
}

export interface PageQuestion {
  readonly page: string;
  readonly facts: PageFacts;
  /** Minutes; the first duration of each rule's service where left out. */
  readonly duration?: number;
}

/** A start, and the rule that decides who serves it. */
export interface RuleStart extends Start {
  readonly rule: string;
}

/** The rules that hold for the client, or may hold at some time, in order; the first that holds at a start counts. */
export function pageRules(site: OpenedSite, { page, facts }: PageQuestion): PageRule[] {
  return (pageOf(site, page).rules ?? []).filter(({ when = [] }) =>
    when.every((condition) => condition.on === 'time' || holdsFor(condition, facts)),
  );
}

/** The rule that counts at a start; undefined where none holds. */
export function pageRuleAt(site: OpenedSite, question: PageQuestion, start: Instant): PageRule | undefined {
  return pageRules(site, question).find(({ when = [] }) =>
    // Stryker disable next-line ConditionalExpression: the others hold by now, and say nothing of times
    when.every((condition) => condition.on !== 'time' || holdsAt(site, condition, start)),
  );
}

/** The starts of a page with rules, sorted: at each, the panel of the rule that counts there can be filled (MP-3). */
export function pageStarts(
  site: OpenedSite,
  availability: Availability,
  question: PageQuestion,
  range: Span<Instant>,
): RuleStart[] {
  return pageRules(site, question)
    .flatMap(({ id: rule }) =>
      panelStarts(site, availability, { panel: rule, duration: question.duration }, range)
        .filter(({ start }) => pageRuleAt(site, question, start)?.id === rule)
        .map((start) => ({ ...start, rule })),
    )
    .sort((a, b) => a.start - b.start);
}

type TimeCondition = Extract<Condition, { on: 'time' }>;

function holdsFor(condition: Exclude<Condition, TimeCondition>, { answers, place, language }: PageFacts): boolean {
  switch (condition.on) {
    case 'answer':
      return condition.oneOf.includes(answers?.[condition.field] ?? '');
    case 'place':
      return condition.oneOf.some((one) => one === place);
    case 'language':
      return language !== undefined && condition.oneOf.some((range) => matchesLanguage(range, language));
  }
}

/** `pt` holds for `pt` and `pt-BR`, not for `ptx` (RFC 4647, basic filtering). */
function matchesLanguage(range: string, language: string): boolean {
  return `${language.toLowerCase()}-`.startsWith(`${range.toLowerCase()}-`);
}

/** Hours past midnight belong to the date that they start on (AV-2). */
function holdsAt(site: OpenedSite, { days, weekdays, hours }: TimeCondition, start: Instant): boolean {
  const wall = site.zone(site.site.zone).wallOf(start);
  const today = Math.floor(wall / MINUTES_PER_DAY);
  const isOn = (day: number): boolean => {
    const minute = wall - day * MINUTES_PER_DAY;
    return (
      (!days || (days[0] <= day && day < days[1])) &&
      (!weekdays || weekdays.includes(weekdayOf(day))) &&
      (hours ?? [[0, MINUTES_PER_DAY] as const]).some(([from, to]) => from <= minute && minute < to)
    );
  };
  return isOn(today) || isOn(today - 1);
}
