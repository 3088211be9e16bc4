/** Registers every element. `<rota-booking>` comes first: it must be there when the elements inside it look for their flow. */
import './booking.js';
import './service-picker.js';
import './specialist-picker.js';
import './date-picker.js';
import './details-form.js';
import './review.js';
import './confirmation.js';
import './appointments.js';
