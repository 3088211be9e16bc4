import { RotaDetailsForm } from '../elements/details-form/details-form.js';

export { RotaDetailsForm };
if (!customElements.get('rota-details-form')) customElements.define('rota-details-form', RotaDetailsForm);
