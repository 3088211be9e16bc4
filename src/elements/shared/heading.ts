import { html, type TemplateResult } from 'lit';

/** A heading of any level, so that elements continue the page's outline (A11Y F9). Focus can be sent to it, not tabbed. */
export function heading(level: number, content: unknown, part = 'heading'): TemplateResult {
  return html`<div class="heading" part=${part} role="heading" aria-level=${level} tabindex="-1">${content}</div>`;
}
