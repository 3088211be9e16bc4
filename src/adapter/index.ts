/** The port to a backend, and the adapter for the HTTP contract. */
export type {
  Adapter,
  AppointmentCalls,
  AppointmentsBackend,
  Backend,
  BookingBackend,
  CallOptions,
  ChangeCalls,
  HoldCalls,
  OpeningCalls,
  OpeningsBackend,
  PackageCalls,
  PackagesBackend,
} from './backend.js';
export type * from './contract.js';
export { checkedBackend } from './checked-backend.js';
export { HttpBackend } from './http-backend.js';
export type { HttpBackendOptions } from './http-catalog.js';
export { HttpAppointmentsBackend } from './http-appointments.js';
export { HttpPackagesBackend } from './http-packages.js';
export { Problem } from './problem.js';
