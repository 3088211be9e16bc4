import { RotaHold } from '../elements/hold/hold.js';

export { RotaHold };
if (!customElements.get('rota-hold')) customElements.define('rota-hold', RotaHold);
