/** The script tag's second file: what the first month needs. */
import '../define/specialist-picker.js';
import '../define/date-picker.js';

export { Times } from '../booking/times.js';
