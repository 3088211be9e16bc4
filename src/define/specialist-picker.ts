import { RotaSpecialistPicker } from '../elements/specialist-picker/specialist-picker.js';

if (!customElements.get('rota-specialist-picker'))
  customElements.define('rota-specialist-picker', RotaSpecialistPicker);
