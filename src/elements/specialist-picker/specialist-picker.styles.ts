import { css } from 'lit';

export const specialistPickerStyles = css`
  :host {
    container-type: inline-size;
  }

  .option {
    grid-template-columns: auto 1fr auto;
    gap: 0.25em 0.875em;
  }

  .person {
    display: grid;
  }

  .next {
    color: var(--_quiet);
    font-size: 0.875em;
    font-variant-numeric: tabular-nums;
    text-align: end;
    overflow-wrap: anywhere;
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
