import { RotaConfirmation } from '../elements/confirmation/confirmation.js';

export { RotaConfirmation };
if (!customElements.get('rota-confirmation')) customElements.define('rota-confirmation', RotaConfirmation);
