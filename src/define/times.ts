import './time-zone.js';
import { RotaTimes } from '../elements/times/times.js';

export { RotaTimes };
if (!customElements.get('rota-times')) customElements.define('rota-times', RotaTimes);
