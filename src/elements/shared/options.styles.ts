import { css } from 'lit';

/** Rows of a radio group: the whole row is the label, the radio itself stays with the keyboard and assistive technology. */
export const options = css`
  .options {
    display: grid;
    gap: 0.25em;
  }

  .option {
    position: relative;
    display: grid;
    align-items: center;
    min-block-size: 3.5em;
    padding: 0.75em 0.875em;
    border-radius: var(--_radius);
    cursor: pointer;
    transition: background-color 140ms;
  }

  .option:hover {
    background: var(--_soft);
  }

  .option:has(:checked) {
    background: var(--_accent-soft);
  }

  .option:has(:focus-visible) {
    outline: 2px solid var(--_ring);
    outline-offset: -2px;
  }

  .option > input {
    position: absolute;
    inset-block-start: 50%;
    inset-inline-start: 50%;
    opacity: 0;
    pointer-events: none;
  }

  .name {
    font-weight: 600;
    overflow-wrap: anywhere;
  }

  .about {
    color: var(--_quiet);
    font-size: 0.9375em;
    overflow-wrap: anywhere;
  }

  .option .icon.chosen {
    color: var(--_accent-text);
    opacity: 0;
    stroke-width: 2.5;
  }

  .option:has(:checked) .icon.chosen {
    opacity: 1;
  }

  @media (forced-colors: active) {
    .option:has(:checked) {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }

    .option:has(:focus-visible) {
      outline-width: 4px;
    }
  }
`;
