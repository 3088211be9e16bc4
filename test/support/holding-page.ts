import { bookingPage, type BookingPage } from './booking-page.js';
import { settle } from './fake-clock.js';
import { HoldingBackend } from './holding-backend.js';

export const NINE = '2026-03-02 09:00';
export const TEN = '2026-03-02 10:00';

export interface HoldingPage extends BookingPage {
  readonly backend: HoldingBackend;
}

/** The page, where the backend holds times. */
export async function pageOf(backend = new HoldingBackend()): Promise<HoldingPage> {
  return (await bookingPage({ backend })) as HoldingPage;
}

/** The page at the details of a booking at nine, as soon as the backend has answered. */
export async function atDetails(backend = new HoldingBackend()): Promise<HoldingPage> {
  const page = await pageOf(backend);
  page.choose(NINE);
  page.flow.next();
  await settle();
  return page;
}

export async function toReview({ flow, fill }: HoldingPage): Promise<void> {
  fill();
  flow.next();
  await settle();
}
