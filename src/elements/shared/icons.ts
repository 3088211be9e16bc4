import { html, svg, type SVGTemplateResult, type TemplateResult } from 'lit';

/** Line drawings on a grid of 24; styled by the theme, decoration to assistive technology. */
function icon(shape: SVGTemplateResult, className = 'icon'): TemplateResult {
  return html`<svg class=${className} viewBox="0 0 24 24" aria-hidden="true" focusable="false">${shape}</svg>`;
}

/** Points back in the reading direction. */
export const backIcon = icon(svg`<path d="M14.5 6 8.5 12l6 6" />`, 'icon directed');

/** Points on in the reading direction. */
export const onIcon = icon(svg`<path d="m9.5 6 6 6-6 6" />`, 'icon directed');

export const alertIcon = icon(svg`<circle cx="12" cy="12" r="9" /><path d="M12 7.5v5.5M12 16.5v.01" />`);

export const searchIcon = icon(svg`<circle cx="11" cy="11" r="6.5" /><path d="m16 16 4.5 4.5" />`);

export const globeIcon = icon(
  svg`<circle cx="12" cy="12" r="9" /><path d="M3 12h18M12 3c5 5.5 5 12.5 0 18M12 3c-5 5.5-5 12.5 0 18" />`,
);

/** Several people. */
export const peopleIcon = icon(
  svg`<circle cx="9" cy="8" r="3.5" /><path d="M2.5 20c0-4 2.5-6 6.5-6s6.5 2 6.5 6M15.5 4.7a3.5 3.5 0 0 1 0 6.6M18 14.5c2.3.9 3.5 2.7 3.5 5.5" />`,
);

export const closeIcon = icon(svg`<path d="m6.5 6.5 11 11m0-11-11 11" />`);
