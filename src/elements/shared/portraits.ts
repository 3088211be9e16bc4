import { html, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { initials } from './initials.js';
import { safeUrl } from './safe-url.js';

interface Person {
  readonly id: string;
  readonly name?: string | undefined;
  readonly portrait?: string | undefined;
}

/** People's pictures, or their initials where there is none or it does not load. */
export class Portraits {
  readonly #host: ReactiveControllerHost;
  /** Ids of those whose pictures did not load. */
  readonly #broken = new Set<string>();

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  of({ id, name = '', portrait }: Person): TemplateResult {
    const url = this.#broken.has(id) ? undefined : safeUrl(portrait);
    const onError = (): void => {
      this.#broken.add(id);
      this.#host.requestUpdate();
    };
    return url
      ? html`<img
          class="portrait"
          part="portrait"
          src=${url}
          alt=""
          width="44"
          height="44"
          loading="lazy"
          @error=${onError}
        />`
      : html`<span class="portrait" part="portrait" aria-hidden="true">${initials(name)}</span>`;
  }
}
