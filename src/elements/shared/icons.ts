import { html, svg, type SVGTemplateResult, type TemplateResult } from 'lit';

/** Line drawings on a grid of 24; styled by the theme, decoration to assistive technology. */
export function icon(shape: SVGTemplateResult, className = 'icon'): TemplateResult {
  return html`<svg class=${className} viewBox="0 0 24 24" aria-hidden="true" focusable="false">${shape}</svg>`;
}

/** Points back in the reading direction. */
export const backIcon = icon(svg`<path d="M14.5 6 8.5 12l6 6" />`, 'icon directed');

export const alertIcon = icon(svg`<circle cx="12" cy="12" r="9" /><path d="M12 7.5v5.5M12 16.5v.01" />`);

export const searchIcon = icon(svg`<circle cx="11" cy="11" r="6.5" /><path d="m16 16 4.5 4.5" />`);
