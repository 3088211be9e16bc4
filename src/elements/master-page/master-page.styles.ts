import { css } from 'lit';

/** Beside those of the service picker, whose rows these are. */
export const masterPageStyles = css`
  fieldset {
    gap: calc(var(--_space) * 1.75);
  }

  .section {
    display: grid;
    gap: 0.75em;
  }

  [part='category'] {
    margin-block: 0 calc(var(--_space) * -1);
    overflow-wrap: anywhere;
  }

  [part='section-heading'] {
    font-size: 1.125em;
    font-weight: 600;
    overflow-wrap: anywhere;
  }

  .instructions {
    max-inline-size: 60ch;
    margin-block-start: -0.5em;
    color: var(--_quiet);
    overflow-wrap: anywhere;
  }

  .option.specialist,
  .option.pool {
    grid-template-columns: auto 1fr;
    gap: 0 0.875em;
  }

  .portrait {
    grid-row: 1 / span 2;
    align-self: center;
  }

  .portrait ~ .about {
    grid-column: 2;
  }

  /* A name by itself stands in the middle. */
  .portrait + .name:last-child {
    grid-row: 1 / span 2;
    align-self: center;
  }

  /* A few short names stand side by side. */
  @container (min-width: 36em) {
    .options:has(.portrait) {
      grid-template-columns: repeat(auto-fill, minmax(16em, 1fr));
    }
  }
`;
