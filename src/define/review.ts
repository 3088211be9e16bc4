import { RotaReview } from '../elements/review/review.js';

export { RotaReview };
if (!customElements.get('rota-review')) customElements.define('rota-review', RotaReview);
