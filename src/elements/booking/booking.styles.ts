import { css } from 'lit';

export const styles = css`
  :host {
    container: rota / inline-size;
    /* A container has no width of its own: without these, a page's flex box could make it none. */
    inline-size: 100%;
    inline-size: stretch;
    min-inline-size: 0;
    /* What a box that is as wide as what it holds, such as a dialog, takes it to be. */
    contain-intrinsic-inline-size: min(30em, 100vw - 6em);
    /* The distances of a page's own arrangement; a page that lays it out sets its own display and gap here. */
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--_space) * 1.5);
    align-content: start;
    border-radius: var(--_radius);
    background-color: var(--_surface);
  }

  :host(:state(surface)) {
    padding: var(--_space);
  }

  .frame,
  .sorry {
    inline-size: 100%;
    max-inline-size: 44em;
    margin-inline: auto;
  }

  /* Room for a month with its times, from the first moment on: what stands below the widget stays where it is. */
  .frame {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    /* No wider than leaves room for the times beside the month, where the summary begins. */
    gap: calc(var(--_space) * 1.25) min(3em, var(--_space) * 3);
    place-items: start stretch;
    align-content: start;
    min-block-size: 48em;
  }

  @container rota (inline-size >= 37em) {
    .frame {
      min-block-size: 36em;
    }
  }

  /* Not a grid, in whose rows nothing could stick. */
  .main {
    display: flex;
    flex-direction: column;
    gap: calc(var(--_space) * 1.25);
  }

  .top {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em 1em;
    align-items: center;
  }

  /* As high with the site's name as with "Back", which comes in its place. */
  .top::before {
    block-size: var(--_target);
    margin-inline-end: -1em;
    content: '';
  }

  .back {
    display: inline-flex;
    gap: 0.35em;
    align-items: center;
    margin-inline-start: -0.5em;
    border: 0;
  }

  .site {
    flex: 1;
    overflow-wrap: anywhere;
  }

  .site,
  .count {
    color: var(--_quiet);
    font-size: 0.9em;
  }

  .count {
    margin-inline-start: auto;
    font-variant-numeric: tabular-nums;
  }

  .progress {
    display: flex;
    gap: 0.25em;
    inline-size: 100%;
  }

  .progress li {
    flex: 1;
    block-size: 3px;
    border-radius: 3px;
    background: var(--_line);
    transition: background-color 180ms;
  }

  .progress li:not(.ahead) {
    background-color: var(--_accent);
  }

  .main > .heading {
    font-size: 1.5em;
    font-weight: 650;
    line-height: 1.2;
    text-wrap: balance;
    scroll-margin-block-start: 4em;
  }

  .step {
    animation: rota-step 160ms ease-out;
  }

  .continue {
    align-self: end;
    min-inline-size: 9em;
  }

  .summary {
    display: none;
  }

  .summary-line {
    margin-block-start: calc(var(--_space) * -0.75);
    overflow-wrap: anywhere;
  }

  .summary-line span {
    color: var(--_quiet);
  }

  .summary-line span + span::before {
    content: '· ';
  }

  .summary-line strong {
    display: block;
    font-weight: 600;
  }

  .sorry {
    display: grid;
    gap: var(--_space);
    justify-items: start;
    padding: calc(var(--_space) * 1.25);
    border-radius: var(--_radius);
    background: var(--_soft);
  }

  .line {
    block-size: 3px;
  }

  .title {
    inline-size: 60%;
    block-size: 1.75em;
  }

  .row {
    block-size: 4.25em;
  }

  @container rota (inline-size >= 30em) {
    .main > .heading {
      font-size: 1.75em;
    }
  }

  @container rota (inline-size >= 56em) {
    .frame {
      grid-template-columns: minmax(0, 1fr) 16em;
      max-inline-size: 66em;
    }

    .top {
      grid-column: 1 / -1;
    }

    .summary-line {
      display: none;
    }

    .summary {
      display: grid;
      position: sticky;
      gap: calc(var(--_space) * 0.4);
      inset-block-start: var(--_space);
      padding: calc(var(--_space) * 1.25);
      border-radius: var(--_radius);
      background: var(--_soft);
      overflow-wrap: anywhere;
    }
  }

  .summary .heading {
    font-weight: 600;
  }

  .summary .when {
    display: grid;
    margin-block-end: calc(var(--_space) * 0.5);
  }

  .summary .time {
    font-size: 2em;
    font-weight: 650;
    line-height: 1.15;
  }

  .summary .contact {
    display: grid;
    color: var(--_quiet);
  }

  .facts {
    color: var(--_quiet);
  }

  @keyframes rota-step {
    from {
      opacity: 0;
      translate: 0 0.4em;
    }
  }

  @media (forced-colors: active) {
    .progress li,
    .summary {
      border: 1px solid !important;
    }

    .progress li:not(.ahead) {
      background: Highlight !important;
      forced-color-adjust: none;
    }
  }
`;
