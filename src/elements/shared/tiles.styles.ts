import { css } from 'lit';

/** Times as equal tiles that wrap: what is large leads, what is small follows under it. */
export const tiles = css`
  .tiles {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(var(--_tile-size, 5.5em), 100%), 1fr));
    gap: 0.5em;
  }

  .tile {
    display: grid;
    justify-items: center;
    align-content: center;
    inline-size: 100%;
    min-block-size: 3.25em;
    padding: 0.4em 0.25em;
    border: 0;
    background: var(--_accent-soft);
    color: var(--_accent-text);
    line-height: 1.25;
    font-variant-numeric: tabular-nums;
  }

  .tile:hover {
    background: var(--_accent-strong);
  }

  .large,
  .small {
    unicode-bidi: plaintext;
  }

  .large {
    font-size: 1.0625em;
    font-weight: 650;
  }

  .small {
    max-inline-size: 100%;
    font-size: 0.8125em;
    overflow-wrap: anywhere;
  }

  @media (forced-colors: active) {
    .tile {
      border: 1px solid !important;
    }
  }
`;
