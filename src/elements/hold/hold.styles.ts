import { css } from 'lit';

export const styles = css`
  /* Shortly before the end it stays in sight, however long the form is. */
  :host(:state(ending)) {
    position: sticky;
    z-index: 1;
    inset-block-start: 0.5em;
  }

  .hold {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25em 0.75em;
    align-items: center;
    min-block-size: calc(var(--_target) + 0.5em);
    padding-block: 0.25em;
    padding-inline: 0.9em 0.4em;
    border-radius: var(--_radius);
    background: var(--_soft);
    font-size: 0.9em;
    font-variant-numeric: tabular-nums;
    transition:
      background-color 180ms,
      color 180ms;
  }

  .hold:focus-visible {
    outline-offset: 0;
  }

  .icon {
    inline-size: 1.2em;
    block-size: 1.2em;
  }

  .text {
    flex: 1 1 10em;
    padding-block: 0.3em;
  }

  .ending {
    background-color: var(--_accent);
    color: var(--rota-on-accent, var(--_on-accent));
    font-weight: 600;
  }

  .extend {
    border-color: currentcolor;
    font-weight: 600;
  }

  .extend:hover {
    background: color-mix(in oklab, currentcolor 12%, transparent);
  }

  /* On the accent, as on any, one of two rings stands out. */
  .extend:focus-visible {
    outline-color: #fff;
    outline-offset: 0;
    box-shadow: 0 0 0 4px #000;
  }

  @media (forced-colors: active) {
    .hold {
      border: 1px solid !important;
    }

    .ending {
      border-color: Highlight !important;
      border-width: 2px !important;
    }
  }
`;
