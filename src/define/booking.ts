/** `<rota-booking>` with the elements of its own steps. */
export { RotaBooking } from './booking-frame.js';
import './master-page.js';
import './service-picker.js';
import './specialist-picker.js';
import './date-picker.js';
import './hold.js';
import './details-form.js';
import './review.js';
import './confirmation.js';
