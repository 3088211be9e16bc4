import { css } from 'lit';

export const styles = css`
  .card {
    display: grid;
    gap: calc(var(--_space) * 0.9);
    justify-items: start;
    overflow-wrap: anywhere;
  }

  .drawn {
    inline-size: 3.25em;
    block-size: 3.25em;
    fill: none;
    stroke: var(--_good);
    stroke-width: 1.6;
    stroke-linecap: round;
    stroke-linejoin: round;
  }

  .drawn circle {
    fill: color-mix(in oklab, var(--_good) 10%, transparent);
    stroke-dasharray: 64;
    animation: rota-draw 420ms cubic-bezier(0.3, 0, 0.2, 1) backwards;
  }

  .drawn path {
    stroke-dasharray: 64;
    animation: rota-draw 200ms 320ms ease-out backwards;
  }

  .heading {
    font-size: 1.75em;
    font-weight: 650;
    line-height: 1.2;
    scroll-margin-block-start: 4em;
  }

  strong {
    font-weight: 600;
  }

  .mail {
    color: var(--_quiet);
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em 1.25em;
    align-items: center;
    margin-block-start: 0.5em;
  }

  .actions .quiet {
    padding-inline: 0;
    border: 0;
  }

  .actions a {
    display: inline-flex;
    align-items: center;
    min-block-size: var(--_target);
  }

  .button {
    padding: 0.45em 0.9em;
    border: 1px solid var(--_line-strong);
    border-radius: var(--_radius);
    color: inherit;
    text-decoration: none;
  }

  .button:hover {
    background: var(--_soft);
  }

  @media (forced-colors: active) {
    .quiet {
      text-decoration: underline;
    }
  }

  @keyframes rota-draw {
    from {
      stroke-dashoffset: 64;
    }
  }
`;
