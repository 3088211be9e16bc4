import { css } from 'lit';

/** The time is the hero, wherever it stands. */
export const whens = css`
  .when {
    display: grid;
    justify-items: start;
  }

  .when .date {
    font-weight: 500;
  }

  .when .time {
    font-size: 1.75em;
    font-weight: 650;
    font-variant-numeric: tabular-nums;
    line-height: 1.25;
    unicode-bidi: plaintext;
  }

  .when .zone {
    color: var(--_quiet);
    font-size: 0.9em;
  }
`;
