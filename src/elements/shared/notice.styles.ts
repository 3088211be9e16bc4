import { css } from 'lit';

/** Messages inside a step. */
export const notices = css`
  .notice {
    display: grid;
    gap: calc(var(--_space) * 0.75);
    justify-items: start;
    padding: var(--_space);
    border-radius: var(--_radius);
    background: color-mix(in oklab, var(--_danger) 9%, transparent);
    animation: rota-notice 160ms ease-out;
  }

  .notice:focus {
    outline-offset: 0;
  }

  .message {
    display: flex;
    gap: 0.6em;
    align-items: flex-start;
    font-weight: 500;
  }

  .message .icon {
    margin-block-start: 0.1em;
    color: var(--_danger);
  }

  .contact {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25em 1em;
    align-items: baseline;
  }

  .contact a {
    padding-block: 0.15em;
  }

  a {
    color: var(--_accent-text);
    text-underline-offset: 0.15em;
  }

  @keyframes rota-notice {
    from {
      opacity: 0;
      translate: 0 -0.25em;
    }
  }

  @media (forced-colors: active) {
    .notice {
      border: 1px solid !important;
    }
  }
`;
