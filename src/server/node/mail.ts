import { setTimeout } from 'node:timers/promises';
import type { Instant } from '../../time/index.js';
import { keepDelivering, type Deliveries } from '../delivery/keep-delivering.js';
import { mailer, type SmtpOptions } from '../delivery/smtp.js';
import type { Sites } from '../sites.js';
import type { Store } from '../store.js';

/** How long a notice may wait before anybody looks. */
const PAUSE = 2_000;
const MINUTE_IN_MILLISECONDS = 60_000;

/**
 * Delivers the sites' notices by mail until it is stopped; without options it only drops those that have waited too long.
 * Failures are logged without saying whose they are.
 */
export function startMail(
  options: SmtpOptions | undefined,
  sites: Sites,
  { outbox }: Store,
  clock: () => Instant = machineClock,
): Deliveries {
  const smtp = options && mailer(options);
  const deliveries = keepDelivering(
    {
      outbox,
      send: smtp?.send,
      sites,
      clock,
      onFailure: (site, { kind, attempts }, failure, last) =>
        console.error(`${site}: ${kind}: attempt ${attempts}: ${failure}${last ? '; given up' : ''}`),
      onDropped: (site, count) => console.error(`${site}: notices dropped, as they came too late to help: ${count}`),
    },
    {
      pause: (signal) => setTimeout(PAUSE, undefined, { signal }).catch(() => {}),
      onFault: () => console.error('The outbox cannot be read; trying again.'),
    },
  );
  return { stop: () => deliveries.stop().finally(() => smtp?.close()) };
}

function machineClock(): Instant {
  return Math.floor(Date.now() / MINUTE_IN_MILLISECONDS);
}
