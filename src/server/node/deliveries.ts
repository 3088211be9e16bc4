import { setTimeout } from 'node:timers/promises';
import type { Instant } from '../../time/index.js';
import type { Delivery } from '../delivery/deliver.js';
import { keepDelivering, type Deliveries, type Rhythm } from '../delivery/keep-delivering.js';
import { mailer, type SmtpOptions } from '../delivery/smtp.js';
import { webhookCaller } from './webhook-caller.js';
import type { Logs } from './logs.js';
import { machineClock } from '../machine-clock.js';
import type { Sites } from '../sites.js';
import type { Store } from '../store.js';

/** How long a notice that another process has written may wait before anybody looks: milliseconds. */
const PAUSE = 2_000;
/** For how long what this process writes is gathered, so that a crowd is looked at once: milliseconds. */
const GATHERING = 100;

export interface DeliveryOptions {
  /** The server that mails go out by; none are sent where left out. */
  readonly mail?: SmtpOptions;
  /** Origins whose webhooks are called without TLS and on this machine, too. */
  readonly localWebhooks?: readonly string[];
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly clock?: () => Instant;
  /** Told what goes wrong; nobody where left out. */
  readonly warn?: Logs['warn'];
}

/**
 * Delivers what waits in the outbox until it is stopped: mails, and calls of webhooks, neither of which waits for the other;
 * what goes out by neither is dropped when it has waited too long. Failures are logged without saying whose they are.
 */
export function startDeliveries(
  sites: Sites,
  store: Store,
  { mail, localWebhooks = [], env = {}, clock = machineClock, warn = () => {} }: DeliveryOptions,
): Deliveries {
  const smtp = mail && mailer(mail);
  const keep = (by: Pick<Delivery, 'send' | 'sender' | 'call'>): Deliveries =>
    keepDelivering(
      {
        ...{ store, sites, clock, ...by },
        onFailure: (site, { kind, attempts }, failure, last) =>
          warn(last ? 'notice given up' : 'notice not delivered', { site, kind, attempts, failure }),
        onDropped: (site, count) => warn('notices dropped, as they came too late to help', { site, count }),
      },
      {
        pause: waiting(PAUSE),
        gather: waiting(GATHERING),
        onFault: () => warn('the outbox cannot be read; trying again'),
      },
    );
  const running = [
    keep({ send: smtp?.send, sender: mail?.from }),
    keep({ call: webhookCaller({ secretOf: (name) => env[name], allowed: localWebhooks }) }),
  ];
  return {
    stop: async () => {
      await Promise.all(running.map((one) => one.stop()));
      smtp?.close();
    },
  };
}

/** Waits so long, or until the signal. */
function waiting(milliseconds: number): Rhythm['pause'] {
  return (signal) => setTimeout(milliseconds, undefined, { signal }).catch(() => {});
}
