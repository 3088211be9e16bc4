import { RotaReview } from '../elements/review/review.js';

if (!customElements.get('rota-review')) customElements.define('rota-review', RotaReview);
