import './month.js';
import './times.js';
import { RotaDatePicker } from '../elements/date-picker/date-picker.js';

export { RotaDatePicker };
if (!customElements.get('rota-date-picker')) customElements.define('rota-date-picker', RotaDatePicker);
