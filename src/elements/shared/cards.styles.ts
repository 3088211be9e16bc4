import { css } from 'lit';

/** Cards of booked sessions: the time is the hero of what is to come; of what is over it is one line. After an element's own styles. */
export const cards = css`
  .past .when {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.6em;
    align-items: baseline;
  }

  .past .when .time {
    font-size: 1em;
    font-weight: 500;
  }

  .past .when .zone {
    display: none;
  }

  .past :is(.when, .what) {
    color: var(--_quiet);
  }

  .cancelled .when :is(.date, .time) {
    text-decoration: line-through;
  }

  .status {
    padding: 0.1em 0.65em;
    border-radius: 1em;
    background: var(--_soft);
    font-size: 0.85em;
    font-weight: 600;
  }

  .pending .status {
    background: var(--_accent-soft);
    color: var(--_accent-text);
  }
`;
