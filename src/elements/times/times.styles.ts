import { css } from 'lit';

export const timesStyles = css`
  section {
    display: grid;
    gap: var(--_space);
    container-type: inline-size;
  }

  /* As tall as the month's head beside it, whatever size the heading is given. */
  .head {
    min-block-size: var(--_target);
    align-content: center;
  }

  [part='heading'] {
    font-size: 1.125em;
    font-weight: 650;
    letter-spacing: -0.01em;
  }

  .zone {
    margin-block-start: calc(var(--_space) * -1);
    color: var(--_quiet);
    font-size: 0.875em;
  }

  [part='part-of-day'] {
    margin-block-end: 0.5em;
    color: var(--_quiet);
    font-size: 0.875em;
    font-weight: 500;
  }

  /* Names need more room than times do. */
  .tiles:has(.person) {
    --_tile-size: 7em;
  }

  .person {
    font-weight: 500;
  }

  .full,
  .taken,
  .full:hover,
  .taken:hover {
    background: var(--_soft);
    color: var(--_quiet);
  }

  .full .large,
  .taken .large {
    font-weight: 500;
    text-decoration: line-through;
  }

  .slot.selected,
  .slot.selected:hover {
    background-color: var(--_accent);
    box-shadow: inset 0 0 0 2px var(--_ring);
  }

  .selected span,
  .selected bdi {
    color: var(--rota-on-accent, var(--_on-accent));
  }

  /* Where the four of them would break after the third: two by two, or below each other where text is large. */
  @container (inline-size < 23em) {
    .segments {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, max(6em, 34%)), 1fr));
      text-align: center;
    }

    .segments label {
      padding-inline: 0.4em;
      overflow-wrap: anywhere;
    }
  }

  .tile.skeleton {
    background: var(--_soft);
  }

  .hint {
    align-content: center;
    min-block-size: var(--_target);
    color: var(--_quiet);
  }

  @media (forced-colors: active) {
    .slot.full,
    .slot.taken {
      border-color: Canvas !important;
    }

    .slot.selected {
      background: Highlight !important;
      forced-color-adjust: none;
    }

    .selected span,
    .selected bdi {
      color: HighlightText !important;
    }
  }
`;
