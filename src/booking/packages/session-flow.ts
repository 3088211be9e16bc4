import type { Backend } from '../../adapter/backend.js';
import type { Catalog } from '../../engine/model.js';
import { BookingFlow } from '../booking-flow.js';
import type { Flow } from '../flow.js';
import type { FlowOptions } from '../state.js';
import type { Surroundings } from '../surroundings.js';
import { backendOfSession } from './session-backend.js';
import type { ChosenSession, Choosing } from './state.js';
import { withSessions, type Terms } from './terms.js';

/** What a session is chosen beside. */
export interface SessionScene {
  readonly backend: Backend;
  readonly catalog: Catalog;
  readonly terms: Terms;
  /** What is chosen already. */
  readonly sessions: readonly ChosenSession[];
  readonly options: Pick<FlowOptions, 'zone' | 'locale'>;
  readonly surroundings: Partial<Surroundings>;
}

/** The times of one session, as the flow that the date picker shows; the time that it had so far is chosen, or shown where lost. */
export function flowOfSession(scene: SessionScene, { service, before, lost }: Omit<Choosing, 'flow'>): Flow {
  const { backend, catalog, terms, sessions, options, surroundings } = scene;
  const source = backendOfSession(backend, catalog, service, {
    terms: withSessions(terms, sessions),
    others: [...terms.booked, ...sessions],
  });
  const flow = new BookingFlow(source, { ...options, service }, surroundings);
  flow.addEventListener('rota-ready', () => {
    const session = before ?? lost?.session;
    if (session) flow.chooseDuration(session.duration);
    if (flow.state.specialists.length > 0) flow.chooseSpecialist('any');
    if (before) flow.takeStart({ start: before.start, left: 1, calendar: before.calendar });
    else if (lost) flow.showStart({ start: lost.session.start, left: 1 });
  });
  return flow;
}

/** The session whose time is chosen; undefined as long as none is. */
export function chosenSession({ flow, service }: Choosing): ChosenSession | undefined {
  const { start, duration, specialist } = flow.state;
  if (!start || duration === undefined) return undefined;
  const calendar = start.calendar ?? (specialist === 'any' ? undefined : specialist);
  return { service, duration, start: start.start, ...(calendar !== undefined && { calendar }) };
}
