import { css } from 'lit';

export const styles = css`
  :host {
    container-type: inline-size;
  }

  form {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--_space) * 1.5);
  }

  .lost {
    margin-block-end: calc(var(--_space) * 1.5);
  }

  .fields {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--_space) * 1.1) var(--_space);
  }

  .field {
    display: grid;
    gap: 0.35em;
    align-content: start;
    overflow-wrap: anywhere;
  }

  .field label {
    font-weight: 500;
  }

  .optional,
  .hint {
    color: var(--_quiet);
    font-weight: 400;
    font-size: 0.9em;
  }

  .field :is(input:not([type='checkbox']), select, textarea) {
    inline-size: 100%;
    min-block-size: calc(var(--_target) + 0.25em);
    padding: 0.5em 0.75em;
    border: 1px solid var(--_line-strong);
    border-radius: var(--_radius);
    background: transparent;
    color: inherit;
    font: inherit;
    /* Under 16 px, phones zoom into a field. */
    font-size: max(1em, 16px);
  }

  /* The list of a select takes its colours from the browser, which must know light from dark. */
  option {
    background: Canvas;
    color: CanvasText;
  }

  .field textarea {
    min-block-size: 5.5em;
    resize: vertical;
  }

  .field :is(input, select, textarea):hover {
    border-color: var(--_quiet);
  }

  .field :is(input, select, textarea):focus-visible {
    outline-offset: 0;
    border-color: var(--_ring);
  }

  [aria-invalid='true'] {
    border-color: var(--_danger) !important;
    box-shadow: inset 0 0 0 1px var(--_danger);
  }

  .checkbox {
    grid-template-columns: auto 1fr;
    gap: 0.35em 0.65em;
    align-items: start;
  }

  .checkbox label {
    padding-block: 0.1em;
    font-weight: 400;
  }

  .checkbox :is(.hint, .error) {
    grid-column: 2;
  }

  .field input[type='checkbox'] {
    inline-size: max(1.5em, 24px);
    block-size: max(1.5em, 24px);
    margin: 0;
  }

  .error {
    display: flex;
    gap: 0.4em;
    align-items: flex-start;
    color: var(--_danger);
    font-size: 0.9em;
  }

  .error .icon {
    margin-block-start: 0.08em;
  }

  .notice ul {
    display: grid;
    gap: 0.3em;
    padding-inline-start: 1.85em;
  }

  form .primary {
    justify-self: end;
    min-inline-size: 9em;
  }

  @container (inline-size >= 30em) {
    .fields {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }

    .field:not([data-field='firstName'], [data-field='lastName'], [data-field='email'], [data-field='phone']) {
      grid-column: 1 / -1;
    }
  }

  @container (inline-size < 30em) {
    form .primary {
      inline-size: 100%;
    }
  }
`;
