import type { Flow } from '../../src/booking/flow.js';
import type { FlowState } from '../../src/booking/state.js';

/** The state of a flow that has not heard from its backend yet. */
const START: FlowState = {
  catalog: { status: 'loading' },
  steps: ['service', 'time', 'details', 'review', 'confirmation'],
  step: 'service',
  services: [],
  service: undefined,
  duration: undefined,
  specialists: [],
  specialist: undefined,
  zone: 'Europe/Berlin',
  siteZone: 'Europe/Berlin',
  now: undefined,
  today: undefined,
  month: undefined,
  timetable: { status: 'idle' },
  day: undefined,
  starts: [],
  start: undefined,
  details: { fields: [], values: {}, errors: {}, attempts: 0 },
  submission: 'idle',
  trouble: undefined,
  lost: undefined,
  booking: undefined,
};

type Intent = Exclude<keyof Flow, keyof EventTarget | 'state' | 'subscribe'>;

/** A flow that does nothing but remember: what elements asked of it, and a state that tests set. */
export interface FakeFlow extends Flow {
  /** Every intent in order: its name and what came with it. */
  readonly intents: readonly (readonly [name: Intent, ...args: unknown[]])[];
  /** Changes the state and tells the elements, as the real flow does: once a microtask. */
  set(changes: Partial<FlowState>): void;
  /** Answers an intent with a change of state. */
  on<Name extends Intent>(name: Name, answer: (...args: Parameters<Flow[Name]>) => Partial<FlowState>): void;
}

/** A fake flow in the given state. */
export function fakeFlow(state: Partial<FlowState> = {}): FakeFlow {
  const intents: [Intent, ...unknown[]][] = [];
  const answers = new Map<string, (...args: never[]) => Partial<FlowState>>();
  const changed = new Set<() => void>();
  let current: FlowState = { ...START, ...state };

  const own = {
    intents,
    subscribe(callback: () => void): () => void {
      changed.add(callback);
      return () => changed.delete(callback);
    },
    set(changes: Partial<FlowState>): void {
      current = { ...current, ...changes };
      queueMicrotask(() => changed.forEach((callback) => callback()));
    },
    on(name: string, answer: (...args: never[]) => Partial<FlowState>): void {
      answers.set(name, answer);
    },
  };

  return new Proxy(new EventTarget(), {
    get(target, name: string) {
      if (name === 'state') return current;
      if (name in own) return own[name as keyof typeof own];
      if (name in target) {
        const value: unknown = Reflect.get(target, name);
        return typeof value === 'function' ? value.bind(target) : value;
      }
      return (...args: never[]) => {
        intents.push([name as Intent, ...args]);
        const answer = answers.get(name);
        if (answer) own.set(answer(...args));
        return name === 'book' ? Promise.resolve() : undefined;
      };
    },
  }) as FakeFlow;
}
