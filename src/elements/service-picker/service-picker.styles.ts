import { css } from 'lit';

export const servicePickerStyles = css`
  :host {
    container-type: inline-size;
  }

  fieldset {
    display: grid;
    gap: calc(var(--_space) * 1.25);
  }

  [part='category'] {
    margin-block-end: 0.5em;
    color: var(--_quiet);
    font-size: 0.875em;
    font-weight: 600;
  }

  .option {
    grid-template-columns: 1fr auto;
    align-items: baseline;
    align-content: center;
    gap: 0.125em 1em;
  }

  .facts {
    display: flex;
    flex-wrap: wrap;
    gap: 0 1em;
    font-variant-numeric: tabular-nums;
  }

  .duration,
  .price {
    unicode-bidi: plaintext;
  }

  .duration {
    color: var(--_quiet);
  }

  .price {
    min-inline-size: 4em;
    font-weight: 600;
    text-align: end;
  }

  .about {
    grid-column: 1 / -1;
    max-inline-size: 60ch;
  }

  @container (max-width: 26em) {
    .facts {
      grid-column: 1 / -1;
      grid-row: 2;
    }

    .price {
      min-inline-size: 0;
    }
  }

  .search {
    position: relative;
    display: grid;
    align-items: center;
    margin-block-end: var(--_space);
  }

  .search .icon {
    position: absolute;
    inset-inline-start: 0.75em;
    color: var(--_quiet);
    pointer-events: none;
  }

  .search input {
    inline-size: 100%;
    min-block-size: max(var(--_target), 2.75em);
    padding-inline: 2.5em 0.75em;
    border: 1px solid var(--_line-strong);
    border-radius: var(--_radius);
    background: transparent;
    color: inherit;
    font: inherit;
  }

  .search input::placeholder {
    color: var(--_quiet);
    opacity: 1;
  }

  .empty {
    display: grid;
    gap: 0.75em;
    justify-items: start;
    color: var(--_quiet);
  }
`;
