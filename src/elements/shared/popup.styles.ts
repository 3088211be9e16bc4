import { css } from 'lit';

/** A popup beside its opener, placed by popup.ts; on small screens a sheet at the lower edge, as wide as the screen. */
export const popups = css`
  .popup {
    position: fixed;
    inset: 0 auto auto 0;
    inline-size: var(--_popup-size);
    max-inline-size: calc(100vw - 1em);
    margin: 0;
    padding: calc(var(--_space) * 1.25);
    overflow: hidden auto;
    overscroll-behavior: contain;
    border-radius: calc(var(--_radius) * 1.5);
    box-shadow:
      0 0 0 1px var(--_line),
      0 0.75em 2.5em #0004;
    animation: rota-popup 140ms ease-out;
  }

  .popup:focus-visible {
    outline: 0;
  }

  .popup > .dismiss {
    display: none;
  }

  @media (width < 40em) or (height < 30em) {
    .popup {
      inset: auto 0 0;
      inline-size: 100%;
      max-inline-size: none;
      max-block-size: 100dvb;
      padding: var(--_space);
      border-radius: calc(var(--_radius) * 1.5) calc(var(--_radius) * 1.5) 0 0;
    }

    .popup::backdrop {
      background: #0007;
    }

    .popup > .dismiss {
      position: sticky;
      z-index: 1;
      inset-block-start: 0;
      display: grid;
      place-items: center;
      inline-size: var(--_target);
      margin-inline-start: auto;
      padding: 0;
      border: 0;
      border-radius: 50%;
      background: linear-gradient(var(--_soft) 0 0), linear-gradient(var(--_surface) 0 0), var(--_page-ground, Canvas);
    }
  }

  @keyframes rota-popup {
    from {
      opacity: 0;
      translate: 0 -0.35em;
    }
  }
`;
