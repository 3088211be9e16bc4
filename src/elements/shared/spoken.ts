import { html, nothing, type TemplateResult } from 'lit';
import { directionOf } from '../../locale/format.js';
import { localeTag, type Words } from '../../locale/words.js';
import { langOf } from './language.js';

/**
 * What an element shows, marked with its language, so that screen readers read it with the right voice; and with the way that
 * the language runs. Where neither it nor the page's language runs right to left, the `dir` of the page holds.
 */
export function spoken(element: Element, words: Words | undefined, content: unknown): TemplateResult {
  const { language = nothing, direction = nothing } = words ?? {};
  const page = localeTag(langOf(element) ?? '');
  const turned = direction === 'rtl' || (page && directionOf(page) === 'rtl');
  return html`<div class="root" lang=${language} dir=${turned ? direction : nothing}>${content}</div>`;
}
