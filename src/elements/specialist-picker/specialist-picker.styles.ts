import { css } from 'lit';

export const specialistPickerStyles = css`
  :host {
    container-type: inline-size;
  }

  .option {
    grid-template-columns: auto 1fr auto;
    gap: 0.25em 0.875em;
  }

  .portrait {
    display: grid;
    place-items: center;
    inline-size: 2.75em;
    block-size: 2.75em;
    border-radius: 50%;
    background: var(--_accent-soft);
    color: var(--_accent-text);
    font-weight: 600;
    object-fit: cover;
  }

  .person {
    display: grid;
  }

  .next {
    color: var(--_quiet);
    font-size: 0.875em;
    font-variant-numeric: tabular-nums;
    text-align: end;
  }

  .next strong {
    font-weight: 600;
  }

  @container (max-width: 28em) {
    .next {
      grid-column: 2;
      text-align: start;
    }
  }
`;
