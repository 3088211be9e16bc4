import type { Catalog } from '../engine/model.js';
import type { CallOptions, PackageCalls } from './backend.js';
import type { PackageRequest, SessionsRequest, TakenPackage } from './contract.js';
import { HttpBackend } from './http-backend.js';
import { packageCatalogSchema, takenPackageSchema } from './package-schema.js';
import { withTimes } from './times-schema.js';

const TAKEN = { schema: takenPackageSchema, what: 'package' };

/** The adapter for the contract over HTTP, with packages: apart, since pages that only book don't need it. */
export class HttpPackagesBackend extends HttpBackend implements PackageCalls {
  override async catalog(options?: CallOptions): Promise<Catalog> {
    return withTimes(await this.read({ path: '/catalog', schema: packageCatalogSchema, what: 'catalog' }, options));
  }

  takePackage(body: PackageRequest, idempotencyKey: string, options?: CallOptions): Promise<TakenPackage> {
    const headers = { 'Idempotency-Key': idempotencyKey };
    return this.send({ ...TAKEN, path: '/packages', method: 'POST', headers, body }, options);
  }

  takenPackage(id: string, token: string, options?: CallOptions): Promise<TakenPackage> {
    const headers = { Authorization: `Bearer ${token}` };
    return this.read({ ...TAKEN, path: `/packages/${encodeURIComponent(id)}`, headers }, options);
  }

  bookSessions(
    id: string,
    token: string,
    body: SessionsRequest,
    idempotencyKey: string,
    options?: CallOptions,
  ): Promise<TakenPackage> {
    const headers = { Authorization: `Bearer ${token}`, 'Idempotency-Key': idempotencyKey };
    const path = `/packages/${encodeURIComponent(id)}/sessions`;
    return this.send({ ...TAKEN, path, method: 'POST', headers, body }, options);
  }
}
