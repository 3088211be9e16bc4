import { checkOptions } from './check-options.js';
import { HttpCalls } from './http-calls.js';
import type { HttpBackendOptions } from './http-catalog.js';

/** The adapter for the contract of DESIGN over HTTP. */
export class HttpBackend extends HttpCalls {
  /** @throws {TypeError} that names the option at fault. */
  constructor(options: HttpBackendOptions) {
    super(checkOptions(options));
  }
}
