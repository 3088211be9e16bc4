import './date-picker.js';
import { RotaAppointments } from '../elements/appointments/appointments.js';

export { RotaAppointments };
if (!customElements.get('rota-appointments')) customElements.define('rota-appointments', RotaAppointments);
