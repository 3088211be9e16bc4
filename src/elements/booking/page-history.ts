import type { Flow } from '../../booking/flow.js';
import type { Step } from '../../booking/state.js';
import { dayOfIso, isoOf } from '../../time/plain-date.js';
import type { Day } from '../../time/units.js';
import type { RotaDialog } from '../dialog/dialog.js';
import { linkIn, linkName, withLink, type Link } from './link.js';

/** What an entry of the page's history knows: which widgets made it and those before it, and where each widget is, by its name. */
interface Entry {
  readonly makers: readonly string[];
  readonly steps: Readonly<Record<string, Step>>;
}

/** Names in use: of two widgets of one name only the first takes part. */
const taken = new Set<string>();

const entryNow = (): Entry => (history.state as { readonly rota?: Entry } | null)?.rota ?? { makers: [], steps: {} };

/** The widget that shows the flow. */
interface Widget extends Element {
  /** The day to show, as `2026-11-24`; that of the address goes first. */
  readonly date: string;
  /** What the widget's part of the address and of the history goes by; neither is touched where left out. */
  readonly history: string | undefined;
}

/**
 * Shows a flow as the page's markup and address ask for, and keeps the address and the page's history in step with it, until the
 * signal.
 */
export function openLink(flow: Flow, widget: Widget, signal: AbortSignal): void {
  if (signal.aborted) return;
  const { date, history: name } = widget;
  if (date && dayOfIso(date) === undefined)
    console.error(
      `<rota-booking>: date is "${date.slice(0, 80)}"; expected a date, such as "2026-11-24". It is ignored.`,
    );
  if (typeof name !== 'string') return followLink(flow, { date }, signal);
  const known = linkName(name);
  if (taken.has(known))
    return console.error(
      `<rota-booking>: two widgets have history="${name}"; give each a name of its own: history="second".`,
    );
  followLink(flow, { date, ...linkIn(location.href, known) }, signal);
  new PageHistory(flow, known, widget.closest('rota-dialog'), signal);
}

/** Makes the choices of a link, as far as they are to be had, unless the client has gone further already. */
function followLink(flow: Flow, { service, calendar, date }: Link, signal: AbortSignal): void {
  const go = (step: Step, done: boolean): void => void (done && flow.state.step === step && flow.next());
  const follow = (): void => {
    if (signal.aborted || flow.state.catalog.status !== 'ready') return;
    end();
    if (flow.state.step !== flow.state.steps[0]) return;
    if (service) flow.chooseService(service);
    go('service', flow.state.service?.id === service);
    if (calendar) flow.chooseSpecialist(calendar);
    go('specialist', flow.state.specialist === calendar);
    showDay(flow, dayOfIso(date ?? ''), signal);
  };
  const end = flow.subscribe(follow);
  signal.addEventListener('abort', end);
  follow();
}

/** Shows a day once days can be shown; one that is over is left alone. */
function showDay(flow: Flow, day: Day | undefined, signal: AbortSignal): void {
  if (day === undefined) return;
  const show = (): void => {
    const { today } = flow.state;
    if (today === undefined || flow.state.service === undefined) return;
    end();
    if (day >= today && !flow.state.start) flow.chooseDay(day);
  };
  const end = flow.subscribe(show);
  signal.addEventListener('abort', end);
  show();
}

/**
 * Keeps the page's address and history in step with a flow, until the signal: each step forward is an entry, Back goes one step
 * back, and the address carries what was chosen, under `<name>-service`, `<name>-calendar` and `<name>-date`, so that it can be shared.
 * Once there is a booking, its steps are over: Back leaves the flow. In a dialog that is closed there are no steps to go back, and
 * nothing to share.
 */
class PageHistory {
  readonly #flow: Flow;
  readonly #name: string;
  readonly #dialog: RotaDialog | null;
  #step: Step | undefined;
  /** How many entries of widgets were left once there was a booking. */
  #left = 0;

  constructor(flow: Flow, name: string, dialog: RotaDialog | null, signal: AbortSignal) {
    this.#flow = flow;
    this.#name = name;
    this.#dialog = dialog;
    taken.add(name);
    const opening = new MutationObserver(() => (this.#isHidden ? this.#close() : this.#keepUp()));
    if (dialog) opening.observe(dialog, { attributeFilter: ['open'] });
    const end = flow.subscribe(() => this.#keepUp());
    signal.addEventListener('abort', () => {
      taken.delete(name);
      opening.disconnect();
      end();
    });
    addEventListener('popstate', () => this.#arrive(), { signal });
    this.#keepUp();
  }

  /** The page's address with what is chosen in it; all else of it stays. */
  get #address(): string {
    const { service, specialist, day, services, specialists } = this.#flow.state;
    const chosen: Link = {
      service: services.length > 1 ? service?.id : undefined,
      calendar: specialists.length > 0 ? specialist : undefined,
      date: service && day !== undefined ? isoOf(day) : undefined,
    };
    return withLink(location.href, this.#name, chosen);
  }

  get #isHidden(): boolean {
    return this.#dialog?.open === false;
  }

  /** Takes note of where the flow has come to. */
  #keepUp(): void {
    const { state } = this.#flow;
    if (state.catalog.status !== 'ready' || this.#isHidden) return;
    const before = this.#step;
    const { step, steps } = state;
    this.#step = step;
    const now = entryNow();
    const isForward = before !== undefined && steps.indexOf(step) > steps.indexOf(before);
    if (isForward && state.booking) return this.#leave(now);
    if (isForward && now.steps[this.#name] !== step) return this.#write('pushState', [...now.makers, this.#name], step);
    const back = before === undefined || before === step || isForward ? 0 : this.#entriesBackTo(step, now);
    if (back > 0) return history.go(-back);
    if (now.steps[this.#name] !== step || this.#address !== location.href)
      this.#write('replaceState', now.makers, step);
  }

  #write(how: 'pushState' | 'replaceState', makers: Entry['makers'], step: Step): void {
    const rota: Entry = { makers, steps: { ...entryNow().steps, [this.#name]: step } };
    history[how]({ ...(history.state as object | null), rota }, '', this.#address);
  }

  /** There is a booking: the entries of its steps are left, and the one before them shows it. */
  #leave({ makers }: Entry): void {
    const own = this.#ownEntries(makers);
    this.#left = makers.length - own;
    if (own > 0) history.go(-own);
    else this.#write('replaceState', makers, this.#flow.state.step);
  }

  /** The dialog is closed: its entries are left, and the one before them has the page's own address. */
  #close(): void {
    const { makers } = entryNow();
    const own = this.#ownEntries(makers);
    if (own > 0) return history.go(-own);
    const { [this.#name]: _left, ...steps } = entryNow().steps;
    const rota: Entry = { makers, steps };
    history.replaceState({ ...(history.state as object | null), rota }, '', withLink(location.href, this.#name, {}));
  }

  /** How many of the last entries the widget made without another in between. */
  #ownEntries(makers: Entry['makers']): number {
    return makers.length - 1 - makers.findLastIndex((name) => name !== this.#name);
  }

  /** How many entries lie between here and the step, where all of them are the widget's own; else 0. */
  #entriesBackTo(step: Step, { makers, steps }: Entry): number {
    const shown = this.#flow.state.steps;
    const wanted = shown.indexOf(steps[this.#name] ?? step) - shown.indexOf(step);
    return wanted <= this.#ownEntries(makers) ? Math.max(0, wanted) : 0;
  }

  /** The client went back or forward in the page's history. */
  #arrive(): void {
    if (this.#isHidden) return this.#close();
    const { makers, steps } = entryNow();
    const step = steps[this.#name];
    const { state } = this.#flow;
    if (!step || step === state.step) return;
    if (state.booking) {
      // Nothing of the steps that led to a booking is left to go forward to.
      if (makers.length > this.#left) history.go(this.#left - makers.length);
      else this.#write('replaceState', makers, state.step);
      return;
    }
    const [to, at] = [state.steps.indexOf(step), state.steps.indexOf(state.step)];
    if (to < at) this.#flow.goTo(step);
    else for (let i = at; i < to && this.#flow.state.step !== 'review'; i++) this.#flow.next();
  }
}
