import { array, optional, string, type GenericSchema } from 'valibot';
import type { AppointmentCalls, CallOptions } from './backend.js';
import type { Appointments, Booking, RescheduleRequest } from './contract.js';
import { HttpBackend } from './http-backend.js';
import { bookingSchema } from './call-schema.js';
import { object } from './schema-parts.js';

export const appointmentsSchema: GenericSchema<unknown, Appointments> = object({
  bookings: array(bookingSchema),
  next: optional(string()),
});

/** The adapter for the contract over HTTP, with a client's own bookings: apart, since pages that only book don't need it. */
export class HttpAppointmentsBackend extends HttpBackend implements AppointmentCalls {
  reschedule(
    id: string,
    token: string,
    version: number,
    body: RescheduleRequest,
    idempotencyKey: string,
    options?: CallOptions,
  ): Promise<Booking> {
    const headers = {
      Authorization: `Bearer ${token}`,
      'If-Match': `"${version}"`,
      'Idempotency-Key': idempotencyKey,
    };
    const path = `/bookings/${encodeURIComponent(id)}`;
    return this.send({ path, schema: bookingSchema, what: 'booking', method: 'PATCH', headers, body }, options);
  }

  appointments(token: string, after?: string, options?: CallOptions): Promise<Appointments> {
    const headers = { Authorization: `Bearer ${token}` };
    const path = `/bookings${after === undefined ? '' : `?after=${encodeURIComponent(after)}`}`;
    return this.read({ path, schema: appointmentsSchema, what: 'list of bookings', headers }, options);
  }

  sendAppointmentsLink(email: string, options?: CallOptions): Promise<void> {
    return this.send({ path: '/appointments-link', what: 'link', method: 'POST', body: { email } }, options);
  }
}
