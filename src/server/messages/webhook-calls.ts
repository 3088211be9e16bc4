import { MILLISECONDS_PER_MINUTE, type Instant } from '../../time/units.js';
import type { HostedSite } from '../hosted-site.js';
import { HELPFUL_FOR, nameOf, type BookingEvent, type NotedBooking, type WebhookCall } from '../outbox.js';

/** A call for each webhook of the site that is told of such an event. */
export function callsOf({ setup }: HostedSite, kind: BookingEvent, booking: NotedBooking, at: Instant): WebhookCall[] {
  return setup.webhooks
    .filter(({ events }) => events.includes(kind))
    .map(({ id }) => ({ kind, booking, at, until: at + HELPFUL_FOR, webhook: id }));
}

/** A call as it is sent, in the manner of Standard Webhooks. */
export interface WebhookBody {
  /** The same each time that it is sent, so that a call which comes twice is known for one. */
  readonly id: string;
  readonly json: string;
}

/**
 * What a program is told: ids, and the client only where the site says so. Calls may come late and in any order; the
 * version tells which is the latest.
 */
export function webhookBody({ opened, setup }: HostedSite, call: WebhookCall): WebhookBody {
  const { kind, booking, at, webhook } = call;
  const { id, version, state, service, start, duration, hosts, client, answers } = booking;
  const includesClient = setup.webhooks.some((one) => one.id === webhook && one.includesClient);
  const data = {
    ...{ site: opened.site.id, booking: id, version, state, service },
    ...{ start: isoOf(start), duration, calendars: hosts },
    ...(includesClient && { client, answers }),
  };
  // The standard joins id, time and body with dots before it signs them, so none may stand in the id.
  return { id: nameOf(call).replaceAll('.', '_'), json: JSON.stringify({ type: kind, timestamp: isoOf(at), data }) };
}

function isoOf(instant: Instant): string {
  return new Date(instant * MILLISECONDS_PER_MINUTE).toISOString();
}
