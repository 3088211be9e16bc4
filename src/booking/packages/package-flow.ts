import type { PackagesBackend } from '../../adapter/backend.js';
import type { FieldValue, TakenPackage } from '../../adapter/contract.js';
import { problemFrom, type Problem } from '../../adapter/problem.js';
import type { Day, Instant } from '../../time/units.js';
import { readLink } from '../appointments/link.js';
import { errorsOf } from '../details.js';
import { clockFrom, guessed, guessFrom } from '../backend-clock.js';
import { RotaTroubleEvent } from '../events.js';
import type { Flow } from '../flow.js';
import { misconfigured } from '../opening.js';
import { refusedFields } from '../refusal.js';
import type { SpecialistChoice, Submission, Trouble } from '../state.js';
import { attend, pageSurroundings, type Surroundings } from '../surroundings.js';
import { takeFree } from '../take-free.js';
import { troubleOf } from '../trouble.js';
import { RotaPackageEvent } from './events.js';
import { KeptStore, PackageDrafts } from './package-draft.js';
import {
  catalogIn,
  factsOf,
  firstPackageFacts,
  inOrder,
  lostIn,
  nextServiceOf,
  shutOn,
  stateOf,
  takenIn,
  templateOf,
  termsIn,
  type PackageFacts,
} from './package-facts.js';
import { PackageSender, sells } from './package-sender.js';
import { chosenSession, flowOfSession } from './session-choice.js';
import type { ChosenSession, Choosing, PackageOptions, PackageState, PackageStep, Shut } from './state.js';

/**
 * A package over any backend (PK-1 to PK-6): shows what is in it, has times chosen for one or several sessions, and takes it with
 * them, all of that or nothing; books further sessions out of one that the link opens. It loads when somebody subscribes and
 * never throws: what goes wrong is in its state.
 */
export class PackageFlow extends EventTarget {
  readonly #backend: PackagesBackend;
  readonly #options: PackageOptions;
  readonly #surroundings: Surroundings;
  readonly #store: KeptStore;
  readonly #drafts: PackageDrafts;
  #sender: PackageSender | undefined;
  #link: { readonly id: string; readonly token: string } | undefined;
  #now: () => Instant;
  /** When there was something to fill in, by the page's clock. */
  #since = 0;
  /** Counts how often the package was asked for, and which of these answers shows: an older one never replaces it (RC-7). */
  #turn = 0;
  #known = 0;
  #listening = new AbortController();
  #following = new AbortController();

  /** @param fragment Of the page's address, or of a link: see `readLink`. */
  constructor(
    backend: PackagesBackend,
    fragment: string,
    options: PackageOptions = {},
    surroundings: Partial<Surroundings> = {},
  ) {
    super();
    this.#backend = backend;
    this.#options = options;
    this.#surroundings = { ...pageSurroundings(), ...surroundings };
    const { clock, guess, zone } = this.#surroundings;
    this.#now = clockFrom(guessed(guess), clock);
    this.#drafts = new PackageDrafts(this.#surroundings.storage, options.keepDraft);
    const view = (facts: PackageFacts) => stateOf(facts, options, this.#now());
    this.#store = new KeptStore(firstPackageFacts(options, zone()), view, this.#drafts);
    const link = readLink(fragment);
    if (link === 'incomplete') this.#store.change({ fault: link });
    else if (link?.opens === 'one') this.#link = link;
  }

  get state(): PackageState {
    return this.#store.state;
  }

  /** Why the session that is being chosen can't be on a day, as far as the package says. */
  shutOn(day: Day): Shut | undefined {
    const { choosing } = this.#facts;
    return choosing && shutOn(this.#facts, choosing.service, day, this.#now());
  }

  /** What opens the package that the client has: its id and token, with a dot between, as behind the `#` of a link. */
  get link(): string | undefined {
    return this.#link && `${this.#link.id}.${this.#link.token}`;
  }

  /** Calls back after every change, once a microtask at most; gives the function that ends it. */
  subscribe(changed: () => void): () => void {
    return this.#store.subscribe(
      changed,
      () => this.#listen((this.#listening = new AbortController()).signal),
      () => this.#listening.abort(),
    );
  }

  /** Asks again for what failed. */
  retry(): void {
    if (this.#facts.trouble) void this.book();
    else void this.#open();
  }

  /** The language that the client reads from now on: a BCP 47 tag, which goes with the booking. */
  setLocale(locale: string): void {
    if (locale === this.#facts.locale) return;
    this.#store.change({ locale });
    this.#facts.choosing?.flow.setLocale(locale);
  }

  /** Has a practitioner assigned to a package that is yet to be taken; what was chosen with another is given up. */
  chooseCalendar(calendar: string): void {
    if (this.#isClosed() || !this.state.practitioners.includes(calendar)) return;
    this.#store.change({ calendar, sessions: [], choosing: undefined });
    this.#begin({ service: nextServiceOf(this.state) });
  }

  /** Chooses a session of another service in place of the one that is being chosen. */
  chooseService(service: string): void {
    if (this.#facts.choosing && !this.#isClosed()) this.#begin({ service });
  }

  /** Whose times are shown: one person's, or those of anybody who may serve (PK-6). */
  chooseSpecialist(choice: SpecialistChoice): void {
    if (!this.#isClosed()) this.#facts.choosing?.flow.chooseSpecialist(choice);
  }

  /** Chooses a time offered in place of a lost one, with the first who is free then; where it has gone, too, its day shows. */
  takeAlternative(start: Instant): void {
    const { choosing } = this.#facts;
    if (choosing && !this.#isClosed()) takeFree(choosing.flow, start);
  }

  /** Keeps the time that is chosen, and begins to choose that of one session more. */
  addSession(): void {
    if (this.#isClosed() || !this.state.open) return;
    this.#keep();
    this.#store.change({ step: 'sessions', booked: undefined, trouble: undefined });
    this.#begin({ service: nextServiceOf(this.state) });
  }

  /** Begins to choose another time in place of one. */
  changeSession(session: ChosenSession): void {
    if (this.#isClosed() || !this.#facts.sessions.includes(session)) return;
    this.#sender?.giveUp();
    this.#keep();
    const sessions = this.#facts.sessions.filter((one) => one !== session);
    this.#store.change({ step: 'sessions', sessions, trouble: undefined });
    this.#begin({ service: session.service, before: session });
  }

  /**
   * Takes a session out. The one that is being chosen stays; its times are looked at anew, as one more may be free. In place of
   * the last one another is chosen.
   */
  removeSession(session: ChosenSession): void {
    if (this.#isClosed()) return;
    this.#sender?.giveUp();
    const { choosing, sessions: before } = this.#facts;
    const sessions = before.filter((one) => one !== session);
    this.#store.change({ sessions, trouble: undefined });
    if (!choosing && sessions.length > 0) return;
    this.#store.change({ step: 'sessions' });
    this.#begin({ service: choosing?.service ?? session.service, before: choosing && chosenSession(choosing) });
  }

  /** Ends the choice of a session: it stays as it was, or is left out. */
  leaveSession(): void {
    const { choosing, sessions } = this.#facts;
    if (this.#isClosed() || !choosing) return;
    const kept = choosing.before ? [...sessions, choosing.before] : sessions;
    if (kept.length > 0) this.#drop(kept);
    else this.back();
  }

  edit(field: string, value: FieldValue): void {
    this.#sender?.giveUp();
    const { [field]: _settled, ...refused } = this.#facts.refused;
    this.#store.change({ values: { ...this.#facts.values, [field]: value }, refused });
  }

  /** The client left the field: from now on its errors show. */
  leave(field: string): void {
    this.#store.change({ left: new Set([...this.#facts.left, field]) });
  }

  /** Goes on to the next step if this one is complete; on the review, books. */
  next(): void {
    const { step, steps } = this.state;
    if (step === 'review') return void this.book();
    if (this.#isClosed()) return;
    if (step === 'sessions') {
      this.#keep();
      if (this.#facts.sessions.length === 0) return;
      this.#drop(this.#facts.sessions);
    }
    if (step === 'details' && this.#faults().length > 0) return this.#showFaults();
    const fields = this.state.details.fields.map(({ id }) => id);
    if (step === 'details') this.#store.change({ passed: fields });
    // After a time was lost, what is filled in needs no second look.
    const isPassed = this.#faults().length === 0 && fields.every((id) => this.#facts.passed.includes(id));
    const next = steps.slice(steps.indexOf(step) + 1).find((one) => one !== 'details' || !isPassed);
    if (next) this.#store.change({ step: next, trouble: undefined });
  }

  back(): void {
    const { step, steps } = this.state;
    const before = steps[steps.indexOf(step) - 1];
    if (before) this.goTo(before);
  }

  /** Goes to an earlier step, everything kept; from a package that the client has, what was chosen is given up. */
  goTo(step: PackageStep): void {
    const { steps, step: from } = this.state;
    if (this.#isClosed() || !steps.includes(step) || steps.indexOf(step) >= steps.indexOf(from)) return;
    this.#sender?.giveUp();
    if (step === 'overview') this.#drop([]);
    this.#store.change({ step, trouble: undefined });
  }

  /** Takes the package with the sessions that are chosen, or books them out of the one that the client has: all, or none. */
  async book(): Promise<void> {
    const terms = termsIn(this.#facts, this.#now());
    if (!terms || this.#facts.submission !== 'idle' || this.#facts.sessions.length === 0) return;
    if (this.#faults().length > 0) return this.#showFaults({ step: 'details' });
    const { template, site } = terms;
    const sender = (this.#sender ??= new PackageSender(this.#backend, this.#surroundings, site.site.id));
    const told = (now: Submission): void => this.#store.change({ submission: now });
    const took = this.#surroundings.clock.now() - this.#since;
    const { calendar, ...facts } = this.#facts;
    const filled = { ...facts, site, fields: this.state.details.fields, took };
    this.#store.change({ trouble: undefined, submission: 'sending' });
    const outcome = this.#link
      ? await sender.bookSessions(this.#link, filled, told)
      : await sender.takePackage(template.id, calendar, filled, told);
    if (outcome.kind === 'booked') this.#finish(outcome.taken);
    else if (outcome.kind === 'refused') await this.#refused(outcome.problem, outcome.retryable);
  }

  get #facts(): PackageFacts {
    return this.#store.facts;
  }

  /** While something is on its way, nothing else may be asked for. */
  #isClosed(): boolean {
    return this.#facts.submission === 'sending' || this.#facts.submission === 'checking';
  }

  /** Shows the times of a session; of none where there is no service to choose it of. */
  #begin({ service, ...choice }: Partial<Omit<Choosing, 'flow'>>): void {
    const { zone, locale, sessions } = this.#facts;
    const [terms, catalog] = [termsIn(this.#facts, this.#now()), catalogIn(this.#facts)];
    if (!terms || !catalog || service === undefined) return this.#drop(sessions);
    const surroundings = { ...this.#surroundings, guess: guessFrom(() => this.#now()) };
    const scene = { backend: this.#backend, catalog, terms, sessions, options: { zone, locale }, surroundings };
    const flow = flowOfSession(scene, { service, ...choice });
    this.#store.change({ choosing: { service, ...choice, flow } });
    this.#follow(flow);
  }

  #follow(flow: Flow): void {
    this.#following.abort();
    const { signal } = (this.#following = new AbortController());
    const stop = flow.subscribe(() => this.#store.change({ zone: flow.state.zone }));
    signal.addEventListener('abort', stop);
  }

  /** Puts the time that is chosen, if one is, or the one before it to the sessions. */
  #keep(): void {
    const { choosing, sessions } = this.#facts;
    const session = choosing && (chosenSession(choosing) ?? choosing.before);
    if (session) this.#drop([...sessions, session]);
  }

  #drop(sessions: readonly ChosenSession[]): void {
    this.#following.abort();
    this.#store.change({ choosing: undefined, sessions: inOrder(sessions) });
  }

  #listen(signal: AbortSignal): void {
    const { catalog, taken, choosing } = this.#facts;
    attend(this.#surroundings, signal, { back: () => this.#revisit(), tick: () => this.#store.change() });
    signal.addEventListener('abort', () => this.#following.abort());
    if (choosing) this.#follow(choosing.flow);
    // What was still on its way ended with the last who listened.
    if (catalog.status === 'idle' || [catalog, taken].some(({ status }) => status === 'loading')) void this.#open();
  }

  /** The network is back, or the client: asks again for what is missing, and how the package stands by now. */
  #revisit(): void {
    const { catalog, taken, step } = this.#facts;
    const failed = [catalog, taken].find((asked) => asked.status === 'failed');
    if (failed) return failed.trouble.retryable ? void this.#open() : undefined;
    if (this.#link && step === 'overview') void this.#read().catch(() => undefined);
  }

  async #open(): Promise<void> {
    const { signal } = this.#listening;
    const loading = { status: 'loading' } as const;
    this.#store.change({ catalog: loading, taken: this.#link ? loading : { status: 'idle' } });
    try {
      const asked = [this.#backend.catalog({ signal }), this.#backend.capabilities({ signal })] as const;
      const [catalog, { now, packages }] = await Promise.all(asked);
      if (signal.aborted) return;
      if (now !== undefined) this.#now = clockFrom(now, this.#surroundings.clock);
      if (!packages || !sells(this.#backend)) return this.#fail(misconfigured('This backend sells no packages.'));
      const template = this.#link ? undefined : templateOf(catalog, this.#options);
      if (typeof template === 'string') return this.#fail(misconfigured(template));
      this.#since = this.#surroundings.clock.now();
      this.#store.change({ catalog: { status: 'ready', value: catalog }, template });
      if (!template) await this.#read();
      this.#start();
    } catch (cause) {
      if (!signal.aborted) this.#fail(troubleOf(problemFrom(cause)));
    }
  }

  #fail(trouble: Trouble): void {
    const failed = { status: 'failed', trouble } as const;
    this.#store.change(catalogIn(this.#facts) ? { taken: failed } : { catalog: failed, taken: failed });
    this.dispatchEvent(new RotaTroubleEvent(trouble));
  }

  /** Begins with what was kept; else a package that is yet to be taken with its first session, and with whom where need be. */
  #start(): void {
    if (!this.#facts.template) return;
    if (!takenIn(this.#facts)) this.#store.change({ step: 'sessions' });
    this.#store.change(this.#drafts.begin(this.#facts, this.state, this.#now()));
    const { step, sessions, practitioners, calendar } = this.state;
    const isServed = practitioners.length === 0 || calendar !== undefined;
    if (step === 'sessions' && sessions.length === 0 && isServed) this.#begin({ service: nextServiceOf(this.state) });
  }

  /** Brings what the link opens. */
  async #read(): Promise<void> {
    const { signal } = this.#listening;
    if (!this.#link) return;
    const turn = ++this.#turn;
    const isOld = () => signal.aborted || turn < this.#known;
    try {
      const taken = await this.#backend.takenPackage!(this.#link.id, this.#link.token, { signal });
      if (!isOld()) this.#take(taken, turn);
    } catch (cause) {
      const problem = problemFrom(cause);
      if (isOld()) return;
      if (problem.code !== 'not-found' && problem.code !== 'link-expired') throw problem;
      this.#link = undefined;
      this.#store.change({ taken: { status: 'idle' }, fault: 'expired' });
    }
  }

  #take(taken: TakenPackage, turn: number): void {
    this.#known = turn;
    this.#store.change(factsOf(taken, catalogIn(this.#facts)!));
  }

  #faults(): readonly string[] {
    return Object.keys(errorsOf(this.state.details.fields, this.#facts.values, this.#facts.refused));
  }

  #showFaults(facts: Partial<PackageFacts> = {}): void {
    const left = new Set(this.state.details.fields.map(({ id }) => id));
    this.#store.change({ ...facts, left, attempts: this.#facts.attempts + 1 });
  }

  /** What was booked shows in the package, which the client has from now on. */
  #finish(taken: TakenPackage): void {
    const before = new Set(takenIn(this.#facts)?.bookings.map(({ id }) => id));
    const booked = taken.bookings.filter(({ id }) => !before.has(id));
    const { id, token } = taken;
    if (!this.#link && token !== undefined) this.#link = { id, token };
    this.#drop([]);
    this.#take(taken, ++this.#turn);
    this.#store.change({ step: 'overview', submission: 'idle', booked });
    const ids = booked.map((booking) => booking.id);
    this.dispatchEvent(new RotaPackageEvent(id, taken.package, ids));
  }

  /** Nothing was booked: the session that can't be had is chosen again, and everything else stays (RC-3). */
  async #refused(problem: Problem, retryable: boolean): Promise<void> {
    const trouble = { ...troubleOf(problem), retryable };
    const { sessions } = this.#facts;
    const lost = lostIn(problem, sessions);
    const refused = refusedFields(problem, this.state.details.fields);
    if (lost) {
      await this.#read().catch(() => undefined);
      const others = sessions.filter((one) => one !== lost.session);
      this.#store.change({ submission: 'idle', step: 'sessions', sessions: others });
      this.#begin({ service: lost.session.service, lost });
    } else if (Object.keys(refused).length > 0) this.#showFaults({ submission: 'idle', step: 'details', refused });
    else this.#store.change({ submission: 'idle', trouble });
    this.dispatchEvent(new RotaTroubleEvent(trouble));
  }
}
