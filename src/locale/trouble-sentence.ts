import { LONGEST_WAIT } from '../adapter/patience.js';
import type { Trouble } from '../booking/state.js';
import type { Format } from './format.js';
import type { Strings } from './strings.js';
import { troubleKind } from './trouble-kind.js';

/** Which of its sentences the review has for a problem. */
const OWN: { readonly [Code in Trouble['code']]?: 'refused' | 'sent' | 'unread' } = {
  'slot-taken': 'refused',
  'slot-held': 'refused',
  'all-booked': 'refused',
  validation: 'refused',
  'invalid-time': 'refused',
  'outside-rules': 'refused',
  'time-does-not-exist': 'refused',
  'time-zone-mismatch': 'refused',
  'unknown-time-zone': 'refused',
  'not-bookable': 'refused',
  'too-late-to-change': 'refused',
  'idempotency-key-reused': 'sent',
  'mail-unread': 'unread',
};

const MINUTE = 60_000;

/** What went wrong with what a client sent, and what to do now. */
export function troubleSentence(
  trouble: Trouble,
  { strings, format }: { readonly strings: Pick<Strings, 'review' | 'trouble'>; readonly format: Format },
): string {
  const own = OWN[trouble.code];
  if (own) return strings.review[own];
  const wait = longWait(trouble);
  if (wait) return format.fill(strings.review.limited, { when: inWords(wait, format) });
  return strings.trouble[troubleKind(trouble)];
}

/** The milliseconds to wait where the client has to come back for it; undefined where a moment will do. */
export function longWait({ retryAfter = 0 }: Trouble): number | undefined {
  return retryAfter > LONGEST_WAIT ? retryAfter : undefined;
}

/** "in 25 minutes", "in 14 hours": never too early. */
function inWords(milliseconds: number, { locale }: Format): string {
  const minutes = Math.ceil(milliseconds / MINUTE);
  const relative = new Intl.RelativeTimeFormat(locale);
  return minutes < 90 ? relative.format(minutes, 'minute') : relative.format(Math.ceil(minutes / 60), 'hour');
}
