import type { FlowState } from '../../booking/state.js';
import type { Words } from '../../locale/words.js';

/** What the sending of a booking is at, in words (A11Y G10); nothing where there is nothing to wait for. */
export function progressText({ submission, trouble }: Pick<FlowState, 'submission' | 'trouble'>, words: Words): string {
  const { checking, waiting, waitingOffline } = words.strings.review;
  if (submission === 'checking') return checking;
  if (submission !== 'waiting') return '';
  return trouble?.code === 'offline' || !navigator.onLine ? waitingOffline : waiting;
}
