import { RotaBooking } from '../elements/booking/booking.js';

if (!customElements.get('rota-booking')) customElements.define('rota-booking', RotaBooking);
