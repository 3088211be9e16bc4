import { html, nothing, type TemplateResult } from 'lit';
import type { Flow } from '../../booking/flow.js';
import type { FlowState } from '../../booking/state.js';
import { troubleKind } from '../../locale/trouble-kind.js';
import type { Words } from '../../locale/words.js';
import { alertIcon } from './icons.js';
import { catalogOf } from './names.js';

/** What went wrong with the last submission, what to do, and the site's phone and mail where there is no way on. */
export function troubleNotice(state: FlowState, flow: Flow, words: Words): TemplateResult | typeof nothing {
  const { trouble } = state;
  if (!trouble || state.lost || state.submission !== 'idle') return nothing;
  return html`<div class="notice" part="notice" role="alert">
    <p class="message">${alertIcon}${words.strings.trouble[troubleKind(trouble)]}</p>
    ${contact(state, words)}
    ${
      trouble.retryable
        ? html`<button type="button" part="retry" @click=${() => flow.retry()}>${words.strings.frame.retry}</button>`
        : nothing
    }
  </div>`;
}

/** The site's phone and mail, as far as it gave them. */
export function contact(state: FlowState, words: Words): TemplateResult | typeof nothing {
  const site = catalogOf(state)?.site;
  if (!site?.phone && !site?.email) return nothing;
  const { contact } = words.strings;
  return html`<p class="contact">
    ${contact.lead}
    ${site.phone ? html`<a href="tel:${site.phone.replace(/[^+\d]/g, '')}">${contact.call(site.phone)}</a>` : nothing}
    ${site.email ? html`<a href="mailto:${site.email}">${contact.write(site.email)}</a>` : nothing}
  </p>`;
}
