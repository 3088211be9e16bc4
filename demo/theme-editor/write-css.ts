import { OWN_HUES, type Choices } from './choices.js';

const PARTS: Readonly<Record<'days' | 'times' | 'options', Readonly<Record<string, string>>>> = {
  days: {
    round: `rota-booking::part(day) {
  border-radius: 50%;
}`,
    line: `rota-booking::part(day available),
rota-booking::part(day few) {
  border-block-end: 2px solid currentcolor;
  background: none;
}

rota-booking::part(day selected) {
  background: var(--rota-accent);
}`,
  },
  times: {
    outline: `rota-booking::part(slot) {
  border: 1px solid currentcolor;
  background: none;
}

rota-booking::part(slot selected) {
  background: var(--rota-accent);
}`,
    pill: `rota-booking::part(slot) {
  border-radius: 3em;
}`,
  },
  options: {
    lines: `rota-booking::part(option) {
  border-block-end: 1px solid color-mix(in srgb, currentcolor 25%, transparent);
  border-radius: 0;
  background: none;
}`,
  },
};

/** One value, or one for each scheme. */
const both = (light: string, dark: string): string => (light === dark ? light : `light-dark(${light}, ${dark})`);

/** The style sheet to copy: tokens first, then what only parts can say. */
export function writeCss(choices: Choices): string {
  const { accent, accentDark, surface, surfaceDark, text, textDark, font, size, onAccent, radius, space } = choices;
  const { error, success } = choices;
  const lines = [
    `--rota-accent: ${both(accent, accentDark)};`,
    onAccent && `--rota-on-accent: ${onAccent};`,
    `--rota-surface: ${both(surface, surfaceDark)};`,
    `--rota-text: ${both(text, textDark)};`,
    error !== OWN_HUES.error && `--rota-error: ${error};`,
    success !== OWN_HUES.success && `--rota-success: ${success};`,
    `--rota-radius: ${Number(radius)}em;`,
    `--rota-space: ${Number(space)}em;`,
    font && `--rota-font: ${font};`,
    Number(size) !== 1 && `\n  font-size: ${Number(size)}em;`,
  ];
  const tokens = `rota-booking {\n${lines
    .filter(Boolean)
    .map((line) => `  ${line}`.replace('  \n', '\n'))
    .join('\n')}\n}`;
  const parts = [PARTS.days[choices.days], PARTS.times[choices.times], PARTS.options[choices.options]];
  return `${[tokens, ...parts.filter(Boolean)].join('\n\n')}\n`;
}
