import { any } from 'valibot';
import type { Adapter, AppointmentCalls, AppointmentsBackend } from './backend.js';
import { checkedBackend } from './checked-backend.js';
import { guard } from './checked-catalog.js';
import { appointmentsSchema } from './http-appointments.js';
import { bookingSchema } from './call-schema.js';

/** `checkedBackend` with the calls about a client's own bookings, as far as the adapter has them. */
export function checkedAppointments(adapter: Adapter & Partial<AppointmentCalls>): AppointmentsBackend {
  const { reschedule, appointments, sendAppointmentsLink } = adapter;
  return {
    ...checkedBackend(adapter),
    ...(reschedule && {
      reschedule: (...given) => guard('reschedule', bookingSchema, () => reschedule.apply(adapter, given)),
    }),
    ...(appointments && {
      appointments: (...given) => guard('appointments', appointmentsSchema, () => appointments.apply(adapter, given)),
    }),
    ...(sendAppointmentsLink && {
      sendAppointmentsLink: (...given) =>
        guard('sendAppointmentsLink', any(), () => sendAppointmentsLink.apply(adapter, given)),
    }),
  };
}
