import { STEP_PARTS } from '../booking/later-steps.js';

/** All parts of `<rota-booking>` and of its steps, for whoever wraps one. */
export const BOOKING_PARTS = `frame, header, back, site, count, progress, bar, done, current, ahead, step, summary, summary-heading, summary-line, failure, ${STEP_PARTS}`;
