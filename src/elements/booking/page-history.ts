import type { Flow } from '../../booking/flow.js';
import type { Step } from '../../booking/state.js';
import { dayOfIso, isoOf } from '../../time/plain-date.js';
import type { Day } from '../../time/units.js';

/** What a link to a booking carries: choices, never anything about the client. */
const CHOICES = ['service', 'calendar', 'date'] as const;
type Link = { readonly [Choice in (typeof CHOICES)[number]]?: string | undefined };

/** What an entry of the page's history knows: its place among those of widgets, and where each widget is, by its name. */
interface Entry {
  readonly at: number;
  readonly steps: Readonly<Record<string, Step>>;
}

/** Names in use: of two widgets of one name only the first takes part. */
const taken = new Set<string>();

/** Who made the entries, by their places; those that the client has gone back from are overwritten. */
const makers: string[] = [];

const entryNow = (): Entry => (history.state as { readonly rota?: Entry } | null)?.rota ?? { at: 0, steps: {} };

/**
 * Shows a flow as the page's markup and address ask for, and keeps the address and the page's history in step with it, until the
 * signal.
 *
 * @param date The day to show, as `2026-11-24`; that of the address goes first.
 * @param name What the widget's part of the address and of the history goes by; neither is touched where left out.
 */
export function openLink(flow: Flow, date: string, name: string | undefined, signal: AbortSignal): void {
  if (signal.aborted) return;
  if (date && dayOfIso(date) === undefined)
    console.error(
      `<rota-booking>: date is "${date.slice(0, 80)}"; expected a date, such as "2026-11-24". It is ignored.`,
    );
  if (name === undefined) return followLink(flow, { date }, signal);
  const known = name || 'rota';
  if (taken.has(known))
    return console.error(
      `<rota-booking>: two widgets have history="${name}"; give each a name of its own: history="second".`,
    );
  followLink(flow, { date, ...linkIn(location.href, known) }, signal);
  new PageHistory(flow, known, signal);
}

/** The choices that an address holds under a name. */
function linkIn(address: string, name: string): Link {
  const { searchParams } = new URL(address);
  return Object.fromEntries(
    CHOICES.flatMap((choice) => {
      const value = searchParams.get(`${name}-${choice}`);
      return value ? [[choice, value]] : [];
    }),
  );
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
 */
class PageHistory {
  readonly #flow: Flow;
  readonly #name: string;
  #step: Step | undefined;

  constructor(flow: Flow, name: string, signal: AbortSignal) {
    this.#flow = flow;
    this.#name = name;
    taken.add(name);
    const end = flow.subscribe(() => this.#keepUp());
    signal.addEventListener('abort', () => {
      taken.delete(name);
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
    const url = new URL(location.href);
    for (const choice of CHOICES) {
      const value = chosen[choice];
      if (value) url.searchParams.set(`${this.#name}-${choice}`, value);
      else url.searchParams.delete(`${this.#name}-${choice}`);
    }
    return url.href;
  }

  /** Takes note of where the flow has come to. */
  #keepUp(): void {
    const { state } = this.#flow;
    if (state.catalog.status !== 'ready') return;
    const before = this.#step;
    const { step, steps } = state;
    this.#step = step;
    const now = entryNow();
    const isForward = before !== undefined && steps.indexOf(step) > steps.indexOf(before);
    if (isForward && now.steps[this.#name] !== step) return this.#write('pushState', now.at + 1, step);
    const back = before !== undefined && before !== step && !isForward ? this.#entriesBackTo(step, now) : 0;
    if (back > 0) return history.go(-back);
    if (now.steps[this.#name] !== step || this.#address !== location.href) this.#write('replaceState', now.at, step);
  }

  #write(how: 'pushState' | 'replaceState', at: number, step: Step): void {
    if (how === 'pushState') {
      makers.length = at;
      makers[at] = this.#name;
    }
    const rota: Entry = { at, steps: { ...entryNow().steps, [this.#name]: step } };
    history[how]({ ...(history.state as object | null), rota }, '', this.#address);
  }

  /** How many entries lie between here and the step, where all of them are the widget's own; else 0. */
  #entriesBackTo(step: Step, { at, steps }: Entry): number {
    const shown = this.#flow.state.steps;
    const wanted = shown.indexOf(steps[this.#name] ?? step) - shown.indexOf(step);
    const own = makers.slice(at - wanted + 1, at + 1);
    return wanted > 0 && own.length === wanted && own.every((name) => name === this.#name) ? wanted : 0;
  }

  /** The client went back or forward in the page's history. */
  #arrive(): void {
    const step = entryNow().steps[this.#name];
    const { state } = this.#flow;
    if (!step || step === state.step) return;
    const [to, at] = [state.steps.indexOf(step), state.steps.indexOf(state.step)];
    if (to < at) this.#flow.goTo(step);
    else for (let i = at; i < to && this.#flow.state.step !== 'review'; i++) this.#flow.next();
  }
}
