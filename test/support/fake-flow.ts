import type { Flow } from '../../src/booking/flow.js';
import type { FlowState } from '../../src/booking/state.js';

/** The state of a flow that has not heard from its backend yet. */
const START: FlowState = {
  catalog: { status: 'loading' },
  steps: ['service', 'time', 'details', 'review', 'confirmation'],
  step: 'service',
  sections: [],
  services: [],
  subject: { kind: 'service' },
  service: undefined,
  duration: undefined,
  hosts: [],
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
  hold: undefined,
  details: { fields: [], values: {}, errors: {}, attempts: 0 },
  unfit: [],
  submission: 'idle',
  trouble: undefined,
  lost: undefined,
  booking: undefined,
};

const INTENTS = [
  'chooseService',
  'chooseEntry',
  'chooseDuration',
  'chooseSpecialist',
  'setZone',
  'setLocale',
  'showMonth',
  'chooseDay',
  'chooseStart',
  'takeStart',
  'showStart',
  'extendHold',
  'fillIn',
  'edit',
  'leave',
  'reset',
  'next',
  'back',
  'goTo',
  'book',
  'retry',
  'bookAnother',
] as const satisfies readonly Exclude<keyof Flow, keyof EventTarget | 'state' | 'subscribe' | 'lookAhead'>[];

type Intent = (typeof INTENTS)[number];

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

  const flow = new EventTarget() as FakeFlow;
  Object.defineProperty(flow, 'state', { get: () => current });
  const set: FakeFlow['set'] = (changes) => {
    current = { ...current, ...changes };
    queueMicrotask(() => changed.forEach((callback) => callback()));
  };
  const does =
    (name: Intent) =>
    (...args: never[]) => {
      intents.push([name, ...args]);
      const answer = answers.get(name);
      if (answer) set(answer(...args));
      return name === 'book' ? Promise.resolve() : undefined;
    };
  return Object.assign(flow, Object.fromEntries(INTENTS.map((name) => [name, does(name)])), {
    intents,
    set,
    lookAhead: () => undefined,
    subscribe(callback: () => void): () => void {
      changed.add(callback);
      return () => changed.delete(callback);
    },
    on(name: Intent, answer: (...args: never[]) => Partial<FlowState>): void {
      answers.set(name, answer);
    },
  });
}
