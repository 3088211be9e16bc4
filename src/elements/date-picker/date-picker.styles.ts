import { css } from 'lit';

export const datePickerStyles = css`
  :host {
    container-type: inline-size;
  }

  .layout {
    display: grid;
    gap: var(--_space);
  }

  .lost {
    margin-block-end: calc(var(--_space) * 1.25);
  }

  /* What <rota-booking> leaves beside its summary, where that begins. */
  @container (inline-size >= 37em) {
    .layout {
      grid-template-columns: minmax(18em, 22em) minmax(13em, 1fr);
      gap: calc(var(--_space) * 2.5);
    }
  }

  .opener {
    inline-size: 100%;
    text-align: start;
    overflow-wrap: anywhere;
  }

  .popup {
    --_popup-size: 46em;
    container-type: inline-size;
  }

  .durations {
    margin-block-end: calc(var(--_space) * 1.25);
  }
`;
