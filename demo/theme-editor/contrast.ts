import { OWN_HUES, type Choices } from './choices.js';

/** Something that is hard to read: what, in which scheme, how it stands and how it should. */
export interface Warning {
  readonly what: string;
  readonly scheme: 'light' | 'dark';
  readonly ratio: number;
  readonly least: number;
}

/** Red, green and blue of a colour over others, as the browser paints them; the topmost first. */
function painted(layers: readonly string[]): number[] {
  const context = new OffscreenCanvas(1, 1).getContext('2d')!;
  for (context.fillStyle of layers.toReversed()) context.fillRect(0, 0, 1, 1);
  return [...context.getImageData(0, 0, 1, 1).data].slice(0, 3).map((channel) => channel / 255);
}

function luminance(layers: readonly string[]): number {
  const linear = painted(layers).map((channel) =>
    channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * linear[0]! + 0.7152 * linear[1]! + 0.0722 * linear[2]!;
}

/** Contrast as WCAG 2.2 counts it, from 1 to 21. */
export function contrast(one: readonly string[], other: readonly string[]): number {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high! + 0.05) / (low! + 0.05);
}

/** What is hard to read with these choices; what the widget mixes by itself reads wherever its text does. */
export function warningsFor(choices: Choices): Warning[] {
  return (['light', 'dark'] as const).flatMap((scheme) => {
    const [accent, surface, text] =
      scheme === 'light'
        ? [choices.accent, choices.surface, choices.text]
        : [choices.accentDark, choices.surfaceDark, choices.textDark];
    const pairs: [string, readonly string[], readonly string[], number][] = [
      ['Text', [text], [surface], 4.5],
      ['Quiet text (three quarters of it)', [`color-mix(in oklab, ${text} 75%, transparent)`, surface], [surface], 4.5],
      ['The chosen day and the primary button', [accent], [surface], 3],
    ];
    // Any other hue is mixed to read.
    if (choices.error === OWN_HUES.error)
      pairs.push([
        'What is wrong with a field',
        [`color-mix(in oklab, ${OWN_HUES.error} 75%, ${text})`],
        [surface],
        4.5,
      ]);
    if (choices.onAccent) pairs.push(['Text on the accent', [choices.onAccent], [accent], 4.5]);
    return pairs
      .map(([what, one, other, least]) => ({ what, scheme, ratio: contrast(one, other), least }))
      .filter(({ ratio, least }) => ratio < least);
  });
}
