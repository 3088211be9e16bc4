import { RotaConfirmation } from '../elements/confirmation/confirmation.js';

if (!customElements.get('rota-confirmation')) customElements.define('rota-confirmation', RotaConfirmation);
