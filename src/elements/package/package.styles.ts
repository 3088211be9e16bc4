import { css } from 'lit';

export const styles = css`
  .frame {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--_space) * 1.25);
    justify-items: start;
    overflow-wrap: anywhere;
  }

  .frame > * {
    inline-size: 100%;
  }

  :is(.heading, .section):focus {
    outline: none;
  }

  .head {
    display: grid;
    gap: calc(var(--_space) * 0.75);
  }

  .title {
    display: flex;
    flex-wrap: wrap;
    gap: 0 1em;
    align-items: baseline;
    justify-content: space-between;
  }

  .price {
    font-size: 1.25em;
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }

  .contents {
    display: grid;
    gap: calc(var(--_space) * 0.5);
  }

  .contents li {
    display: flex;
    flex-wrap: wrap;
    gap: 0.1em 0.75em;
    align-items: baseline;
  }

  .holds {
    font-weight: 600;
  }

  .description,
  .terms,
  .hint,
  .left {
    color: var(--_quiet);
  }

  .terms {
    display: flex;
    flex-wrap: wrap;
    font-size: 0.9em;
  }

  .terms li:not(:last-child)::after {
    content: '·' / '';
    margin-inline: 0.5em;
  }

  .pips {
    display: inline-flex;
    flex-wrap: wrap;
    gap: 0.3em;
    align-self: center;
    margin-inline-start: auto;
  }

  .pips span {
    inline-size: 0.7em;
    block-size: 0.7em;
    border: 1.5px solid var(--_accent-text);
    border-radius: 50%;
    transition: background-color 160ms;
  }

  .pips .booked {
    background: var(--_accent-text);
  }

  .pips .chosen {
    background: color-mix(in oklab, var(--_accent-text) 45%, transparent);
  }

  .section {
    color: var(--_quiet);
    font-weight: 600;
    scroll-margin-block-start: 6rem;
  }

  .choice {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space);
    justify-items: start;
  }

  .choice > * {
    inline-size: 100%;
  }

  .which {
    min-inline-size: 0;
  }

  .which .segments {
    max-inline-size: 100%;
  }

  .which .segments label {
    font-weight: 400;
    text-align: center;
  }

  .chosen,
  .list {
    display: grid;
    gap: calc(var(--_space) * 0.6);
  }

  .chosen > li {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0.1em 1em;
    padding: calc(var(--_space) * 0.75) var(--_space);
    border-radius: calc(var(--_radius) * 1.4);
    background: var(--_accent-soft);
    animation: rota-notice 160ms ease-out;
  }

  .brief .when {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.6em;
    align-items: baseline;
  }

  .brief .zone {
    display: none;
  }

  .chosen .when .time,
  .list .when .time {
    font-size: 1.2em;
  }

  .chosen .what {
    grid-column: 1;
  }

  .chosen .actions {
    grid-row: 1 / 3;
    grid-column: 2;
    align-self: center;
    justify-content: flex-end;
  }

  .card {
    display: grid;
    gap: 0.35em;
    justify-items: start;
    padding: var(--_space);
    border-radius: calc(var(--_radius) * 1.4);
    background: var(--_tile);
  }

  .card.past {
    padding-block: calc(var(--_space) * 0.75);
  }

  .news {
    display: grid;
    gap: 0.35em;
    padding: var(--_space);
    border-radius: var(--_radius);
    background: color-mix(in oklab, var(--_good) 12%, transparent);
    font-weight: 500;
    animation: rota-notice 160ms ease-out;
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25em 0.5em;
    align-items: center;
  }

  .actions.end {
    gap: 0.5em 0.75em;
    justify-content: flex-end;
  }

  .actions.end .hint {
    flex: 1 1 12em;
  }

  button.remove {
    color: var(--_danger);
  }

  button.back {
    justify-self: start;
    inline-size: auto;
  }

  .action {
    margin-block-start: 0;
  }

  a[part='manage'] {
    padding-block: 0.25em;
    font-weight: 500;
  }

  .title-shape {
    max-inline-size: 16em;
    block-size: 2em;
  }

  .card-shape {
    block-size: 5em;
  }

  .picker-shape {
    block-size: 20em;
  }

  @container (inline-size < 30em) {
    .actions.end button {
      inline-size: 100%;
    }

    .chosen > li {
      grid-template-columns: minmax(0, 1fr);
    }

    .chosen .actions {
      grid-row: auto;
      grid-column: 1;
      justify-content: flex-start;
    }

    .chosen .actions button {
      padding-inline: 0;
      margin-inline-end: 1em;
    }

    .pips {
      margin-inline-start: 0;
    }

    .terms {
      display: grid;
    }

    .terms li::after {
      content: none !important;
    }
  }

  @media (forced-colors: active) {
    .chosen > li,
    .card,
    .news,
    .status {
      border: 1px solid !important;
    }

    .pips .booked {
      background: CanvasText !important;
      forced-color-adjust: none;
    }
  }
`;
