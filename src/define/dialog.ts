import { RotaDialog } from '../elements/dialog/dialog.js';

export { RotaDialog };
if (!customElements.get('rota-dialog')) customElements.define('rota-dialog', RotaDialog);
