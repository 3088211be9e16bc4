import { css } from 'lit';

export const monthStyles = css`
  :host {
    container-type: inline-size;
  }

  .head {
    display: flex;
    align-items: center;
    gap: 0.25em;
    margin-block-end: calc(var(--_space) * 0.5);
  }

  [part='heading'] {
    flex: 1;
    font-size: min(1.125em, 8cqi);
    font-weight: 650;
    letter-spacing: -0.01em;
  }

  .word {
    display: inline-block;
    inline-size: 8em;
  }

  .turn {
    display: grid;
    place-items: center;
    inline-size: var(--_target);
    padding: 0;
    border-color: transparent;
    border-radius: 50%;
  }

  .turn[aria-disabled='true'] .icon {
    opacity: 0.3;
  }

  table {
    inline-size: 100%;
    table-layout: fixed;
    border-spacing: 0;
  }

  th {
    padding-block: 0.25em 0.5em;
    color: var(--_quiet);
    /* Large text must not run the weekdays into each other. */
    font-size: min(0.8125em, 4.1cqi);
    font-weight: 500;
  }

  .narrow {
    display: none;
  }

  @container (inline-size < 22em) {
    .wide {
      display: none;
    }

    .narrow {
      display: inline;
    }
  }

  td {
    padding: 2px;
  }

  .day,
  .blank {
    display: grid;
    place-items: center;
    position: relative;
    inline-size: 100%;
    min-block-size: 0;
    max-block-size: 3.25em;
    padding: 0;
    border: 0;
    aspect-ratio: 1;
    /* Another month is other days: none fades into one of another status. */
    transition: none;
  }

  /* What stands before and after the month. */
  button.blank {
    visibility: hidden;
  }

  .day {
    color: var(--_quiet);
    /* Nor the days. */
    font-size: min(1em, 10cqi);
    font-variant-numeric: tabular-nums;
  }

  .outside {
    opacity: 0.55;
    cursor: default;
  }

  .number {
    min-inline-size: min(1.8em, 100%);
  }

  [aria-busy='true'] .unknown:not(.selected) .number {
    border-radius: var(--_radius);
    background: var(--_soft);
    animation: rota-breathe 1.4s 150ms ease-in-out infinite;
  }

  .available,
  .few {
    background: var(--_accent-soft);
    color: var(--_accent-text);
    font-weight: 650;
  }

  .available:hover,
  .few:hover {
    background: var(--_accent-strong);
  }

  .none:hover,
  .outside:hover,
  .unknown:hover {
    background: transparent;
  }

  .full .number {
    text-decoration: line-through;
    text-decoration-thickness: 1.5px;
  }

  /* Drawn as borders: forced colours take backgrounds away. */
  .few::before {
    content: '';
    position: absolute;
    inset-block-start: 14%;
    inset-inline-end: 14%;
    border: 0.15625em solid;
    border-radius: 50%;
  }

  .today::after {
    content: '';
    position: absolute;
    inset-block-end: 14%;
    inline-size: 1em;
    border-block-end: 2px solid;
  }

  .day.selected,
  .day.selected:hover {
    background-color: var(--_accent);
    box-shadow: inset 0 0 0 2px var(--_ring);
  }

  /* The button itself keeps the page's color, of which its rings are made. */
  .selected .number,
  .selected::before,
  .selected::after {
    color: var(--rota-on-accent, var(--_on-accent));
  }

  .note {
    display: grid;
    gap: 0.5em;
    justify-items: start;
    margin-block-start: calc(var(--_space) * 0.5);
  }

  .note .lead,
  .hint {
    color: var(--_quiet);
    font-size: 0.875em;
  }

  .note ul {
    --_tile-size: 6.5em;

    inline-size: 100%;
  }

  .note .large {
    font-size: 1em;
  }

  @media (forced-colors: active) {
    .available,
    .few {
      border: 1px solid !important;
    }

    .outside {
      opacity: 1;
      color: GrayText !important;
    }

    .day.selected {
      background: Highlight !important;
      forced-color-adjust: none;
    }

    .selected .number,
    .selected::before,
    .selected::after {
      color: HighlightText !important;
    }
  }
`;
