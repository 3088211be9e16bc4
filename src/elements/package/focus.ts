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
  const isElsewhere = state.step !== before.step || state.sessions !== before.sessions;
  const isBegun = choosing !== undefined && !before.choosing;
  // Another practitioner is chosen where the focus is already, and so is another service.
  if (state.calendar !== before.calendar || !(isElsewhere || isBegun)) return undefined;
  return choosing ? '#choice' : '.heading';
}
