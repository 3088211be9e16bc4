import type { PackageState } from '../../booking/packages/state.js';

/**
 * Where the client's last action has led: to the next step, to the choice of a session, to what was lost, to what was booked, and
 * to the first fault of the form.
 */
export function targetOf(before: PackageState, state: PackageState): string | undefined {
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
