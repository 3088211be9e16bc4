import { css } from 'lit';

/** What opens over the page wears the page's type and colours (page.ts), not those of the place that its opener stands in. */
export const layers = css`
  .layer {
    box-sizing: border-box;
    visibility: visible;
    border: 0;
    background: linear-gradient(var(--_surface) 0 0), var(--_page-ground, Canvas);
    color: var(--rota-text, var(--_page-color, CanvasText));
    font: var(--_page-size, 1em) / 1.45 var(--rota-font, var(--_page-font, inherit));
    letter-spacing: normal;
    word-spacing: normal;
    text-shadow: none;
    cursor: auto;
    pointer-events: auto;
  }

  @media (forced-colors: active) {
    .layer {
      border: 1px solid !important;
    }
  }
`;
