import { css } from 'lit';

export const timesStyles = css`
  section {
    display: grid;
    gap: var(--_space);
    container-type: inline-size;
  }

  [part='heading'] {
    min-block-size: var(--_target);
    align-content: center;
    font-size: 1.125em;
    font-weight: 650;
    letter-spacing: -0.01em;
  }

  .zone {
    margin-block-start: calc(var(--_space) * -1);
    color: var(--_quiet);
    font-size: 0.875em;
  }

  .zone label {
    display: inline-flex;
    align-items: center;
    gap: 0.4em;
    max-inline-size: 100%;
  }

  .zone .icon {
    inline-size: 1.15em;
    stroke-width: 1.75;
  }

  select {
    min-inline-size: 0;
    max-inline-size: 100%;
    min-block-size: 1.75rem;
    padding: 0;
    border: 0;
    border-radius: 0.25em;
    background: transparent;
    color: inherit;
    font: inherit;
    field-sizing: content;
    cursor: pointer;
  }

  option,
  optgroup {
    background: Canvas;
    color: CanvasText;
  }

  [part='part-of-day'] {
    margin-block-end: 0.5em;
    color: var(--_quiet);
    font-size: 0.875em;
    font-weight: 500;
  }

  .slots {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(6.25em, 1fr));
    gap: 0.5em;
  }

  .slot {
    display: grid;
    justify-items: center;
    align-content: center;
    min-block-size: 3.25em;
    padding: 0.4em 0.5em;
    border: 0;
    background: var(--_accent-soft);
    line-height: 1.25;
    font-variant-numeric: tabular-nums;
  }

  .slot.free:hover {
    background: color-mix(in oklab, var(--_accent) 24%, transparent);
  }

  .start {
    color: var(--_accent-text);
    font-size: 1.0625em;
    font-weight: 650;
  }

  .end,
  .person,
  .left {
    max-inline-size: 100%;
    overflow-wrap: anywhere;
    color: var(--_quiet);
    font-size: 0.8125em;
  }

  .person {
    color: var(--_text);
    font-weight: 500;
  }

  .full,
  .taken,
  .full:hover,
  .taken:hover {
    background: var(--_soft);
  }

  .full .start,
  .taken .start {
    color: var(--_quiet);
    font-weight: 500;
    text-decoration: line-through;
  }

  .slot.selected,
  .slot.selected:hover {
    background: var(--_accent);
  }

  .selected span,
  .selected bdi {
    color: var(--_on-accent);
  }

  .slot.skeleton {
    background: var(--_soft);
  }

  .hint {
    color: var(--_quiet);
  }

  @media (forced-colors: active) {
    .slot.free {
      border: 1px solid ButtonText;
    }

    .slot.full,
    .slot.taken {
      color: GrayText;
    }

    .slot.selected {
      background: Highlight;
      forced-color-adjust: none;
    }

    .selected span,
    .selected bdi {
      color: HighlightText;
    }
  }
`;
