/** Registers every element. `<rota-dialog>` comes first: it must be there when what stands inside asks whether to load. */
export * from './dialog.js';
export * from './booking.js';
export * from './master-page.js';
export * from './service-picker.js';
export * from './specialist-picker.js';
export * from './date-picker.js';
export * from './month.js';
export * from './times.js';
export * from './time-zone.js';
export * from './hold.js';
export * from './details-form.js';
export * from './review.js';
export * from './confirmation.js';
export * from './appointments.js';
export * from './package.js';
