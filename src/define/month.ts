import { RotaMonth } from '../elements/month/month.js';

export { RotaMonth };
if (!customElements.get('rota-month')) customElements.define('rota-month', RotaMonth);
