import type { PackagesBackend } from '../../adapter/backend.js';
import { checkedPackages } from '../../adapter/checked-packages.js';
import { HttpPackagesBackend } from '../../adapter/http-packages.js';
import { PackageFlow } from '../../booking/packages/package-flow.js';
import type { PackageOptions } from '../../booking/packages/state.js';
import { readConfiguration, type Configuration, type Given } from '../booking/configuration.js';

/** What the page gave `<rota-package>`. */
export interface GivenPackage extends Omit<Given, 'service'> {
  readonly package: string;
}

const TAG = 'rota-package';

/** Makes the flow that the page's configuration and the link ask for, and a new one only when they say something else. */
export class PackageMaker {
  flow: PackageFlow | undefined;
  /** Sentences for the site's owner about what is wrong with the configuration. */
  faults: readonly string[] = [];
  #adapter: unknown;
  #madeFrom: string | undefined;

  /** @param fragment What opens a package that the client has: see `readLink`. */
  take(given: GivenPackage, fragment: string, locale: string): void {
    const { adapter: ours, backend: url, site, calendar, zone, headingLevel, prefill, hiddenFields } = given;
    const { source, options, faults } = readConfiguration(
      {
        ...{ adapter: ours, backend: url, site, service: '', calendar, zone, locale: given.locale },
        ...{ prefill, hiddenFields, headingLevel },
      },
      TAG,
    );
    const { service: _none, ...own } = options;
    const wanted: PackageOptions = { ...own, ...(given.package && { package: given.package }) };
    const adapter = source && 'adapter' in source ? source.adapter : undefined;
    const from = JSON.stringify([adapter ? 'adapter' : source, wanted, fragment]);
    this.faults = faults;
    if (from !== this.#madeFrom || adapter !== this.#adapter) {
      this.#madeFrom = from;
      this.#adapter = adapter;
      const backend = adapter ? checkedPackages(adapter) : this.#overHttp(source);
      this.flow = backend && new PackageFlow(backend, fragment, { ...wanted, locale });
    }
    this.flow?.setLocale(locale);
  }

  #overHttp(source: Configuration['source']): PackagesBackend | undefined {
    if (!source || !('url' in source)) return undefined;
    try {
      return new HttpPackagesBackend(source);
    } catch (error) {
      this.faults = [...this.faults, `<${TAG}>, attributes backend (url) and site: ${(error as Error).message}`];
      return undefined;
    }
  }
}
