import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Trouble } from '../../booking/state.js';
import { troubleKind } from '../../locale/trouble-kind.js';

/** Whether the page has loaded; until then, a script of its own may still set what is missing. */
export const pageLoaded = (): boolean => document.readyState === 'complete';

/** Tells the site's owner what to put right: once each, on the console, out of the clients' sight. */
export class OwnerController implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  readonly #look: () => void;
  readonly #told = new Set<string>();

  /** @param look Looks for what is to be told, after each update once the page has loaded. */
  constructor(host: ReactiveControllerHost & Element, look: () => void) {
    this.#host = host;
    this.#look = look;
    host.addController(this);
  }

  hostUpdated(): void {
    if (pageLoaded()) this.#look();
    else addEventListener('load', () => this.#host.requestUpdate(), { once: true });
  }

  tell(how: 'error' | 'warn', message: string, cause?: unknown): void {
    if (this.#told.has(message)) return;
    this.#told.add(message);
    console[how](message, this.#host, ...(cause ? [cause] : []));
  }

  /** Tells of a trouble that is the site's to mend, or its backend's. */
  tellTrouble(trouble: Trouble, backend: string): void {
    const { code, detail, cause } = trouble;
    const isSetup = troubleKind(trouble) === 'setup';
    if (!isSetup && code !== 'bad-backend-answer' && code !== 'unreachable') return;
    const element = `<${this.#host.localName}${backend && ` backend="${backend}"`}>`;
    this.tell(isSetup ? 'error' : 'warn', `${element}: ${detail}`, cause);
  }
}
