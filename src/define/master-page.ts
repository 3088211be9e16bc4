import { RotaMasterPage } from '../elements/master-page/master-page.js';

export { RotaMasterPage };
if (!customElements.get('rota-master-page')) customElements.define('rota-master-page', RotaMasterPage);
