/** The script tag's second file: what the first month needs. */
import * as words from '../locale/english/times.js';
import '../define/specialist-picker.js';
import '../define/date-picker.js';
import { STEP_TEMPLATES } from '../elements/booking/frame.js';
import { LATER_STEPS } from '../elements/booking/later-steps.js';
import { english } from './english.js';

Object.assign(english, words);
Object.assign(STEP_TEMPLATES, LATER_STEPS);

export { Drafts, Times, wholeBackend } from '../booking/times-part.js';
