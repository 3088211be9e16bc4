import { css } from 'lit';

/** Rows of a radio group: the whole row is the label, the radio itself stays with the keyboard and assistive technology. */
export const options = css`
  .options {
    display: grid;
    gap: 0.5em;
  }

  .option {
    position: relative;
    display: grid;
    align-items: center;
    min-block-size: 4em;
    padding: 0.8em 1em;
    border-radius: var(--_radius);
    background: var(--_tile);
    cursor: pointer;
    transition: background-color 140ms;
  }

  .option:hover {
    background: var(--_accent-soft);
  }

  .option:has(:checked) {
    background: var(--_accent-soft);
    box-shadow: inset 0 0 0 2px var(--_ring);
  }

  .option:has(:focus-visible) {
    outline: 2px solid var(--_ring);
    outline-offset: 2px;
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

  @media (forced-colors: active) {
    .option {
      border: 1px solid !important;
    }

    .option:has(:checked) {
      border: 3px solid Highlight !important;
    }
  }
`;
