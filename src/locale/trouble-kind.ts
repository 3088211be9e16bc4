import type { Trouble } from '../booking/state.js';
import type { TroubleKind } from './strings.js';

const KINDS: { readonly [Code in Trouble['code']]?: TroubleKind } = {
  offline: 'offline',
  'timed-out': 'slow',
  'rate-limited': 'crowded',
  'challenge-required': 'crowded',
  misconfigured: 'setup',
  'unknown-site': 'setup',
  'unknown-service': 'setup',
  'unknown-calendar': 'setup',
  'origin-not-allowed': 'setup',
};

/**
 * Which kind of trouble a problem is to a client who only looks; `down` for all that only a developer could tell apart. What can go
 * wrong with what a client sends says trouble-sentence.ts.
 */
export function troubleKind(trouble: Trouble): TroubleKind {
  return KINDS[trouble.code] ?? 'down';
}
