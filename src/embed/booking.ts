/** The script tag's third file: from the details to the confirmation. It stands on the second one. */
import * as words from '../locale/english/booking.js';
import './times.js';
import '../define/hold.js';
import '../define/details-form.js';
import '../define/review.js';
import '../define/confirmation.js';
import { english } from './english.js';

Object.assign(english, words);

export { Booker } from '../booking/booker.js';
