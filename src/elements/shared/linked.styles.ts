import { css, type CSSResult } from 'lit';
import { buttons, skeletons } from './controls.styles.js';
import { notices } from './notice.styles.js';
import { offers } from './offers.styles.js';
import { segments } from './segments.styles.js';
import { success } from './success.styles.js';
import { theme } from './theme.styles.js';
import { whens } from './when.styles.js';

const shared = css`
  :host {
    container-type: inline-size;
  }

  /* Of an element that stands by itself: the ground under it, with room up to its edges. */
  :host(:state(surface)) {
    padding: var(--_space);
    border-radius: var(--_radius);
    background-color: var(--_surface);
  }

  .heading {
    font-size: 1.6em;
    font-weight: 650;
    line-height: 1.2;
    text-wrap: balance;
    scroll-margin-block-start: 6rem;
  }

  .news .mail {
    color: var(--_quiet);
    font-weight: 400;
  }

  button.back {
    display: inline-flex;
    gap: 0.25em;
    align-items: center;
    padding-inline-start: 0;
  }

  .sorry {
    display: grid;
    gap: var(--_space);
    justify-items: start;
  }

  @media (forced-colors: active) {
    .quiet {
      border: 0 !important;
      text-decoration: underline;
    }
  }
`;

/** What every element with a whole flow of its own wears, before its own styles. */
export const linkedStyles: readonly CSSResult[] = [
  ...[theme, success, buttons, skeletons, notices, offers, whens, segments],
  shared,
];
