import './date-picker.js';
import { RotaPackage } from '../elements/package/package.js';

export { RotaPackage };
if (!customElements.get('rota-package')) customElements.define('rota-package', RotaPackage);
