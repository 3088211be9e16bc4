import { css } from 'lit';

/** A choice between a few short things, side by side. */
export const segments = css`
  legend {
    padding: 0;
    margin-block-end: 0.35em;
    color: var(--_quiet);
    font-size: 0.875em;
    font-weight: 500;
  }

  .segments {
    display: inline-flex;
    flex-wrap: wrap;
    gap: 0.25em;
    padding: 0.25em;
    border-radius: calc(var(--_radius) + 0.25em);
    background: var(--_soft);
  }

  .segments label {
    position: relative;
    display: grid;
    place-items: center;
    min-block-size: calc(var(--_target) - 0.25em);
    padding-inline: 0.9em;
    border-radius: var(--_radius);
    font-variant-numeric: tabular-nums;
    cursor: pointer;
    transition: background-color 140ms;
  }

  .segments label:hover {
    background: var(--_soft);
  }

  .segments label:has(:checked) {
    background-color: var(--_accent);
    box-shadow: inset 0 0 0 2px var(--_ring);
    font-weight: 600;
  }

  /* The label itself keeps the page's color, of which its rings are made. */
  :checked + span {
    color: var(--rota-on-accent, var(--_on-accent));
  }

  .segments label:has(:focus-visible) {
    outline: 2px solid var(--_ring);
    outline-offset: 2px;
  }

  @media (forced-colors: active) {
    .segments {
      border: 1px solid;
    }

    .segments label:has(:checked) {
      background: Highlight !important;
      forced-color-adjust: none;
    }

    :checked + span {
      color: HighlightText !important;
    }
  }
`;
