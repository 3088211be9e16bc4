import { pageDays, pageRuleAt, pageRules, pageStarts, type PageQuestion } from '../../engine/index.js';
import type { DayAnswer, DayRange, Start } from '../../engine/answers.js';
import type { Availability, FormField, Service } from '../../engine/model.js';
import type { MasterPage, PageRule } from '../../engine/offers.js';
import type { OpenedSite } from '../../engine/site.js';
import type { Instant, Span } from '../../time/units.js';
import type { Ask } from '../ask.js';
import type { Meeting, Choices } from '../offer.js';
import { remember } from '../remember.js';
import { PLACE } from '../state.js';
import { calendarsIn, hostsOf } from './panel-meetings.js';

/** What the rules of a page offer a client, by the answers, the place, the language and the time (MP-3). */
export class RuleMeetings {
  /** Ids of the questions that rules hang on: they come before the time. */
  readonly asksFirst: readonly string[];
  /** Those of all rules. */
  readonly services: readonly Service[];
  readonly #site: OpenedSite;
  readonly #page: MasterPage;
  readonly #rules: readonly PageRule[];
  /** What decides between rules. */
  readonly #asked: readonly FormField[];

  constructor(site: OpenedSite, page: MasterPage) {
    this.#site = { ...site, catalog: { ...site.catalog, pages: [page] } };
    this.#page = page;
    this.#rules = page.rules ?? [];
    const ids = [...new Set(this.#rules.map(({ service }) => service))];
    this.services = ids.flatMap((id) => site.services.get(id) ?? []);
    const conditions = this.#rules.flatMap(({ when = [] }) => when);
    const fields = conditions.flatMap((one) => (one.on === 'answer' ? [one.field] : []));
    const places = conditions.flatMap((one) => (one.on === 'place' ? one.oneOf : []));
    this.#asked = [
      ...(places.length > 0 ? [placeField([...new Set(places)], this.#rules)] : []),
      ...this.services.flatMap((service) => service.fields.filter(({ id }) => fields.includes(id))),
    ];
    this.asksFirst = this.#asked.map(({ id }) => id);
  }

  /** The service of the rule that counts, as far as that is known; its form asks what decides between rules, too. */
  service({ values = {}, locale, start, duration }: Choices): Service | undefined {
    return this.#service(this.#key(values, locale, duration), start);
  }

  meeting({ values = {}, locale, start, duration }: Choices): Meeting {
    return this.#meeting(this.#key(values, locale, duration), start);
  }

  /** The question as text: the same as long as nothing changes that rules look at. */
  #key(values: NonNullable<Choices['values']>, language: string | undefined, duration: number | undefined): string {
    const answerOf = (id: string): string | undefined =>
      Object.hasOwn(values, id) ? String(values[id]).trim() : undefined;
    const ids = this.asksFirst.filter((id) => id !== PLACE);
    const answers = Object.fromEntries(ids.flatMap((id) => (answerOf(id) === undefined ? [] : [[id, answerOf(id)!]])));
    // Lengths of one service are no lengths of another.
    const minutes = this.services.length === 1 ? duration : undefined;
    const question: PageQuestion = {
      page: this.#page.id,
      facts: { answers, place: answerOf(PLACE), language },
      duration: minutes,
    };
    return JSON.stringify(question);
  }

  #service = remember((key: string, start: Start | undefined): Service | undefined => {
    const question = JSON.parse(key) as PageQuestion;
    const counting = start && pageRuleAt(this.#site, question, start.start);
    const holding = counting ? [counting] : pageRules(this.#site, question);
    const [first, ...others] = holding.flatMap((rule) => this.#site.services.get(rule.service) ?? []);
    const service = first ?? this.services[0];
    if (!service) return undefined;
    const fields = [...this.#asked, ...[first, ...others].flatMap((one) => one?.fields ?? [])];
    const durations = this.services.length === 1 ? service.durations : service.durations.slice(0, 1);
    return { ...service, durations, fields: [...new Map(fields.map((field) => [field.id, field])).values()] };
  });

  #meeting = remember((key: string, start: Start | undefined): Meeting => {
    const counting = start && pageRuleAt(this.#site, JSON.parse(key) as PageQuestion, start.start);
    return {
      calendars: [...new Set(this.#rules.flatMap((rule) => calendarsIn(this.#site, rule)))],
      ask: this.#ask(key),
      hosts: counting ? hostsOf(this.#site, counting) : [],
    };
  });

  #ask = remember((key: string): Ask => new RuleAsk(this.#site, JSON.parse(key) as PageQuestion));
}

class RuleAsk implements Ask {
  readonly labelled = false;
  readonly #site: OpenedSite;
  readonly #question: PageQuestion;

  constructor(site: OpenedSite, question: PageQuestion) {
    this.#site = site;
    this.#question = question;
  }

  days(availability: Availability, range: DayRange): readonly DayAnswer[] {
    return pageDays(this.#site, availability, this.#question, range);
  }

  starts(availability: Availability, range: Span<Instant>): readonly Start[] {
    return pageStarts(this.#site, availability, this.#question, range);
  }

  next(availability: Availability, from: Instant, count: number): readonly Start[] {
    return this.starts(availability, [from, Infinity]).slice(0, count);
  }
}

/** The locale names it. Who is in none of the places gets the rules that look at none. */
function placeField(options: readonly string[], rules: readonly PageRule[]): FormField {
  const required = rules.every(({ when = [] }) => when.some(({ on }) => on === 'place'));
  return { id: PLACE, kind: 'choice', label: '', required, options };
}
