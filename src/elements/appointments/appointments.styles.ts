import { css } from 'lit';

export const styles = css`
  .frame,
  .moving,
  .loading {
    display: grid;
    gap: calc(var(--_space) * 1.1);
    justify-items: start;
    overflow-wrap: anywhere;
  }

  .section {
    margin-block-start: calc(var(--_space) * 0.5);
    color: var(--_quiet);
    font-size: 0.9em;
    font-weight: 600;
  }

  .list {
    display: grid;
    gap: calc(var(--_space) * 0.75);
    inline-size: 100%;
  }

  .card {
    display: grid;
    gap: calc(var(--_space) * 0.6);
    justify-items: start;
    padding: calc(var(--_space) * 1.25);
    border-radius: calc(var(--_radius) * 1.4);
    background: var(--_tile);
  }

  .card.past {
    padding-block: calc(var(--_space) * 0.9);
  }

  strong {
    font-weight: 600;
  }

  .deadline {
    color: var(--_quiet);
    font-size: 0.9em;
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em 0.75em;
    align-items: center;
  }

  .card > .actions {
    margin-block-start: 0.35em;
  }

  .question,
  .news {
    display: grid;
    gap: 0.5em;
    justify-items: start;
    inline-size: 100%;
    padding: var(--_space);
    border-radius: var(--_radius);
    animation: rota-notice 160ms ease-out;
  }

  .question {
    background: color-mix(in oklab, var(--_danger) 9%, transparent);
  }

  .question .ask {
    font-size: 1.1em;
    font-weight: 600;
  }

  .question .actions {
    margin-block-start: 0.35em;
  }

  .news {
    background: color-mix(in oklab, var(--_good) 12%, transparent);
    font-weight: 500;
  }

  .actions .quiet {
    padding-inline: 0;
  }

  button.cancel {
    color: var(--_danger);
  }

  button.danger {
    border-color: var(--_danger);
    color: var(--_danger);
    font-weight: 600;
  }

  button[aria-disabled='true'] {
    opacity: 0.75;
  }

  button.all {
    padding-inline: 0;
  }

  .so-far {
    color: var(--_quiet);
  }

  rota-date-picker {
    inline-size: 100%;
  }

  form {
    display: grid;
    gap: var(--_space);
    justify-items: start;
    inline-size: 100%;
    max-inline-size: 28rem;
  }

  .field {
    display: grid;
    gap: 0.35em;
    inline-size: 100%;
  }

  .field label {
    font-weight: 500;
  }

  input[type='email'] {
    inline-size: 100%;
    min-block-size: calc(var(--_target) + 0.25em);
    padding: 0.5em 0.75em;
    border: 1px solid var(--_line-strong);
    border-radius: var(--_radius);
    background: transparent;
    color: inherit;
    font: inherit;
    /* Under 16 px, phones zoom into a field. */
    font-size: max(1em, 1rem);
  }

  input[aria-invalid='true'] {
    border-color: var(--_danger);
    box-shadow: inset 0 0 0 1px var(--_danger);
  }

  .error {
    display: flex;
    gap: 0.4em;
    align-items: flex-start;
    color: var(--_danger);
    font-size: 0.9em;
  }

  .loading {
    inline-size: 100%;
  }

  .card-shape {
    inline-size: 100%;
    block-size: 9em;
  }

  @container (inline-size < 30rem) {
    .moving .primary,
    form .primary {
      inline-size: 100%;
    }
  }

  @media (forced-colors: active) {
    .card,
    .question,
    .news,
    .status {
      border: 1px solid !important;
    }
  }
`;
