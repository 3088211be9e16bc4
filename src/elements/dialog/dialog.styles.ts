import { css } from 'lit';

export const dialogStyles = css`
  :host {
    display: inline-block;
  }

  :host([without-button]) {
    display: contents;
  }

  dialog {
    position: fixed;
    inset: 0;
    flex-direction: column;
    inline-size: min(50em, 100% - 3em);
    max-inline-size: none;
    block-size: min(46em, 100dvb - 3em);
    max-block-size: none;
    margin: auto;
    padding: 0 calc(var(--_space) * 1.75) calc(var(--_space) * 1.75);
    overflow: hidden auto;
    overscroll-behavior: contain;
    border-radius: calc(var(--_radius) * 2);
    box-shadow: 0 1.5em 4em #0005;
    animation: rota-open 180ms cubic-bezier(0.2, 0, 0, 1);
  }

  dialog[open] {
    display: flex;
  }

  /* It has focus for a moment only, and nothing to press. */
  dialog:focus-visible {
    outline: 0;
  }

  dialog::backdrop {
    background: #0007;
    animation: rota-dim 180ms;
  }

  .bar {
    position: sticky;
    z-index: 1;
    inset-block-start: 0;
    flex: none;
    display: grid;
    justify-items: end;
    margin-inline: calc(var(--_space) * -1.25);
    padding-block: 0.5em;
    pointer-events: none;
  }

  .close {
    display: grid;
    place-items: center;
    inline-size: var(--_target);
    padding: 0;
    border: 0;
    border-radius: 50%;
    background: linear-gradient(var(--_soft) 0 0), linear-gradient(var(--_surface) 0 0), var(--_page-ground, Canvas);
    pointer-events: auto;
  }

  .close:hover {
    background: linear-gradient(var(--_line) 0 0), linear-gradient(var(--_surface) 0 0), var(--_page-ground, Canvas);
  }

  @media (width < 40em) or (height < 30em) {
    dialog {
      inline-size: 100%;
      block-size: 100dvb;
      padding-inline: var(--_space);
      border-radius: 0;
      animation-name: rota-rise;
    }

    .bar {
      margin-inline: calc(var(--_space) * -0.5);
    }
  }

  /* A low screen has no room to spare for what stays in view. */
  @media (height < 20em) {
    .bar {
      position: static;
      padding-block: 0;
    }
  }

  @keyframes rota-open {
    from {
      opacity: 0;
      translate: 0 0.75em;
    }
  }

  @keyframes rota-rise {
    from {
      translate: 0 3em;
      opacity: 0;
    }
  }

  @keyframes rota-dim {
    from {
      opacity: 0;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    dialog::backdrop {
      animation: none !important;
    }
  }

  @media (forced-colors: active) {
    .close {
      border: 1px solid !important;
    }
  }
`;
