/** The script tag's second file: what the first month needs. */
import * as words from '../locale/english/times.js';
import '../define/specialist-picker.js';
import '../define/date-picker.js';
import { english } from './english.js';

Object.assign(english, words);

export { Times, wholeBackend } from '../booking/times-part.js';
