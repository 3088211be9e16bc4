import { svg } from 'lit';
import { icon } from './icons.js';

/** Points on in the reading direction. */
export const onIcon = icon(svg`<path d="m9.5 6 6 6-6 6" />`, 'icon directed');

export const globeIcon = icon(
  svg`<circle cx="12" cy="12" r="9" /><path d="M3 12h18M12 3c5 5.5 5 12.5 0 18M12 3c-5 5.5-5 12.5 0 18" />`,
);

/** Several people. */
export const peopleIcon = icon(
  svg`<circle cx="9" cy="8" r="3.5" /><path d="M2.5 20c0-4 2.5-6 6.5-6s6.5 2 6.5 6M15.5 4.7a3.5 3.5 0 0 1 0 6.6M18 14.5c2.3.9 3.5 2.7 3.5 5.5" />`,
);
