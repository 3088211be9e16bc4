import type { Clock } from '../adapter/clock.js';
import type { Hold } from './state.js';

/** So long before its end the client is warned, in milliseconds; A11Y D9 asks for 20 seconds at least. */
const WARNING = 60_000;

/**
 * Shows how a hold stands from now on until its end.
 *
 * @throws the reason of the signal, once that is aborted.
 */
export async function countDown(
  { until, extension }: Pick<Hold, 'until' | 'extension'>,
  clock: Clock,
  show: (hold: Hold) => void,
  signal: AbortSignal,
): Promise<void> {
  const waitFor = async (moment: number) => {
    if (moment > clock.now()) await clock.wait(moment - clock.now(), signal);
  };
  if (until - WARNING > clock.now()) show({ stage: 'held', until, extension });
  await waitFor(until - WARNING);
  show({ stage: 'ending', until, extension });
  await waitFor(until);
  show({ stage: 'ended', until, extension: 'none' });
}
