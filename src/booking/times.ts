import type { Backend } from '../adapter/backend.js';
import type { Capabilities } from '../adapter/contract.js';
import type { Start } from '../engine/answers.js';
import type { LinkedSite } from '../engine/links.js';
import type { Day } from '../time/units.js';
import { answeredOnce } from './answered-once.js';
import { guessed } from './backend-clock.js';
import { isFilledIn } from './filled-in.js';
import { Form } from './form.js';
import { Later } from './later.js';
import { Look } from './look.js';
import { compareMonths, monthOf, normalMonth } from './month.js';
import { openedSite } from './opened.js';
import { faultOfOptions } from './option-faults.js';
import { misconfigured } from './opening.js';
import { keptHoldsOf, otherTabs, pageHolds, type PageHolds } from './page-holds.js';
import type { FlowOptions, Month, Step, Trouble } from './state.js';
import { faultOfSite } from './site-fault.js';
import { Sources } from './sources.js';
import type { Store } from './store.js';
import type { Surroundings } from './surroundings.js';
import { Timetable } from './timetable.js';
import { TimesView } from './times-view.js';
import { Windows } from './windows.js';

/** Steps at which nobody looks at times any more. */
const PAST_TIMES: readonly Step[] = ['details', 'review', 'confirmation'];

/** So long after the times the page begins to hear of changes, in milliseconds: what shows comes first, and nothing is missed. */
const HEARS_AFTER = 1_000;

/** So long after the last letter of an answer the times that hang on it are asked for, in milliseconds. */
const CHANGING = 300;

/** Looks ahead: what nobody waits for. */
export const AHEAD = new Later(() => import('./ahead.js'));

/** What the flow needs the backend's timetable for: which months, days and starts there are, and what the client looks at among them. */
export class Times {
  readonly windows: Windows;
  readonly view: TimesView;
  readonly look: Look;
  readonly form = new Form();
  /** What the backend can do. */
  readonly capabilities: () => Promise<Capabilities>;
  readonly #sources: Sources;
  readonly #timetable: Timetable;
  readonly #holds: PageHolds;
  readonly #store: Store;
  readonly #backend: Backend;
  readonly #surroundings: Surroundings;
  #hearing: AbortController | undefined;
  #changing = new AbortController();

  /** @param failed Hears when the backend can't say what is free. */
  constructor(store: Store, backend: Backend, surroundings: Surroundings, failed: (trouble: Trouble) => void) {
    const { clock, random } = surroundings;
    this.#holds = pageHolds(surroundings);
    this.#store = store;
    this.#backend = backend;
    this.#surroundings = surroundings;
    this.capabilities = answeredOnce(() => backend.capabilities());
    this.#sources = new Sources(backend);
    this.windows = new Windows(clock);
    this.view = this.#view();
    this.#timetable = new Timetable(this.windows, clock, random);
    this.look = new Look(
      store,
      this.#sources,
      this.view,
      this.windows,
      this.#timetable,
      failed,
      () => this.hear(),
      this.#holds,
    );
  }

  /** Whether a time is to be held, or one may be held since before a reload that is to be given up. */
  get asksToHold(): boolean {
    const { facts } = this.#store;
    return isFilledIn(facts) || this.#surroundings.storage.getItem(keptHoldsOf(facts.offer?.site.site.id)) !== null;
  }

  /** What the page's owner, or the catalog's, has to put right before any time can be worked out. */
  faultOf(site: LinkedSite, options: FlowOptions): Trouble | undefined {
    const fault = faultOfOptions(site, options) ?? this.#sources.faultOf(site);
    return fault === undefined ? faultOfSite(site) : misconfigured(fault);
  }

  /**
   * Hears of changes while times show, where the backend tells of them.
   *
   * @param isShown Whether anybody looks at the flow.
   */
  hear(isShown = true): void {
    const { step, filling } = this.#store.facts;
    const shows = isShown && !filling && !PAST_TIMES.includes(step);
    if (shows === Boolean(this.#hearing)) return;
    this.#hearing?.abort();
    this.#hearing = shows ? new AbortController() : undefined;
    if (this.#hearing) this.#hear(this.#hearing).catch(() => (this.#hearing = undefined));
  }

  async #hear({ signal }: AbortController): Promise<void> {
    await this.#surroundings.clock.wait(HEARS_AFTER, signal).catch(() => undefined);
    if (signal.aborted) return;
    const { holds, liveChanges } = await this.capabilities();
    if (holds) void this.#hearTabs(signal);
    if (!liveChanges || signal.aborted) return;
    const { live } = await import('./live.js');
    await live(this.#backend, this.windows, () => this.look.refresh(), this.#surroundings, signal);
  }

  /** Times that the client holds in another tab don't look taken. */
  async #hearTabs(signal: AbortSignal): Promise<void> {
    const tabs = await otherTabs(this.#surroundings);
    if (!tabs || signal.aborted) return;
    const changed = () => this.#store.change();
    tabs.listeners.add(changed);
    signal.addEventListener('abort', () => tabs.listeners.delete(changed));
    changed();
  }

  /** Gives a start up that other people don't have, where rules of a page hang on the answer; says whether they do. */
  answered(field: string): boolean {
    const isDecisive = this.#store.facts.offer?.asksFirst?.includes(field) ?? false;
    if (isDecisive) {
      this.look.keepStart();
      this.changed();
    }
    return isDecisive;
  }

  /**
   * Something was typed, or the language changed, on which the rules of a page hang, or the month has run out of times: what is to
   * show by now and was not asked for is asked for soon.
   */
  changed(): void {
    if (!this.#isMissed()) return;
    this.#changing.abort();
    this.#changing = new AbortController();
    // By now it may have been asked for, and did not come.
    const look = () => void (this.#isMissed() && !this.#store.facts.filling && this.look.look());
    this.#surroundings.clock.wait(CHANGING, this.#changing.signal).then(look, () => undefined);
  }

  /** Whether a month is to show that nobody has asked for. */
  #isMissed(): boolean {
    const { facts, state } = this.#store;
    return facts.timetable === 'idle' && state.timetable.status === 'loading';
  }

  #view(): TimesView {
    return new TimesView(this.#sources, this.windows, () => guessed(this.#surroundings.guess), this.#holds);
  }

  /** Brings the month after the one that shows; nobody waits for it, nor for the file of what does so. */
  async lookAhead(): Promise<void> {
    const { Ahead } = AHEAD.here ?? (await AHEAD.bring());
    this.look.ahead ??= new Ahead(this.#store, this.look, this.#view(), this.windows, this.#timetable);
    const { month } = this.#store.state;
    if (month) await this.look.ahead.bring(normalMonth({ ...month, month: month.month + 1 }));
  }

  showMonth(month: Month): void {
    const { facts, state } = this.#store;
    const earliest = this.view.earliestMonth(facts);
    if (!earliest) return;
    const wanted = normalMonth(month);
    // The day whose times show stays, whichever month is looked through.
    const { day } = state;
    this.#store.change({ day, month: compareMonths(wanted, earliest) < 0 ? earliest : wanted, turned: true });
    void this.look.look();
  }

  showDay(day: Day): void {
    this.#store.change({ day });
    this.showMonth(monthOf(day));
  }

  showStart(start: Start): void {
    const day = this.#dayOf(start);
    if (day !== undefined) this.showDay(day);
  }

  /** Takes a start as chosen, with the person whose times were shown. */
  choose(start: Start): void {
    const day = this.#dayOf(start);
    if (day === undefined) return;
    const known = this.view.ask(this.#store.facts, day);
    const settled = known?.ask.personIn?.(known.answer);
    this.#store.change({ day, start, settled, lost: undefined, trouble: undefined });
    this.look.keepStart(true);
  }

  /** The day of a start in the shown zone, once there is a catalog. */
  #dayOf({ start }: Start): Day | undefined {
    const { offer, zone } = this.#store.facts;
    return offer && openedSite(offer.site).zone(zone).dayOf(start);
  }
}
