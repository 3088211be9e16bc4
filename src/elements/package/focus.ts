import type { LitElement, ReactiveController } from 'lit';
import type { PackageState } from '../../booking/packages/state.js';

/**
 * Sends focus where the client's last action has led: to the next step, to the choice of a session, to what was lost, to what was
 * booked, and to the first fault of the form. What loads by itself takes no focus.
 */
export class PackageFocusController implements ReactiveController {
  #host: LitElement;
  #state: () => PackageState | undefined;
  #before: PackageState | undefined;

  constructor(host: LitElement, state: () => PackageState | undefined) {
    this.#host = host;
    this.#state = state;
    host.addController(this);
  }

  hostUpdated(): void {
    const [before, state] = [this.#before, this.#state()];
    this.#before = state;
    const target = before && state && before !== state ? targetOf(before, state) : undefined;
    if (target) this.#host.renderRoot.querySelector<HTMLElement>(target)?.focus();
  }
}

function targetOf(before: PackageState, state: PackageState): string | undefined {
  if (before.catalog.status !== 'ready' || before.taken.status === 'loading') return undefined;
  if (state.booked && state.booked !== before.booked) return '.news';
  const { choosing } = state;
  if (choosing?.lost && choosing.lost !== before.choosing?.lost) return '.lost';
  if (state.details.attempts > before.details.attempts) return '[aria-invalid="true"]';
  if (state.step !== before.step) return state.step === 'sessions' ? '#choice' : '#step';
  if (state.sessions.length < before.sessions.length && state.step === 'review') return '#step';
  // Another service or practitioner is chosen where the focus is already.
  const isAnother = choosing?.flow !== before.choosing?.flow && choosing?.service === before.choosing?.service;
  if (isAnother && state.calendar === before.calendar) return '#choice';
  return undefined;
}
