import type { Facts } from './facts.js';

/** Whether the client is past the choice of a time, and has not booked yet: the time is held meanwhile (RC-6). */
export function isFilledIn({ step, filling }: Facts): boolean {
  return filling ?? ['details', 'review'].includes(step);
}
