/** What mails are coloured with: the site's accent, as far as every text on it and in it stays readable. Pure. */
import type { Look } from '../site-file/look-schema.js';

/** Red, green and blue, 0 to 255. */
type Rgb = readonly [number, number, number];

/** A colour for light and one for dark, as `#rrggbb`: mail programs know no variables and no functions. */
export type Shades = readonly [light: string, dark: string];

export type Colour = 'page' | 'card' | 'text' | 'quiet' | 'accent' | 'on-accent' | 'accent-text' | 'hero';

export type Colours = Readonly<Record<Colour, Shades>>;

/** WCAG 1.4.3: text against what is behind it. */
const LEAST_CONTRAST = 4.5;
/** How many steps an accent may take towards the text's colour until it can be read. */
const STEPS = 20;

const NEUTRAL = {
  page: ['#f3f4f7', '#101218'],
  card: ['#ffffff', '#1a1d25'],
  text: ['#1b1e27', '#e8eaf0'],
  quiet: ['#5b6070', '#a5abbb'],
} as const;
const OWN_ACCENT = ['#2c5dbd', '#84aefa'] as const;
/** How much of the accent tints the place of the time. */
const TINTS = [0.08, 0.14] as const;

/** The colours of a site's mails; those of none where it has no look. In the dark an accent of its own, or the one for light. */
export function coloursOf({ accent, dark }: Look = {}): Colours {
  return inBoth([accent ?? OWN_ACCENT[0], dark?.accent ?? accent ?? OWN_ACCENT[1]]);
}

function inBoth([light, dark]: Shades): Colours {
  const [day, night] = [derived(light, 0), derived(dark, 1)];
  return {
    ...NEUTRAL,
    accent: [light, dark],
    hero: [day.hero, night.hero],
    'on-accent': [day.onAccent, night.onAccent],
    'accent-text': [day.accentText, night.accentText],
  };
}

/** What follows from an accent, on a light ground (0) or a dark one (1). */
function derived(accent: string, scheme: 0 | 1) {
  const [card, text] = [NEUTRAL.card[scheme], NEUTRAL.text[scheme]];
  const hero = mixed(accent, card, TINTS[scheme]);
  const onAccent = contrast('#ffffff', accent) >= LEAST_CONTRAST ? '#ffffff' : '#000000';
  const readable = (colour: string): boolean => [card, hero].every((back) => contrast(colour, back) >= LEAST_CONTRAST);
  const steps = Array.from({ length: STEPS + 1 }, (_, i) => mixed(accent, text, 1 - i / STEPS));
  return { hero, onAccent, accentText: steps.find(readable) ?? text };
}

/** So much of one colour in another. */
function mixed(one: string, other: string, share: number): string {
  const [a, b] = [rgbOf(one), rgbOf(other)];
  const parts = a.map((part, i) => Math.round(part * share + b[i]! * (1 - share)));
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

/** WCAG's contrast ratio of two colours, 1 to 21. */
export function contrast(one: string, other: string): number {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

function luminance(colour: string): number {
  const [r, g, b] = rgbOf(colour).map((part) => {
    const value = part / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  }) as unknown as Rgb;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Of `#rgb` or `#rrggbb`. */
function rgbOf(colour: string): Rgb {
  const digits = colour.slice(1);
  const long = digits.length === 3 ? [...digits].map((digit) => digit + digit).join('') : digits;
  return [0, 2, 4].map((at) => parseInt(long.slice(at, at + 2), 16)) as unknown as Rgb;
}
