import { Zones } from '../time/index.js';
import { hostSite, type HostedSite } from './hosted-site.js';
import type { SiteSetup } from './site-setup.js';

/** The sites that are being served, by id. They can be replaced while requests run; each goes on with what it began with. */
export class Sites implements Iterable<HostedSite> {
  readonly #zones = new Zones();
  #hosted: ReadonlyMap<string, HostedSite> = new Map();

  /** Throws where a site doesn't hold together. */
  constructor(setups: readonly SiteSetup[]) {
    this.replace(setups);
  }

  /** Throws where a site doesn't hold together; then those before are served on. */
  replace(setups: readonly SiteSetup[]): void {
    this.#hosted = new Map(setups.map((setup) => [setup.catalog.site.id, hostSite(setup, this.#zones)]));
  }

  get(id: string): HostedSite | undefined {
    return this.#hosted.get(id);
  }

  [Symbol.iterator](): Iterator<HostedSite> {
    return this.#hosted.values();
  }
}
