import { svg } from 'lit';
import { icon } from './icons.js';

/** Closes what opened over the page. */
export const closeIcon = icon(svg`<path d="m6.5 6.5 11 11m0-11-11 11" />`);
