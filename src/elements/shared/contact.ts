import { html, nothing, type TemplateResult } from 'lit';
import type { FlowState } from '../../booking/state.js';
import type { Words } from '../../locale/words.js';
import { catalogOf } from './catalog-of.js';

/** The site's phone and mail, as far as it gave them, after a few words that say what for. */
export function contact(
  state: Pick<FlowState, 'catalog'>,
  words: Words,
  lead = words.strings.contact.lead,
): TemplateResult | typeof nothing {
  const site = catalogOf(state)?.site;
  if (!site?.phone && !site?.email) return nothing;
  const { strings, format } = words;
  const { call, write } = strings.contact;
  return html`<p class="contact">
    <span>${lead}</span>
    ${site.phone ? html`<a part="link" href="tel:${site.phone.replace(/[^+\d]/g, '')}">${format.fill(call, { phone: site.phone })}</a>` : nothing}
    ${site.email ? html`<a part="link" href="mailto:${site.email}">${format.fill(write, { email: site.email })}</a>` : nothing}
  </p>`;
}
