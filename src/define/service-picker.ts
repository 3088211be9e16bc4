import { RotaServicePicker } from '../elements/service-picker/service-picker.js';

export { RotaServicePicker };
if (!customElements.get('rota-service-picker')) customElements.define('rota-service-picker', RotaServicePicker);
