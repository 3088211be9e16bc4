import { css } from 'lit';

/** Pictures of people, or their initials, round and of one size. */
export const portraits = css`
  .portrait {
    display: grid;
    place-items: center;
    inline-size: 2.75em;
    block-size: 2.75em;
    border-radius: 50%;
    background: var(--_accent-soft);
    color: var(--_accent-text);
    font-weight: 600;
    object-fit: cover;
  }
`;
