/**
 * Registers every element. `<rota-dialog>` comes first, and `<rota-booking>` next: they must be there when what stands inside
 * looks for them.
 */
import './dialog.js';
import './booking.js';
import './service-picker.js';
import './specialist-picker.js';
import './date-picker.js';
import './details-form.js';
import './review.js';
import './confirmation.js';
import './appointments.js';
