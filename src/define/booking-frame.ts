/** `<rota-booking>` alone, for pages that arrange the elements in it themselves and register those that they use. */
import { RotaBooking } from '../elements/booking/booking.js';

export { RotaBooking };
if (!customElements.get('rota-booking')) customElements.define('rota-booking', RotaBooking);
