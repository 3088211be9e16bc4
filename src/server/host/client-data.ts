/** What is kept about a client, for the client to have or to have erased (A85). Ledger and records name no client. */
import * as v from 'valibot';
import type { Client, ClientErasure, ClientExport } from '../../adapter/contract.js';
import type { LedgerLine } from '../../engine/index.js';
import { isOfBooking } from '../../engine/ledger.js';
import type { Instant } from '../../time/index.js';
import { mailboxHash } from '../bookings/disown.js';
import { email } from '../bookings/text-schema.js';
import { clientKeyOf } from '../mailbox.js';
import { dueOf } from '../outbox.js';
import { NO_TIME, NOTHING, type ClientRecords, type Store, type StoredBooking } from '../store.js';
import { mustOwn, type Host } from './hosts.js';
import { parsed } from '../http/parsed.js';

const requestSchema = v.object({ email }, 'an object such as { "email": "ann@example.com" }');

/** Who stands in a booking instead of the client. */
const NOBODY: Client = { firstName: '', lastName: '', email: '', locale: 'en', zone: 'UTC' };

/** The e-mail address in an owner's request. Throws a `Refusal`. */
export function clientOf(host: Host, body: unknown): string {
  mustOwn(host);
  return parsed(requestSchema, body).email;
}

/** Everything that is stored about a client, but for what opens a booking and for what is about those who serve. */
export async function exportClient(store: Store, site: string, email: string, now: Instant): Promise<ClientExport> {
  const [{ bookings, notices, keys, links }, { ledger }, isSilent] = await Promise.all([
    store.client(site, email),
    store.read(site, NO_TIME, now),
    store.isSilent(site, mailboxHash(site, email)),
  ]);
  return {
    email,
    bookings: bookings.map((booking) => exported(booking, ledger)),
    notices: notices.map((notice) => {
      const { kind, at, booking } = notice;
      const { id, client, answers } = booking;
      const due = dueOf(notice);
      return { ...{ kind, at, booking: id, client, answers }, ...(due !== at && { due }) };
    }),
    requests: keys.map(({ booking, expires }) => ({ booking, until: expires })),
    links: links.map(({ booking, at, expires }) => ({ ...(booking !== undefined && { booking }), at, until: expires })),
    mail: { wanted: !isSilent },
  };
}

function exported(stored: StoredBooking, ledger: readonly LedgerLine[]): ClientExport['bookings'][number] {
  const { id, version, state, service, start, duration, calendar, hosts, assignedBy, created, client, answers } =
    stored;
  const lines = ledger.filter(isOfBooking).filter(({ booking }) => booking === id);
  return {
    ...{ id, version, state, service, start, duration, calendar, hosts, assignedBy, created, client, answers },
    history: lines.map(({ kind, at }) => ({ kind, at })),
  };
}

/**
 * Erases a client: bookings stay, and what they take, but nothing in them or in what is still to be sent says whose they
 * are. One change a booking; where it is cut off in between, doing it again erases the rest. Links go last: none is made
 * for an address that no booking has.
 */
export async function eraseClient(store: Store, site: string, email: string, now: Instant): Promise<ClientErasure> {
  const { bookings } = await store.client(site, email);
  for (const { id } of bookings) {
    await store.change(site, { booking: id, span: NO_TIME, now }, ({ booking }) => {
      if (!booking || !isOf(booking, email)) return undefined;
      const nobodys: StoredBooking = { ...booking, version: booking.version + 1, client: NOBODY, answers: {} };
      return { ...NOTHING, bookings: [nobodys], forgets: [id] };
    });
  }
  const client = clientKeyOf(email);
  const scope = { span: NO_TIME, now };
  await store.change(site, scope, () => ({ ...NOTHING, unlinks: client }));
  return { bookings: bookings.length };
}

/** Whether a booking is the client's; the case of an address tells nobody apart. */
function isOf({ client }: Pick<ClientRecords['bookings'][number], 'client'>, email: string): boolean {
  return clientKeyOf(client.email) === clientKeyOf(email);
}
