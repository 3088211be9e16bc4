import type { LitElement, ReactiveController } from 'lit';

/** The tokens of the theme, and for each a CSS property that takes the same values. */
export const TOKENS = {
  '--rota-accent': 'color',
  '--rota-on-accent': 'color',
  '--rota-surface': 'color',
  '--rota-text': 'color',
  '--rota-error': 'color',
  '--rota-success': 'color',
  '--rota-radius': 'border-radius',
  '--rota-space': 'padding-top',
  '--rota-font': 'font-family',
} as const;

/**
 * Looks at the tokens that hold for an element: at once when it is put on a page, and after it changed when a frame is drawn,
 * which has the browser work out styles anyway.
 */
export class TokensController implements ReactiveController {
  readonly #host: LitElement;
  readonly #surface: (given: boolean) => void;
  readonly #tell: (token: string, value: string) => void;
  readonly #refused = new Set<string>();
  #awaited = false;

  /**
   * @param surface Hears whether `--rota-surface` is set: CSS can't ask.
   * @param tell Hears of each token that is refused, and what it held.
   */
  constructor(host: LitElement, surface: (given: boolean) => void, tell: (token: string, value: string) => void) {
    this.#host = host;
    this.#surface = surface;
    this.#tell = tell;
    host.addController(this);
  }

  hostConnected(): void {
    this.#look();
  }

  hostUpdated(): void {
    if (this.#awaited) return;
    this.#awaited = true;
    requestAnimationFrame(() => this.#look());
  }

  /**
   * Puts tokens that hold anything else than a color, a length or names of fonts back to what holds where they are not set, and
   * tells of each (A53): themes may come from people whom nobody trusts with CSS. What was put right since holds again.
   */
  #look(): void {
    this.#awaited = false;
    const own = this.#host.style;
    const style = getComputedStyle(this.#host);
    for (const [token, property] of Object.entries(TOKENS)) {
      if (this.#refused.delete(token)) own.removeProperty(token);
      const value = style.getPropertyValue(token).trim();
      if (!value || CSS.supports(property, value)) continue;
      own.setProperty(token, 'initial', 'important');
      this.#refused.add(token);
      this.#tell(token, value);
    }
    this.#surface(style.getPropertyValue('--rota-surface') !== '');
  }
}
