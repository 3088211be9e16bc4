import { css } from 'lit';

/** Of an element that stands by itself: the ground under it, with room up to its edges. */
export const surface = css`
  :host(:state(surface)) {
    padding: var(--_space);
    border-radius: var(--_radius);
    background-color: var(--_surface);
  }
`;
