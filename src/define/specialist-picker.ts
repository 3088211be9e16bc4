import { RotaSpecialistPicker } from '../elements/specialist-picker/specialist-picker.js';

export { RotaSpecialistPicker };
if (!customElements.get('rota-specialist-picker'))
  customElements.define('rota-specialist-picker', RotaSpecialistPicker);
