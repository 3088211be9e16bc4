/** The package: the elements' classes, their events, the headless flow, the adapter, and their types. Registers nothing. */
export { RotaBooking } from './elements/booking/booking.js';
export { RotaMasterPage } from './elements/master-page/master-page.js';
export { RotaServicePicker } from './elements/service-picker/service-picker.js';
export { RotaSpecialistPicker } from './elements/specialist-picker/specialist-picker.js';
export { RotaDatePicker } from './elements/date-picker/date-picker.js';
export { RotaMonth } from './elements/month/month.js';
export { RotaTimeZone } from './elements/time-zone/time-zone.js';
export { RotaTimes } from './elements/times/times.js';
export { RotaHold } from './elements/hold/hold.js';
export { RotaDetailsForm } from './elements/details-form/details-form.js';
export { RotaReview } from './elements/review/review.js';
export { RotaConfirmation } from './elements/confirmation/confirmation.js';
export { RotaPackage } from './elements/package/package.js';
export { RotaAppointments } from './elements/appointments/appointments.js';
export { RotaDialog } from './elements/dialog/dialog.js';

export * from './booking/events.js';
export type * from './booking/flow.js';
export type * from './booking/state.js';
export { BookingFlow } from './booking/booking-flow.js';
export * from './booking/appointments/events.js';
export * from './elements/dialog/events.js';
export type * from './booking/appointments/state.js';
export { AppointmentsFlow } from './booking/appointments/appointments-flow.js';
export * from './booking/packages/events.js';
export type * from './booking/packages/state.js';
export { PackageFlow } from './booking/packages/package-flow.js';

export * from './adapter/index.js';

export { loadWords, wordsFor, type Words } from './locale/words.js';
export type { Language } from './locale/languages.js';
export type { StringReplacements } from './locale/replace.js';
export type { Strings } from './locale/strings.js';
