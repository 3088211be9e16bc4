import { css } from 'lit';

export const styles = css`
  .card {
    display: grid;
    gap: calc(var(--_space) * 0.9);
    justify-items: start;
    overflow-wrap: anywhere;
  }

  .icon.check {
    inline-size: 3em;
    block-size: 3em;
    stroke-width: 1.75;
    color: var(--_good);
  }

  .check * {
    stroke-dasharray: 64;
    animation: rota-draw 420ms cubic-bezier(0.3, 0, 0.2, 1) backwards;
  }

  .check :last-child {
    stroke-dasharray: 18;
    animation: rota-draw-mark 200ms 300ms ease-out backwards;
  }

  .heading {
    font-size: 1.75em;
    font-weight: 650;
    line-height: 1.2;
    scroll-margin-block-start: 6rem;
  }

  .heading:focus {
    outline: none;
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

  .button {
    display: inline-flex;
    align-items: center;
    min-block-size: var(--_target);
    padding: 0.45em 0.9em;
    border: 1px solid var(--_line-strong);
    border-radius: var(--_radius);
    color: inherit;
    text-decoration: none;
  }

  .button:hover {
    background: var(--_soft);
  }

  @keyframes rota-draw {
    from {
      stroke-dashoffset: 64;
    }
  }

  @keyframes rota-draw-mark {
    from {
      stroke-dashoffset: 18;
    }
  }
`;
