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
  'slot-taken': 'refused',
  'slot-held': 'refused',
  'all-booked': 'refused',
  validation: 'refused',
  'invalid-time': 'refused',
  'outside-rules': 'refused',
  'time-does-not-exist': 'refused',
  'not-bookable': 'refused',
  'too-late-to-change': 'refused',
  'idempotency-key-reused': 'sent',
};

/** Which kind of trouble a problem is to a client; `down` for all that only a developer could tell apart. */
export function troubleKind(trouble: Trouble): TroubleKind {
  return KINDS[trouble.code] ?? 'down';
}
