import type { PackagesBackend } from '../../adapter/backend.js';
import type { FieldValue, TakenPackage } from '../../adapter/contract.js';
import type { Problem } from '../../adapter/problem.js';
import type { Day, Instant } from '../../time/units.js';
import { errorsOf } from '../details.js';
import { RotaTroubleEvent } from '../events.js';
import { refusedFields } from '../refusal.js';
import type { SpecialistChoice, Submission, Trouble } from '../state.js';
import { attend, pageSurroundings, type Surroundings } from '../surroundings.js';
import { takeFree } from '../take-free.js';
import { troubleOf } from '../trouble.js';
import { RotaPackageEvent } from './events.js';
import { LinkedPackage } from './linked-package.js';
import { KeptStore, PackageDrafts } from './package-draft.js';
import {
  firstPackageFacts,
  isClosed,
  lostIn,
  shutOn,
  stateOf,
  takenIn,
  termsIn,
  type PackageFacts,
} from './package-facts.js';
import { PackageSender } from './package-sender.js';
import { SessionChoices } from './session-choices.js';
import type { ChosenSession, PackageOptions, PackageState, PackageStep, Shut } from './state.js';

/**
 * A package over any backend (PK-1 to PK-6): shows what is in it, has times chosen for one or several sessions, and takes it with
 * them, all of that or nothing; books further sessions out of one that the link opens. It loads when somebody subscribes and
 * never throws: what goes wrong is in its state.
 */
export class PackageFlow extends EventTarget {
  readonly #backend: PackagesBackend;
  readonly #surroundings: Surroundings;
  readonly #store: KeptStore;
  readonly #drafts: PackageDrafts;
  readonly #package: LinkedPackage;
  readonly #choices: SessionChoices;
  #sender: PackageSender | undefined;
  #listening = new AbortController();

  /** @param fragment Of the page's address, or of a link: see `readLink`. */
  constructor(
    backend: PackagesBackend,
    fragment: string,
    options: PackageOptions = {},
    around: Partial<Surroundings> = {},
  ) {
    super();
    const surroundings = { ...pageSurroundings(), ...around };
    this.#backend = backend;
    this.#surroundings = surroundings;
    this.#drafts = new PackageDrafts(surroundings.storage, options.keepDraft && !options.shared);
    const store = new KeptStore(
      firstPackageFacts(fragment, options, surroundings),
      (facts) => stateOf(facts, options),
      this.#drafts,
    );
    const told = (trouble?: Trouble): void => (trouble ? this.#tell(trouble) : this.#start());
    this.#store = store;
    this.#package = new LinkedPackage(backend, store, options, surroundings, told);
    this.#choices = new SessionChoices(backend, store, surroundings);
  }

  get state(): PackageState {
    return this.#store.state;
  }

  /** Why the session that is being chosen can't be on a day, as far as the package says. */
  shutOn(day: Day): Shut | undefined {
    const { choosing } = this.#facts;
    return choosing && shutOn(this.#facts, choosing.service, day);
  }

  /** What opens the package that the client has: its id and token, with a dot between, as behind the `#` of a link. */
  get link(): string | undefined {
    const { link } = this.#facts;
    return link && `${link.id}.${link.token}`;
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
    else void this.#package.open();
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
    this.#choices.beginNext();
  }

  /** Chooses a session of another service in place of the one that is being chosen. */
  chooseService(service: string): void {
    if (this.#facts.choosing && !this.#isClosed()) this.#choices.begin({ service });
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
    if (!this.#isClosed() && this.state.open) this.#choices.add();
  }

  /** Begins to choose another time in place of one. */
  changeSession(session: ChosenSession): void {
    if (this.#isClosed() || !this.#facts.sessions.includes(session)) return;
    this.#sender?.giveUp();
    this.#choices.change(session);
  }

  /**
   * Takes a session out. The one that is being chosen stays; its times are looked at anew, as one more may be free. In place of
   * the last one another is chosen.
   */
  removeSession(session: ChosenSession): void {
    if (this.#isClosed()) return;
    this.#sender?.giveUp();
    this.#choices.remove(session);
  }

  /** Ends the choice of a session: it stays as it was, or is left out. */
  leaveSession(): void {
    const { choosing, sessions } = this.#facts;
    if (this.#isClosed() || !choosing) return;
    const kept = choosing.before ? [...sessions, choosing.before] : sessions;
    if (kept.length > 0) this.#choices.drop(kept);
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
      this.#choices.keep();
      if (this.#facts.sessions.length === 0) return;
      this.#choices.drop(this.#facts.sessions);
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
    if (step === 'overview') this.#choices.drop([]);
    this.#store.change({ step, trouble: undefined });
  }

  /** Takes the package with the sessions that are chosen, or books them out of the one that the client has: all, or none. */
  async book(): Promise<void> {
    const terms = termsIn(this.#facts);
    if (!terms || this.#facts.submission !== 'idle' || this.#facts.sessions.length === 0) return;
    if (this.#faults().length > 0) return this.#showFaults({ step: 'details' });
    const { template, site } = terms;
    const sender = (this.#sender ??= new PackageSender(this.#backend, this.#surroundings, site.site.id));
    const told = (now: Submission): void => this.#store.change({ submission: now });
    const { calendar, link, since, ...facts } = this.#facts;
    const took = this.#surroundings.clock.now() - since;
    const filled = { ...facts, site, fields: this.state.details.fields, took };
    this.#store.change({ trouble: undefined, submission: 'sending' });
    const outcome = link
      ? await sender.bookSessions(link, filled, told)
      : await sender.takePackage(template.id, calendar, filled, told);
    if (outcome.kind === 'booked') this.#finish(outcome.taken);
    else if (outcome.kind === 'refused') await this.#refused(outcome.problem, outcome.retryable);
  }

  get #facts(): PackageFacts {
    return this.#store.facts;
  }

  #isClosed(): boolean {
    return isClosed(this.#facts);
  }

  #listen(signal: AbortSignal): void {
    attend(this.#surroundings, signal, { back: () => this.#package.revisit(), tick: () => this.#store.change() });
    this.#package.listen(signal);
  }

  /** Begins with what was kept; else a package that is yet to be taken with its first session, and with whom where need be. */
  #start(): void {
    if (!this.#facts.template) return;
    if (!takenIn(this.#facts)) this.#store.change({ step: 'sessions' });
    this.#store.change(this.#drafts.begin(this.#facts, this.state));
    const { step, sessions, practitioners, calendar } = this.state;
    const isServed = practitioners.length === 0 || calendar !== undefined;
    if (step === 'sessions' && sessions.length === 0 && isServed) this.#choices.beginNext();
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
    this.#choices.drop([]);
    this.#package.take(taken);
    this.#store.change({ step: 'overview', submission: 'idle', booked });
    const bookings = booked.map(({ id }) => id);
    this.dispatchEvent(new RotaPackageEvent({ id: taken.id, template: taken.package, bookings }));
  }

  /** Nothing was booked: the session that can't be had is chosen again, and everything else stays (RC-3). */
  async #refused(problem: Problem, retryable: boolean): Promise<void> {
    const trouble = { ...troubleOf(problem), retryable };
    const { sessions } = this.#facts;
    const lost = lostIn(problem, sessions);
    const refused = refusedFields(problem, this.state.details.fields);
    if (lost) {
      await this.#package.read().catch(() => undefined);
      const others = sessions.filter((one) => one !== lost.session);
      this.#store.change({ submission: 'idle', step: 'sessions', sessions: others });
      this.#choices.begin({ service: lost.session.service, lost });
    } else if (Object.keys(refused).length > 0) this.#showFaults({ submission: 'idle', step: 'details', refused });
    else this.#store.change({ submission: 'idle', trouble });
    this.#tell(trouble);
  }

  #tell(trouble: Trouble): void {
    this.dispatchEvent(new RotaTroubleEvent({ trouble }));
  }
}
