import { css } from 'lit';

/** Buttons, as every element uses them. `primary` is the one action of a step; `quiet` looks like text. */
export const buttons = css`
  button {
    appearance: none;
    min-block-size: var(--_target);
    padding: 0.45em 0.9em;
    border: 1px solid var(--_line-strong);
    border-radius: var(--_radius);
    background: transparent;
    color: inherit;
    font: inherit;
    cursor: pointer;
    touch-action: manipulation;
    transition:
      background-color 140ms,
      border-color 140ms,
      color 140ms;
  }

  button:hover {
    background: var(--_soft);
  }

  button.primary {
    border-color: transparent;
    background-color: var(--_accent);
    color: var(--rota-on-accent, var(--_on-accent));
    font-weight: 600;
  }

  /* Its color says nothing of the page's: one of two rings stands out on any, whatever shadow a theme gives it. */
  button.primary:focus-visible {
    outline-color: #fff !important;
    outline-offset: 0;
    box-shadow: 0 0 0 4px #000 !important;
  }

  button.primary:hover {
    background: color-mix(in oklab, var(--_accent) 88%, currentcolor);
  }

  button.quiet {
    padding-inline: 0.5em;
    border-color: transparent;
    color: var(--_accent-text);
    font-weight: 500;
  }

  button[aria-disabled='true'] {
    cursor: default;
  }

  @media (forced-colors: active) {
    button.primary {
      background: ButtonText !important;
      color: ButtonFace !important;
      forced-color-adjust: none;
    }
  }
`;

/** The grey shape of what is on its way; shown only after 150 ms, so that quick answers don't flash. */
export const skeletons = css`
  /* Where colors are forced its border is all that shows. */
  .skeleton {
    border: 1px solid transparent;
    border-radius: var(--_radius);
    background: var(--_soft);
    animation:
      rota-appear 0s 150ms both,
      rota-breathe 1.4s 150ms ease-in-out infinite;
  }

  @keyframes rota-appear {
    from {
      visibility: hidden;
    }
  }

  @keyframes rota-breathe {
    50% {
      opacity: 0.45;
    }
  }
`;
