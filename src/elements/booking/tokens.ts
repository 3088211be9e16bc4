/** The tokens of the theme, and for each a CSS property that takes the same values. */
const TOKENS = {
  '--rota-accent': 'color',
  '--rota-on-accent': 'color',
  '--rota-surface': 'color',
  '--rota-text': 'color',
  '--rota-radius': 'border-radius',
  '--rota-space': 'padding-top',
  '--rota-font': 'font-family',
} as const;

/**
 * Puts tokens of an element that hold anything else than a color, a length or names of fonts back to what holds where they are
 * not set, and tells of each (A53): themes may come from people whom nobody trusts with CSS.
 */
export function refuseTokens(host: HTMLElement, tell: (message: string) => void): void {
  const style = getComputedStyle(host);
  for (const [token, property] of Object.entries(TOKENS)) {
    const value = style.getPropertyValue(token).trim();
    if (!value || CSS.supports(property, value)) continue;
    host.style.setProperty(token, 'initial', 'important');
    tell(`<rota-booking>: ${token} is "${value.slice(0, 80)}"; expected a value of ${property}. It is ignored.`);
  }
}
