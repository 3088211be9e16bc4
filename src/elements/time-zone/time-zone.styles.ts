import { css } from 'lit';

export const timeZoneStyles = css`
  :host {
    display: inline-block;
    max-inline-size: 100%;
  }

  .opener {
    display: inline-flex;
    gap: 0.4em;
    align-items: center;
    max-inline-size: 100%;
    min-block-size: max(1.75em, calc(var(--_target) * 0.7));
    padding: 0;
    border: 0;
    border-radius: 0.25em;
    text-align: start;
  }

  .opener .icon {
    inline-size: 1.15em;
    stroke-width: 1.75;
  }

  .opener .icon.directed,
  .opener .icon.directed:dir(rtl) {
    transform: rotate(90deg);
  }

  .popup {
    --_popup-size: 26em;
    padding: 0;
  }

  .search {
    position: sticky;
    z-index: 1;
    inset-block-start: 0;
    display: flex;
    gap: 0.5em;
    align-items: center;
    padding: calc(var(--_space) * 0.6) var(--_space);
    border-block-end: 1px solid var(--_line);
    background: linear-gradient(var(--_surface) 0 0), var(--_page-ground, Canvas);
  }

  .search:focus-within {
    box-shadow: inset 0 -2px var(--_ring);
  }

  input {
    flex: 1;
    min-inline-size: 0;
    min-block-size: var(--_target);
    padding: 0;
    border: 0;
    outline: 0;
    background: none;
    color: inherit;
    font: inherit;
  }

  .dismiss {
    display: none;
  }

  .none,
  .failed {
    padding: var(--_space);
    overflow-wrap: anywhere;
  }

  .group {
    padding: calc(var(--_space) * 0.9) var(--_space) 0.25em;
    color: var(--_quiet);
    font-size: 0.875em;
    font-weight: 500;
  }

  .zone {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0 1em;
    min-block-size: var(--_target);
    padding: 0.4em var(--_space);
    scroll-margin-block: 4.5em 0.5em;
    cursor: pointer;
  }

  .zone:hover {
    background: var(--_soft);
  }

  .zone.active {
    background: var(--_accent-soft);
    box-shadow: inset 3px 0 var(--_ring);
  }

  .zone.active:dir(rtl) {
    box-shadow: inset -3px 0 var(--_ring);
  }

  .zone.selected .place::after {
    content: ' ✓' / '';
  }

  .place {
    font-weight: 600;
    overflow-wrap: anywhere;
  }

  .clock,
  .offset {
    text-align: end;
    font-variant-numeric: tabular-nums;
    unicode-bidi: plaintext;
  }

  .about {
    color: var(--_quiet);
    font-size: 0.875em;
    overflow-wrap: anywhere;
  }

  @media (width < 40em) or (height < 30em) {
    .popup {
      block-size: 100dvb;
    }

    .search > .dismiss {
      display: grid;
      place-items: center;
      inline-size: var(--_target);
      padding: 0;
      border: 0;
      border-radius: 50%;
      background: var(--_soft);
    }
  }

  @media (forced-colors: active) {
    .zone.active {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;
