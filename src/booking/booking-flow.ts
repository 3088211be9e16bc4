import type { Backend } from '../adapter/backend.js';
import type { FieldValue } from '../adapter/contract.js';
import { problemFrom } from '../adapter/problem.js';
import type { Start } from '../engine/answers.js';
import type { OpenedSite } from '../engine/site.js';
import type { Day } from '../time/units.js';
import { Booker, type Outcome } from './booker.js';
import { errorsOf } from './details.js';
import { Drafts } from './draft.js';
import {
  RotaBookedEvent,
  RotaBookEvent,
  RotaChooseEvent,
  RotaReadyEvent,
  RotaStepEvent,
  RotaTroubleEvent,
} from './events.js';
import { FRESH_CHOICES, firstFacts, type Facts } from './facts.js';
import type { Flow } from './flow.js';
import { Intents } from './intent.js';
import { Look } from './look.js';
import { compareMonths, dayIn, monthOf, normalMonth } from './month.js';
import { specialistChoices } from './offer.js';
import { choicesFor, firstChoices, isZone, openCatalog, usableZone } from './opening.js';
import type { FlowOptions, FlowState, Month, SpecialistChoice, Step, Trouble } from './state.js';
import { isAnswered } from './steps.js';
import { Store } from './store.js';
import { attend, pageSurroundings, type Surroundings } from './surroundings.js';
import { Timetable } from './timetable.js';
import { troubleOf } from './trouble.js';
import { View } from './view.js';
import { Windows } from './windows.js';

/**
 * The booking flow over any backend. It loads when somebody subscribes, listens to the page for as long as somebody does, and
 * never throws: what goes wrong is in its state.
 */
export class BookingFlow extends EventTarget implements Flow {
  readonly #backend: Backend;
  readonly #options: FlowOptions;
  readonly #surroundings: Surroundings;
  readonly #windows: Windows;
  readonly #store: Store;
  readonly #look: Look;
  #listening = new AbortController();
  #booker: Booker | undefined;
  #drafts: Drafts | undefined;

  /** @param surroundings What the flow knows of the page; the real page where left out. */
  constructor(backend: Backend, options: FlowOptions = {}, surroundings: Partial<Surroundings> = {}) {
    super();
    this.#backend = backend;
    this.#options = options;
    this.#surroundings = { ...pageSurroundings(), ...surroundings };
    const { clock, guess, random, zone } = this.#surroundings;
    this.#windows = new Windows(clock);
    const view = new View(this.#windows, options, () => Math.floor(guess() / 60_000));
    const { locale = 'en', prefill = {} } = options;
    this.#store = new Store(firstFacts(options.zone ?? zone(), locale, prefill), view);
    const timetable = new Timetable(backend, this.#windows, clock, random);
    this.#look = new Look(this.#store, this.#windows, timetable, (trouble) => this.#tell(trouble));
  }

  get state(): FlowState {
    return this.#store.state;
  }

  subscribe(changed: () => void): () => void {
    return this.#store.subscribe(
      changed,
      () => this.#listen((this.#listening = new AbortController()).signal),
      () => this.#listening.abort(),
    );
  }

  chooseService(id: string): void {
    const { site } = this.#facts;
    const choices = site && choicesFor(site, this.#options, id, this.#facts);
    if (choices) this.#choose(choices, { what: 'service', service: id });
  }

  chooseDuration(minutes: number): void {
    if (this.state.service?.durations.includes(minutes)) this.#choose({ duration: minutes });
  }

  chooseSpecialist(choice: SpecialistChoice): void {
    const { site } = this.#facts;
    const { service } = this.state;
    if (!site || !service || !specialistChoices(site, service, this.#options).includes(choice)) return;
    this.#choose({ specialist: choice }, { what: 'specialist', specialist: choice });
  }

  setZone(zone: string): void {
    const { site } = this.#facts;
    if (!site || !isZone(site, zone)) return;
    this.#store.change({ zone });
    void this.#look.look();
  }

  setLocale(locale: string): void {
    if (locale !== this.#facts.locale) this.#store.change({ locale });
  }

  showMonth(month: Month): void {
    const earliest = this.#store.view.earliestMonth(this.#facts);
    if (!earliest) return;
    const wanted = normalMonth(month);
    // The day whose times show stays, whichever month is looked through.
    const { day } = this.state;
    this.#store.change({ day, month: compareMonths(wanted, earliest) < 0 ? earliest : wanted, turned: true });
    void this.#look.look();
  }

  chooseDay(day: Day): void {
    this.#store.change({ day });
    this.showMonth(monthOf(day));
    this.dispatchEvent(new RotaChooseEvent({ what: 'day', day }));
  }

  chooseStart(start: Start): void {
    const { site, zone } = this.#facts;
    if (!site || this.#isClosed() || start.left === 0) return;
    this.#booker?.giveUp();
    const day = dayIn(site.zone(zone), start.start);
    const settled = this.#store.view.ask(this.#facts, day)?.ask.question.calendar;
    this.#store.change({ day, start, settled, lost: undefined, trouble: undefined });
    this.#saveDraft();
    this.dispatchEvent(new RotaChooseEvent({ what: 'start', start: start.start, calendar: start.calendar }));
  }

  takeStart(start: Start): void {
    this.showStart(start);
    this.chooseStart(start);
  }

  showStart({ start }: Start): void {
    const { site, zone } = this.#facts;
    if (!site) return;
    const day = dayIn(site.zone(zone), start);
    this.#store.change({ day });
    this.showMonth(monthOf(day));
  }

  edit(field: string, value: FieldValue): void {
    this.#booker?.giveUp();
    const { [field]: _settled, ...refused } = this.#facts.refused;
    this.#store.change({ values: { ...this.#facts.values, [field]: value }, refused });
    this.#saveDraft();
  }

  leave(field: string): void {
    if (!this.#facts.left.has(field)) this.#store.change({ left: new Set([...this.#facts.left, field]) });
  }

  next(): void {
    const { step, steps } = this.state;
    if (step === 'review') return void this.book();
    if (!this.#facts.site || this.#isSending()) return;
    const faults = this.#faults();
    if (isAnswered(step, this.#facts, faults.length)) this.#go(steps[steps.indexOf(step) + 1]);
    else if (step === 'details') this.#showFaults();
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
    this.#booker?.giveUp();
    this.#go(step);
  }

  async book(): Promise<void> {
    const { start, service = '', submission, booking } = this.#facts;
    if (!this.#booker || booking || submission !== 'idle') return;
    if (!start) return this.#go('time');
    if (this.#faults().length > 0) {
      this.#showFaults();
      return this.#go('details');
    }
    if (!this.dispatchEvent(new RotaBookEvent(service, start.start))) return;
    this.#finish(await this.#booker.book(start));
  }

  retry(): void {
    const { catalog, timetable, trouble } = this.#facts;
    if (typeof catalog === 'object') void this.#open();
    else if (trouble) void this.book();
    else if (typeof timetable === 'object') {
      this.#windows.forgetRevision();
      void this.#look.look();
    }
  }

  bookAnother(): void {
    if (this.#isSending()) return;
    this.#booker?.giveUp();
    this.#drafts?.clear();
    this.#store.change(FRESH_CHOICES);
    this.#windows.expire();
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

  /** Takes a choice; what was chosen later stays as far as it still fits. */
  #choose(choice: Partial<Facts>, told?: RotaChooseEvent['choice']): void {
    if (this.#isClosed()) return;
    this.#booker?.giveUp();
    this.#store.change({ ...choice, settled: undefined, lost: undefined, trouble: undefined });
    void this.#look.look();
    this.#saveDraft();
    if (told) this.dispatchEvent(new RotaChooseEvent(told));
  }

  #go(to: Step | undefined): void {
    const { step } = this.#facts;
    if (!to || to === step || !this.dispatchEvent(new RotaStepEvent(step, to))) return;
    this.#store.change({ step: to, trouble: undefined });
    if (to !== 'confirmation') this.#saveDraft();
    this.#revisit();
  }

  /** Looks again at what the client has before the eyes: the network is back, the page is back, or the step. */
  #revisit(): void {
    const { catalog, step } = this.#facts;
    if (typeof catalog === 'object' && catalog.retryable) void this.#open();
    else if (step === 'specialist' || step === 'time') void this.#look.look();
  }

  #listen(signal: AbortSignal): void {
    attend(this.#surroundings, signal, {
      back: () => this.#revisit(),
      tick: () => this.#store.change(),
    });
    if (this.#facts.catalog === 'idle' && !this.#facts.site) void this.#open();
  }

  async #open(): Promise<void> {
    this.#store.change({ catalog: 'loading' });
    try {
      const opened = openCatalog(await this.#backend.catalog(), this.#options);
      if ('trouble' in opened) this.#failToOpen(opened.trouble);
      else this.#take(opened.site);
    } catch (cause) {
      this.#failToOpen(troubleOf(problemFrom(cause)));
    }
  }

  #failToOpen(trouble: Trouble): void {
    this.#store.change({ catalog: trouble });
    this.#tell(trouble);
  }

  #take(site: OpenedSite): void {
    const { storage, zone: browserZone } = this.#surroundings;
    const { keepDraft = false } = this.#options;
    const intents = new Intents(site.site.id, this.#surroundings);
    this.#booker = new Booker(this.#store, this.#backend, intents, this.#look, this.#surroundings);
    this.#drafts = keepDraft ? new Drafts(site.site.id, storage) : undefined;
    this.#store.change({ catalog: 'idle', site, zone: usableZone(site, [this.#facts.zone, browserZone()]) });
    this.#begin();
    this.dispatchEvent(new RotaReadyEvent());
  }

  /** Settles what leaves no choice, takes up the draft, and shows the first step that is left. */
  #begin(): void {
    const { site } = this.#facts;
    if (!site) return;
    const draft = this.#drafts?.read();
    this.#store.change(firstChoices(site, this.#options, this.#facts, draft));
    const { steps } = this.state;
    const isHere = (step: Step) => step === draft?.step || !isAnswered(step, this.#facts, this.#faults().length);
    this.#store.change({ step: steps.find(isHere) ?? 'service' });
    void this.#look.look();
  }

  #finish(outcome: Outcome): void {
    if (outcome.kind === 'given-up') return;
    if (outcome.kind !== 'booked') {
      this.#tell(outcome.trouble);
      if (outcome.kind === 'refused') this.#go('details');
      return;
    }
    const { id, service, start } = outcome.booking;
    this.#drafts?.clear();
    this.dispatchEvent(new RotaBookedEvent(id, service, start));
    this.#go('confirmation');
  }

  #faults(): readonly string[] {
    const { details } = this.state;
    return Object.keys(errorsOf(details.fields, details.values, this.#facts.refused));
  }

  #showFaults(): void {
    const { fields, attempts } = this.state.details;
    this.#store.change({ left: new Set(fields.map(({ id }) => id)), attempts: attempts + 1 });
  }

  #saveDraft(): void {
    this.#drafts?.save(this.#facts);
  }

  #tell(trouble: Trouble): void {
    this.dispatchEvent(new RotaTroubleEvent(trouble));
  }
}
