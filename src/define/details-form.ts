import { RotaDetailsForm } from '../elements/details-form/details-form.js';

if (!customElements.get('rota-details-form')) customElements.define('rota-details-form', RotaDetailsForm);
