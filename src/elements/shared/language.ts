import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * The language of an element: that of the nearest ancestor with a `lang`, through shadow roots, else the browser's. The host
 * updates when one of them changes (A11Y I1).
 */
export class LanguageController implements ReactiveController {
  tag = navigator.language;
  #host: ReactiveControllerHost & Element;
  #observer = new MutationObserver(() => this.#read());

  constructor(host: ReactiveControllerHost & Element) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    for (let at: Element | undefined = this.#host; at; at = parentOf(at)) {
      this.#observer.observe(at, { attributeFilter: ['lang'] });
    }
    this.#read();
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
  }

  #read(): void {
    let at: Element | undefined = this.#host;
    while (at && !at.getAttribute('lang')) at = parentOf(at);
    const tag = at?.getAttribute('lang') ?? navigator.language;
    if (tag === this.tag) return;
    this.tag = tag;
    this.#host.requestUpdate();
  }
}

function parentOf(element: Element): Element | undefined {
  const root = element.getRootNode();
  return element.parentElement ?? (root instanceof ShadowRoot ? root.host : undefined);
}
