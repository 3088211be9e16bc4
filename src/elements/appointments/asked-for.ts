import { html, nothing, type TemplateResult } from 'lit';
import type { Asked } from '../../booking/appointments/state.js';
import { notice } from '../shared/trouble-notice.js';
import type { AppointmentWords } from './words.js';

/** Under the button that asked for something: that it is on its way, or why it did not come (RC-5). */
export function askedFor(asked: Asked, words: AppointmentWords): TemplateResult | typeof nothing {
  if (asked === 'idle') return nothing;
  if (asked === 'loading') return html`<p class="visually-hidden" role="status">${words.strings.frame.loading}</p>`;
  return notice(asked, words);
}
