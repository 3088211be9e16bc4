import { BookingFlow } from '../../src/booking/booking-flow.js';
import type { Start } from '../../src/engine/answers.js';
import type { FlowOptions, FlowState } from '../../src/booking/state.js';
import type { RotaEventMap } from '../../src/booking/events.js';
import { settle } from './fake-clock.js';
import { fakeSurroundings, type FakeSurroundings } from './fake-surroundings.js';
import { NOW, ScriptedBackend } from './scripted-backend.js';
import { utc } from './small-site.js';

const EVENTS = ['rota-ready', 'rota-step', 'rota-choose', 'rota-book', 'rota-booked', 'rota-trouble'] as const;

/** A flow on a page that a test rules, and the hands of a client. */
export interface BookingPage {
  readonly flow: BookingFlow;
  readonly backend: ScriptedBackend;
  readonly surroundings: FakeSurroundings;
  /** Every event in order. */
  readonly events: RotaEventMap[keyof RotaEventMap][];
  readonly state: FlowState;
  /** Chooses the start of a time in UTC (`2026-03-02 09:00`), on whatever step the client is. */
  choose(time: string): void;
  /** Types name and e-mail. */
  fill(): void;
  /** Takes the widget from the page. */
  end(): void;
  /** Walks to the review of a booking at a time. */
  review(time: string): void;
}

export interface PageOptions {
  readonly backend?: ScriptedBackend;
  readonly options?: FlowOptions;
  readonly surroundings?: FakeSurroundings;
}

/** Opens the page, and waits until there is nothing left to load. */
export async function bookingPage(given: PageOptions = {}): Promise<BookingPage> {
  const page = startPage(given);
  await settle();
  return page;
}

export function startPage({
  backend = new ScriptedBackend(),
  options = {},
  surroundings = fakeSurroundings(NOW),
}: PageOptions = {}): BookingPage {
  const flow = new BookingFlow(backend, options, surroundings);
  const events: BookingPage['events'] = [];
  for (const type of EVENTS)
    flow.addEventListener(type, (event) => events.push(event as BookingPage['events'][number]));
  // Elements read the state after every change.
  const end = flow.subscribe(() => void flow.state);
  return {
    flow,
    backend,
    surroundings,
    events,
    end,
    get state() {
      return flow.state;
    },
    choose(time) {
      flow.showStart(startAt(time));
      const start = flow.state.starts.find((one) => one.start === utc(time) && one.left > 0);
      if (!start) throw new Error(`${time} is not free: ${JSON.stringify(flow.state.starts)}`);
      flow.chooseStart(start);
    },
    fill() {
      flow.edit('firstName', 'Ada');
      flow.edit('lastName', 'Lovelace');
      flow.edit('email', 'ada@example.com');
    },
    review(time) {
      this.choose(time);
      flow.next();
      this.fill();
      flow.next();
    },
  };
}

export function startAt(time: string, left = 1): Start {
  return { start: utc(time), left };
}

/** The times in UTC of starts that have something left. */
export function freeTimes(starts: readonly Start[]): string[] {
  return starts.filter(({ left }) => left > 0).map(({ start }) => new Date(start * 60_000).toISOString().slice(11, 16));
}
