import type { Appointments, Booking } from '../../adapter/contract.js';
import type { Instant } from '../../time/index.js';
import { bookingView } from '../bookings/view.js';
import type { Gate } from '../defences/gate.js';
import type { HostedSite } from '../hosted-site.js';
import { Refusal } from '../http/problems.js';
import type { Place, Store, StoredBooking } from '../store.js';
import { sha256 } from '../tokens.js';

/** Bookings in one answer. */
const PAGE = 50;

/** All bookings of the client whose link it is, the latest start first (FL-8). Throws a `Refusal`. */
export async function listAppointments(
  store: Store,
  hosted: HostedSite,
  gate: Gate,
  token: string,
  { after }: Readonly<Record<string, string>>,
  now: Instant,
): Promise<Appointments> {
  const site = hosted.opened.site.id;
  const link = await store.link(site, sha256(token), now);
  if (!link || link.booking !== undefined) {
    throw new Refusal('link-expired', 'This link opens no appointments, or not any more; ask for a new one.');
  }
  await gate.noteRead(link.client);
  const found = await store.bookingsOf(site, link.client, PAGE + 1, placeOf(after));
  const page = found.slice(0, PAGE);
  return {
    bookings: page.map((booking) => listed(hosted, booking)),
    ...(found.length > PAGE && { next: cursorOf(page.at(-1)!) }),
  };
}

/** Without the calendar file, which comes with the booking itself. */
function listed(hosted: HostedSite, booking: StoredBooking): Booking {
  const { calendarFile: _large, ...view } = bookingView(hosted, booking);
  return view;
}

function cursorOf({ start, id }: Place): string {
  return `${start}.${id}`;
}

function placeOf(cursor: string | undefined): Place | undefined {
  if (cursor === undefined) return undefined;
  const [, start, id] = /^(-?\d{1,12})\.([\w-]{1,64})$/.exec(cursor) ?? [];
  if (start !== undefined && id !== undefined) return { start: Number(start), id };
  throw new Refusal('validation', '"after" has to be the "next" of the page before.');
}
