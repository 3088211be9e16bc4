import type { CatalogCalls } from '../adapter/backend.js';
import type { FieldValue } from '../adapter/contract.js';
import { problemFrom } from '../adapter/problem.js';
import type { Start } from '../engine/answers.js';
import type { Entry } from '../engine/offers.js';
import type { Day } from '../time/units.js';
import type { Booker, Outcome } from './booker.js';
import {
  RotaBookedEvent,
  RotaBookEvent,
  RotaChooseEvent,
  RotaReadyEvent,
  RotaStepEvent,
  RotaTroubleEvent,
} from './events.js';
import { FRESH_CHOICES, firstFacts, unanswered, type Facts } from './facts.js';
import type { Flow } from './flow.js';
import { firstChoices, settled } from './opening.js';
import type { Parts } from './parts.js';
import type { DetailField, FlowOptions, FlowState, Month, SpecialistChoice, Step, Trouble } from './state.js';
import { FORMS, fieldsAt, isAnswered } from './steps.js';
import { isKnownZone } from './shown-zone.js';
import { Store } from './store.js';
import { chosenOf, type Subject } from './subject.js';
import { Supply } from './supply.js';
import { pageSurroundings, type Surroundings } from './surroundings.js';
import { troubleOf } from './trouble.js';
import { View } from './view.js';

/**
 * The booking flow, as far as it goes by the catalog and the client's answers. What it needs the engine for lies in `Parts`,
 * which it brings as they are needed: the first at once, while the catalog is on its way.
 */
export class FlowInParts extends EventTarget implements Flow {
  readonly #supply: Supply;
  readonly #options: FlowOptions;
  readonly #store: Store;

  /** @param around What the flow knows of the page; the real page where left out. */
  constructor(parts: Parts, backend: CatalogCalls, options: FlowOptions = {}, around: Partial<Surroundings> = {}) {
    super();
    this.#options = options;
    const view = new View(options, () => this.#supply.times);
    const { locale = 'en', prefill = {} } = options;
    this.#store = new Store(firstFacts(options.zone ?? '', locale, prefill), (facts) => view.state(facts));
    const surroundings = { ...pageSurroundings(), ...around };
    const opened = () => {
      this.#begin();
      this.dispatchEvent(new RotaReadyEvent());
    };
    this.#supply = new Supply(parts, this.#store, backend, options, surroundings, opened, this.#tell);
  }

  get state(): FlowState {
    return this.#store.state;
  }

  subscribe(changed: () => void): () => void {
    const supply = this.#supply;
    return this.#store.subscribe(
      changed,
      () => supply.listen(),
      () => supply.rest(),
    );
  }

  chooseService(id: string): void {
    const chosen = chosenOf(this.#facts.subject);
    if (this.state.services.some((service) => service.id === id))
      this.#chooseSubject({ ...chosen, service: id }, { what: 'service', service: id });
  }

  chooseEntry(entry: Entry): void {
    const { kind, id } = entry;
    if (kind === 'service') return this.chooseService(id);
    if (kind === 'specialist') return this.chooseSpecialist(id);
    const { offer, subject } = this.#facts;
    const chosen = offer?.choose?.(entry, subject);
    if (chosen) this.#chooseSubject(chosen, { what: kind, id });
  }

  chooseDuration(minutes: number): void {
    if (this.state.service?.durations.includes(minutes)) this.#choose({ duration: minutes });
  }

  chooseSpecialist(choice: SpecialistChoice): void {
    const { offer, subject } = this.#facts;
    const chosen = { ...chosenOf(subject), pool: undefined };
    if (offer?.specialists(chosen).includes(choice))
      this.#chooseSubject({ ...chosen, specialist: choice }, { what: 'specialist', specialist: choice });
  }

  setZone(zone: string): void {
    if (!this.#facts.offer || !isKnownZone(zone)) return;
    this.#store.change({ zone });
    void this.#supply.look();
  }

  setLocale(locale: string): void {
    if (locale !== this.#facts.locale) this.#supply.moveOn({ locale });
  }

  showMonth(month: Month): void {
    this.#supply.times?.showMonth(month);
  }

  lookAhead(): void {
    this.#supply.times?.lookAhead().catch(() => undefined);
  }

  chooseDay(day: Day): void {
    if (!this.#supply.times) return;
    this.#supply.times.showDay(day);
    this.dispatchEvent(new RotaChooseEvent({ choice: { what: 'day', day } }));
  }

  chooseStart(start: Start): void {
    if (!this.#supply.times || !this.#facts.offer || this.#isClosed() || start.left === 0) return;
    this.#supply.booker?.giveUp();
    this.#supply.times.choose(start);
    void this.#supply.hold();
    this.#supply.drafts?.save();
    const choice = { what: 'start', start: start.start, calendar: start.calendar } as const;
    this.dispatchEvent(new RotaChooseEvent({ choice }));
  }

  takeStart(start: Start): void {
    this.showStart(start);
    this.chooseStart(start);
  }

  showStart(start: Start): void {
    this.#supply.times?.showStart(start);
  }

  extendHold(): void {
    void this.#supply.booker?.holder.extend();
  }

  fillIn(now: boolean): void {
    this.#store.change({ filling: now });
    this.#supply.revisit();
  }

  edit(field: string, value: FieldValue): void {
    this.#supply.booker?.giveUp();
    const { [field]: _settled, ...refused } = this.#facts.refused;
    this.#store.change({ values: { ...this.#facts.values, [field]: value }, refused });
    if (this.#supply.times?.answered(field)) void this.#supply.hold();
    this.#supply.drafts?.save();
  }

  leave(field: string): void {
    if (!this.#facts.left.has(field)) this.#store.change({ left: new Set([...this.#facts.left, field]) });
  }

  reset(what: 'start' | 'details'): void {
    this.#choose(unanswered(what, this.#options.prefill));
  }

  next(): void {
    const { step, steps, specialists, details, unfit } = this.state;
    if (step === 'review') return void this.book();
    if (!this.#facts.offer || this.#isSending()) return;
    if (!isAnswered(step, this.#facts, unfit))
      return FORMS.includes(step) ? this.#showFaults(fieldsAt(step, details.fields)) : undefined;
    const [after, beyond] = steps.slice(steps.indexOf(step) + 1);
    const [only, another] = specialists;
    // Where the time came first, one person alone may be free then: nothing to ask (MP-4).
    if (after !== 'specialist' || !only || another) return this.#go(after);
    this.chooseSpecialist(only.id);
    this.#go(beyond);
  }

  back(): void {
    const { step, steps } = this.state;
    const before = steps[steps.indexOf(step) - 1];
    if (before) this.goTo(before);
  }

  goTo(step: Step): void {
    const { steps } = this.state;
    const earlier = steps.includes(step) && steps.indexOf(step) < steps.indexOf(this.state.step);
    if (!earlier || this.#isClosed()) return;
    this.#supply.booker?.giveUp();
    this.#go(step);
  }

  async book(): Promise<void> {
    const { offer, start, submission, booking } = this.#facts;
    const { service } = this.state;
    if (!offer || booking || submission !== 'idle') return;
    const [unfit] = this.state.unfit;
    if (unfit) {
      this.#showFaults(this.state.details.fields);
      return this.#go(unfit);
    }
    if (!start || !service) return this.#go('time');
    if (!this.dispatchEvent(new RotaBookEvent({ service: service.id, start: start.start }))) return;
    const booker = this.#supply.booker ?? (await this.#bringBooker());
    if (booker) this.#finish(await booker.book(start));
  }

  retry(): void {
    const { catalog, timetable, trouble } = this.#facts;
    const failed = typeof timetable === 'object' && timetable;
    if (typeof catalog === 'object' || (failed && failed.code === 'unknown-calendar')) void this.#supply.open();
    else if (trouble) void this.book();
    else if (failed) {
      this.#supply.times?.windows.forgetRevision();
      void this.#supply.look();
    }
  }

  bookAnother(): void {
    if (this.#isSending()) return;
    this.#supply.booker?.giveUp();
    this.#supply.drafts?.clear();
    const { shared, prefill } = this.#options;
    this.#store.change({ ...FRESH_CHOICES, ...(shared && unanswered('details', prefill)) });
    this.#supply.times?.windows.expire();
    this.#begin();
  }

  get #facts(): Facts {
    return this.#store.facts;
  }

  /** While a request is on its way nothing else may be asked for; while it waits, it may be given up. */
  #isSending(): boolean {
    return this.#facts.submission === 'sending' || this.#facts.submission === 'checking';
  }

  /** Whether choices can no longer be changed: they are on their way, or booked. */
  #isClosed(): boolean {
    return this.#isSending() || this.#facts.booking !== undefined;
  }

  #chooseSubject(subject: Subject, told: RotaChooseEvent['choice']): void {
    const { offer, duration } = this.#facts;
    if (offer) this.#choose(settled(offer, subject, duration), told);
  }

  /** Takes a choice; what was chosen later stays as far as it still fits. */
  #choose(choice: Partial<Facts>, told?: RotaChooseEvent['choice']): void {
    if (this.#isClosed()) return;
    this.#supply.booker?.giveUp();
    this.#store.change({ ...choice, settled: undefined, lost: undefined, trouble: undefined });
    void this.#supply.look();
    this.#supply.drafts?.save();
    if (told) this.dispatchEvent(new RotaChooseEvent({ choice: told }));
  }

  #go(to: Step | undefined): void {
    const { step } = this.#facts;
    if (!to || to === step || !this.dispatchEvent(new RotaStepEvent({ from: step, to }))) return;
    this.#store.change({ step: to, trouble: undefined });
    if (to !== 'confirmation') this.#supply.drafts?.save();
    this.#supply.revisit();
  }

  /** Brings what is missing for the booking; undefined where it does not come. */
  async #bringBooker(): Promise<Booker | undefined> {
    this.#store.change({ submission: 'sending', trouble: undefined });
    try {
      const booker = await this.#supply.bringBooker();
      this.#store.change({ submission: 'idle' });
      return booker;
    } catch (cause) {
      const trouble = troubleOf(problemFrom(cause));
      this.#store.change({ submission: 'idle', trouble });
      this.#tell(trouble);
      return undefined;
    }
  }

  /** Settles what leaves no choice, takes up the draft, and shows the first step that is left. */
  #begin(): void {
    const { offer } = this.#facts;
    if (!offer) return;
    const draft = this.#supply.drafts?.read();
    this.#store.change(firstChoices(offer, this.#facts, draft));
    // Questions that may be left open are asked all the same.
    const { steps, unfit } = this.state;
    const isHere = (step: Step) => step === (draft?.step ?? 'questions') || !isAnswered(step, this.#facts, unfit);
    this.#store.change({ step: steps.find(isHere) ?? 'service' });
    void this.#supply.look();
    void this.#supply.hold();
  }

  #finish(outcome: Outcome): void {
    if (outcome.kind === 'given-up') return;
    if (outcome.kind !== 'booked') {
      this.#tell(outcome.trouble);
      if (outcome.kind === 'refused') this.#go(this.state.unfit[0]);
      return;
    }
    const { id: booking, service, start } = outcome.booking;
    this.#supply.drafts?.clear();
    this.dispatchEvent(new RotaBookedEvent({ booking, service, start }));
    this.#go('confirmation');
  }

  #showFaults(fields: readonly DetailField[]): void {
    this.#store.change({ left: new Set(fields.map(({ id }) => id)), attempts: this.#facts.attempts + 1 });
  }

  readonly #tell = (trouble: Trouble): void => void this.dispatchEvent(new RotaTroubleEvent({ trouble }));
}
