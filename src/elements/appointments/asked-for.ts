import { html, nothing, type TemplateResult } from 'lit';
import type { Asked } from '../../booking/appointments/state.js';
import { troubleKind } from '../../locale/trouble-kind.js';
import { alertIcon } from '../shared/icons.js';
import type { AppointmentWords } from './words.js';

/** Under the button that asked for something: that it is on its way, or why it did not come (RC-5). */
export function askedFor(asked: Asked, { strings }: AppointmentWords): TemplateResult | typeof nothing {
  if (asked === 'idle') return nothing;
  if (asked === 'loading') return html`<p class="visually-hidden" role="status">${strings.frame.loading}</p>`;
  return html`<div class="notice" part="notice" role="alert">
    <p class="message">${alertIcon}${strings.trouble[troubleKind(asked)]}</p>
  </div>`;
}
