import { css } from 'lit';

/**
 * The whole theme out of a few tokens. Names that start with `--_` are private: mixed here, used everywhere, never documented.
 *
 * Text and surface are the page's own unless set, and every quiet shade is the colour of the text where it stands, thinned out:
 * so a dark page is dark inside too, and a part that is given another colour takes along what it holds, without being told.
 *
 * @cssproperty [--rota-accent=oklch(0.5 0.16 262)] - The brand's colour: the chosen day, the primary button; thinned out, what can be chosen.
 * @cssproperty [--rota-on-accent=white or black, whichever reads better] - The colour of text on the accent.
 * @cssproperty [--rota-surface=transparent] - The colour under `<rota-booking>`, `<rota-appointments>` and `<rota-package>`, which get room and round corners with it, and under what opens over the page.
 * @cssproperty [--rota-text=inherit] - The colour of text, and of all quiet shades and lines.
 * @cssproperty [--rota-error=oklch(0.58 0.2 25)] - The hue of what is wrong: errors, warnings, what can't be undone; text in it is mixed to read wherever the page's own does.
 * @cssproperty [--rota-success=oklch(0.6 0.14 150)] - The same of what went well: the tick of the confirmation, news under it.
 * @cssproperty [--rota-radius=0.625em] - How round corners are.
 * @cssproperty [--rota-space=1em] - The unit of spacing: smaller is denser.
 * @cssproperty [--rota-font=inherit] - The font.
 */
export const theme = css`
  :host {
    --_accent: var(--rota-accent, oklch(0.5 0.16 262));
    --_surface: var(--rota-surface, transparent);
    --_radius: var(--rota-radius, 0.625em);
    --_space: var(--rota-space, 1em);

    /* White or black, whichever reads better on the accent: at luminance 0.179 both have a contrast of 4.58. */
    --_on-accent: color(
      from var(--_accent) xyz clamp(0, (0.179 - y) * 1000, 0.9505) clamp(0, (0.179 - y) * 1000, 1)
        clamp(0, (0.179 - y) * 1000, 1.089)
    );
    /* The accent as text: its hue at a lightness that reads wherever the page's own text does. What one side leaves out
       (none), the mix takes from the other. */
    --_accent-text: color-mix(
      in oklch,
      oklch(from var(--_accent) none min(c, 0.17) h),
      oklch(from currentcolor calc(l * 0.62 + 0.27) none none)
    );
    --_accent-soft: color-mix(in oklab, var(--_accent) 11%, transparent);
    --_accent-strong: color-mix(in oklab, var(--_accent) 22%, transparent);
    --_quiet: color-mix(in oklab, currentcolor 75%, transparent);
    --_line: color-mix(in oklab, currentcolor 18%, transparent);
    --_line-strong: color-mix(in oklab, currentcolor 55%, transparent);
    --_tile: color-mix(in oklab, currentcolor 4%, transparent);
    --_soft: color-mix(in oklab, currentcolor 6%, transparent);
    /* A hue of the page's own becomes text as the accent does; invalid without one, so that ours holds. */
    --_error: color-mix(
      in oklch,
      oklch(from var(--rota-error) none min(c, 0.17) h),
      oklch(from currentcolor calc(l * 0.62 + 0.27) none none)
    );
    --_danger: var(--_error, color-mix(in oklab, oklch(0.58 0.2 25) 75%, currentcolor));
    --_ring: var(--_accent-text);
    --_target: 2.5em;

    display: block;
    box-sizing: border-box;
    color: var(--rota-text, inherit);
    font-family: var(--rota-font, inherit);
    line-height: 1.45;
    /* Pages that style everything alike (* { … }) style the host, too: these would pull the widget apart. */
    text-align: start !important;
    text-indent: 0 !important;
    text-transform: none !important;
    white-space: normal !important;
    accent-color: var(--_accent);
    -webkit-tap-highlight-color: transparent;
  }

  :host([hidden]),
  [hidden] {
    display: none !important;
  }

  :host(:state(empty)) {
    display: none;
  }

  /* Holds the language and its direction (spoken.ts). */
  .root {
    display: contents;
    word-break: auto-phrase;
  }

  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }

  @media (pointer: coarse) {
    :host {
      --_target: max(2.75em, 44px);
    }
  }

  @media (prefers-contrast: more) {
    :host {
      --_quiet: currentcolor;
      --_line: currentcolor;
      --_line-strong: currentcolor;
    }
  }

  :focus-visible {
    outline: 2px solid var(--_ring);
    outline-offset: 2px;
    /* Pages have bars that stick. */
    scroll-margin-block: 4em;
  }

  p,
  ul,
  ol,
  dl,
  dd,
  fieldset {
    margin: 0;
    padding: 0;
    border: 0;
    min-inline-size: 0;
  }

  ul,
  ol {
    list-style: none;
  }

  .icon {
    flex: none;
    inline-size: 1.25em;
    block-size: 1.25em;
    fill: none;
    stroke: currentcolor;
    stroke-width: 2;
    stroke-linecap: round;
    stroke-linejoin: round;
  }

  .icon.directed:dir(rtl) {
    transform: scaleX(-1);
  }

  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  @media (prefers-reduced-motion: reduce) {
    *,
    *::before,
    *::after {
      animation: none !important;
      transition: none !important;
    }
  }
`;
