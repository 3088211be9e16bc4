import { RotaMonth } from '../elements/month/month.js';

if (!customElements.get('rota-month')) customElements.define('rota-month', RotaMonth);
