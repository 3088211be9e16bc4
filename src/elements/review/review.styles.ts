import { css } from 'lit';

export const styles = css`
  :host {
    container-type: inline-size;
  }

  .row {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0.1em 1em;
    padding-block: calc(var(--_space) * 0.8);
    border-block-start: 1px solid var(--_line);
    overflow-wrap: anywhere;
  }

  .row:first-child {
    border: 0;
    padding-block-start: 0;
  }

  dt,
  .facts,
  .answer span {
    color: var(--_quiet);
    font-size: 0.9em;
  }

  .facts {
    font-size: inherit;
  }

  dt,
  dd {
    grid-column: 1;
  }

  .change {
    grid-row: 1 / 3;
    grid-column: 2;
    align-self: center;
  }

  /* A word of one letter is wide enough to be hit, too (WCAG 2.5.8). */
  .change button {
    min-inline-size: 24px;
    padding-inline: 0;
    border: 0;
    background: none;
  }

  .change button:hover {
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }

  strong {
    font-weight: 600;
  }

  .answer:not(:first-child) {
    margin-block-start: 0.35em;
  }

  .answer span {
    display: block;
  }

  .hint,
  .progress-text {
    color: var(--_quiet);
  }

  .notice {
    margin-block-start: var(--_space);
  }

  .lost {
    margin-block: 0 calc(var(--_space) * 1.25);
  }

  .action {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em 1em;
    align-items: center;
    justify-content: flex-end;
    margin-block-start: calc(var(--_space) * 1.25);
  }

  .progress-text:empty {
    display: none;
  }

  .primary {
    min-block-size: calc(var(--_target) + 0.5em);
    padding-inline: 1.5em;
    font-variant-numeric: tabular-nums;
  }

  .primary[aria-disabled='true'] {
    opacity: 0.75;
    cursor: progress;
  }

  @media (forced-colors: active) {
    .change button {
      text-decoration: underline;
    }
  }

  @container (inline-size < 30em) {
    .primary {
      inline-size: 100%;
    }
  }

  /* Large text on a phone. */
  @container (inline-size < 12em) {
    .row {
      grid-template-columns: minmax(0, 1fr);
    }

    .change {
      grid-area: auto;
    }
  }

  @container (inline-size >= 40em) {
    .row {
      grid-template-columns: 9em minmax(0, 1fr) auto;
      align-items: baseline;
    }

    dd {
      grid-column: 2;
    }

    .change {
      grid-row: 1;
      grid-column: 3;
      align-self: start;
      margin-block: calc(var(--_target) * -0.25);
    }
  }
`;
