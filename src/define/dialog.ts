import { RotaDialog } from '../elements/dialog/dialog.js';

if (!customElements.get('rota-dialog')) customElements.define('rota-dialog', RotaDialog);
