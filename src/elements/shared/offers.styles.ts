import { css } from 'lit';

/** Free times that are offered in a message. */
export const offers = css`
  .offers {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(8.5em, 100%), 1fr));
    gap: calc(var(--_space) * 0.5);
    inline-size: 100%;
  }

  .offers button {
    display: grid;
    inline-size: 100%;
    line-height: 1.3;
  }

  .offers strong {
    font-size: 1.1em;
    font-weight: 600;
  }

  .offers span {
    color: var(--_quiet);
    font-size: 0.85em;
  }
`;
