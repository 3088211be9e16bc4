import { RotaTimes } from '../elements/times/times.js';

if (!customElements.get('rota-times')) customElements.define('rota-times', RotaTimes);
