import type { Backend, CallOptions } from '../../adapter/backend.js';
import type { Booking, RescheduleRequest } from '../../adapter/contract.js';
import { pageOffers } from '../../engine/index.js';
import type { Catalog } from '../../engine/model.js';
import type { MasterPage } from '../../engine/offers.js';
import { formatStart } from '../../time/rfc9557.js';
import { BookingFlow } from '../booking-flow.js';
import type { FlowOptions, FlowState, SpecialistChoice, Submission } from '../state.js';
import type { Intents } from '../intent.js';
import { openedCatalog } from '../opened.js';
import { send, type Ending } from '../submission.js';
import type { Surroundings } from '../surroundings.js';
import { withoutOwnTime } from './own-time.js';

/**
 * The times that a booking can move to, as the flow that the date picker shows: of its person where the client chose that one,
 * or else of anybody of the page, the pool or the service, of whom the backend keeps the same where free (FL-8).
 *
 * @param chosen What the client has chosen before, to begin with in place of what the booking has.
 */
export function flowOfMove(
  backend: Backend,
  catalog: Catalog,
  { booking, token }: { readonly booking: Booking; readonly token: string },
  options: Pick<FlowOptions, 'zone' | 'locale'>,
  surroundings: Partial<Surroundings>,
  chosen: Partial<Pick<FlowState, 'start' | 'duration' | 'specialist'>> = {},
): BookingFlow {
  const { service } = booking;
  const page = pageOf(catalog, booking);
  const source = withoutOwnTime(backend, { ...catalog, pages: page ? [page] : [] }, booking, token);
  const pool = catalog.pools?.find(({ id }) => id === booking.pool)?.id;
  const narrowed = { ...options, service, ...(page && { page: page.id }), ...(pool && { pool }) };
  const flow = new BookingFlow(source, narrowed, surroundings);
  flow.addEventListener('rota-ready', () => {
    const { duration = booking.duration, specialist = firstChoice(flow.state, booking), start = booking } = chosen;
    flow.chooseDuration(duration);
    flow.chooseSpecialist(specialist);
    flow.showStart({ start: start.start, left: 1 });
  });
  return flow;
}

/** The page that a booking was made on, as far as it says who may serve; in which order one chooses there is no matter here. */
function pageOf(catalog: Catalog, booking: Booking): MasterPage | undefined {
  const page = catalog.pages?.find(({ id }) => id === booking.page);
  const isThere = page && pageOffers(openedCatalog(catalog), page).some(({ service }) => service === booking.service);
  return isThere ? { ...page, first: 'service', timeFirst: false } : undefined;
}

function firstChoice({ specialists }: FlowState, { calendar, assignedBy }: Booking): SpecialistChoice {
  const isThere = (id: string | undefined): boolean => specialists.some((option) => option.id === id);
  const chosen = assignedBy === 'client' && isThere(calendar) ? calendar : undefined;
  return chosen ?? (isThere('any') ? 'any' : isThere(calendar) ? calendar! : (specialists[0]?.id ?? 'any'));
}

/** What is chosen to move to; undefined as long as nothing is, or only what the booking has. */
export function chosenMove(state: FlowState, booking: Booking, catalog: Catalog): RescheduleRequest | undefined {
  const { start, duration, specialist, zone } = state;
  const named = start?.calendar ?? (specialist === 'any' ? undefined : specialist);
  const staysThere = start?.start === booking.start && duration === booking.duration;
  if (!start || (staysThere && (named === undefined || named === booking.calendar))) return undefined;
  return {
    start: formatStart(start.start, openedCatalog(catalog).zone(zone)),
    ...(duration !== undefined && { duration }),
    calendar: named ?? null,
  };
}

/** The backend's call for one booking and its version. */
export type SendMove = (request: RescheduleRequest, key: string, options: CallOptions) => Promise<Booking>;

/**
 * Sends a move until there is a definite answer, as a booking is sent (RC-4); undefined where it was given up.
 *
 * @param told Hears how it stands.
 */
export async function sendMove(
  move: SendMove,
  { booking, request }: { readonly booking: Booking; readonly request: RescheduleRequest },
  intents: Intents<RescheduleRequest>,
  surroundings: Surroundings,
  told: (sending: Submission) => void,
  signal: AbortSignal,
): Promise<Ending<Booking> | undefined> {
  const intent = intents.begin({ slot: booking.id, request, said: [request], kept: {} });
  const sent = await send(move, intent, surroundings, told, signal);
  if ('answer' in sent || sent.definite) intents.end(intent);
  return signal.aborted ? undefined : sent;
}
