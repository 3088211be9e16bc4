import type { FormSigns } from '../../adapter/contract.js';
import type { Caught } from '../defences/gate.js';

/** Milliseconds. Whoever hears or sees a form, even one that is filled in already, takes longer to send it. */
const QUICKEST = 500;

/** How a form gives a robot away (A88). What a page does not tell is held against nobody. */
export function caughtBy({ hidden = '', took = Infinity }: FormSigns = {}): Caught | undefined {
  if (hidden !== '') return 'honeypot';
  return took < QUICKEST ? 'too-fast' : undefined;
}
