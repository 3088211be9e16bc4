import { RotaTimeZone } from '../elements/time-zone/time-zone.js';

export { RotaTimeZone };
if (!customElements.get('rota-time-zone')) customElements.define('rota-time-zone', RotaTimeZone);
