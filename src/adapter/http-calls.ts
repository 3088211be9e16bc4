import type { Availability } from '../engine/model.js';
import type { Backend, CallOptions } from './backend.js';
import { availabilitySchema, bookingSchema, capabilitiesSchema } from './call-schema.js';
import type { AnyBookingRequest, AvailabilityQuery, Booking, Capabilities } from './contract.js';
import { CODES } from './codes.js';
import { HttpCatalog } from './http-catalog.js';
import { Problem } from './problem.js';

/** All calls of the contract over HTTP. */
export class HttpCalls extends HttpCatalog implements Backend {
  protected override readonly codes = CODES;

  capabilities(options?: CallOptions): Promise<Capabilities> {
    return this.read({ path: '/capabilities', schema: capabilitiesSchema, what: 'capabilities' }, options);
  }

  async availability(query: AvailabilityQuery, options?: CallOptions): Promise<Availability> {
    const search = new URLSearchParams({ from: String(query.from), to: String(query.to) });
    if (query.calendars) search.set('calendars', query.calendars.join(','));
    const call = { path: `/availability?${search}`, schema: availabilitySchema, what: 'availability' };
    const answer = await this.read(call, options);
    const [from, to] = answer.days;
    const answered = new Set(answer.calendars.map(({ calendar }) => calendar));
    const missing = query.calendars?.filter((id) => !answered.has(id)) ?? [];
    if (from <= query.from && to >= query.to && missing.length === 0) return answer;
    throw new Problem(
      'bad-backend-answer',
      `Asked for days ${query.from} to ${query.to}, the backend answered ${from} to ${to}` +
        `${missing.length > 0 ? ` without the calendars ${missing.join(', ')}` : ''}.`,
      { retryable: true },
    );
  }

  book(request: AnyBookingRequest, idempotencyKey: string, options?: CallOptions): Promise<Booking> {
    const headers = { 'Idempotency-Key': idempotencyKey };
    return this.send(
      { path: '/bookings', schema: bookingSchema, what: 'booking', method: 'POST', headers, body: request },
      options,
    );
  }

  booking(id: string, token: string, options?: CallOptions): Promise<Booking> {
    const headers = { Authorization: `Bearer ${token}` };
    return this.read(
      { path: `/bookings/${encodeURIComponent(id)}`, schema: bookingSchema, what: 'booking', headers },
      options,
    );
  }

  cancel(id: string, token: string, options?: CallOptions): Promise<Booking> {
    const headers = { Authorization: `Bearer ${token}` };
    const path = `/bookings/${encodeURIComponent(id)}/cancel`;
    return this.send({ path, schema: bookingSchema, what: 'booking', method: 'POST', headers, body: {} }, options);
  }
}
