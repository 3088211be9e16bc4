/** The script tag's third file: from the details to the confirmation. It stands on the second one. */
import './times.js';
import '../define/details-form.js';
import '../define/review.js';
import '../define/confirmation.js';

export { Booker } from '../booking/booker.js';
