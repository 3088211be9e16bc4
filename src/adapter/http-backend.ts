import type { Catalog } from '../engine/model.js';
import type { CallOptions } from './backend.js';
import { checkOptions } from './check-options.js';
import { HttpCalls } from './http-calls.js';
import type { HttpBackendOptions } from './http-catalog.js';
import { withTimes } from './times-schema.js';

/** The adapter for the contract of DESIGN over HTTP. */
export class HttpBackend extends HttpCalls {
  /** @throws {TypeError} that names the option at fault. */
  constructor(options: HttpBackendOptions) {
    super(checkOptions(options));
  }

  override async catalog(options?: CallOptions): Promise<Catalog> {
    return withTimes(await super.catalog(options));
  }
}
