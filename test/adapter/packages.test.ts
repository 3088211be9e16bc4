import { expect } from 'chai';
import type { PackagesBackend } from '../../src/adapter/backend.js';
import { checkedPackages } from '../../src/adapter/checked-packages.js';
import type { PackageRequest, TakenPackage } from '../../src/adapter/contract.js';
import { HttpPackagesBackend } from '../../src/adapter/http-packages.js';
import type { Catalog } from '../../src/engine/model.js';
import { smallSite } from '../support/small-site.js';
import { stubBackend } from '../support/stub-backend.js';

const { catalog } = smallSite({ from: '2026-03-02', service: { sharing: { with: 'all' } } });
const SOLD: Catalog = {
  ...catalog,
  packages: [
    {
      ...{ id: 'six', name: 'Six', description: 'All of it.', price: { amount: 1, currency: 'EUR' } },
      ...{ sessions: [{ service: 'service', count: 6 }], weekly: 2, rule: { who: 'members', list: ['c0'] } },
    },
  ],
};
const TAKEN: TakenPackage = {
  ...{ id: 'p1', version: 1, package: 'six', name: 'Six', boughtAt: 1, lastDay: 20_000 },
  ...{ left: [{ service: 'service', left: 5 }], bookings: [], token: 'secret' },
};

/** An adapter whose network answers the same to every call. */
function overHttp(answer: unknown) {
  const calls: { url: string; init: RequestInit }[] = [];
  const backend = new HttpPackagesBackend({
    ...{ url: 'https://booking.example.com', site: 'site', online: () => true },
    fetch: async (url, init) => {
      calls.push({ url: url.replace('https://booking.example.com/v1/sites/site', ''), init });
      return new Response(JSON.stringify(answer), { headers: { 'content-type': 'application/json' } });
    },
  });
  return { backend, calls };
}

describe('the calls about packages', () => {
  it('PK-1 the catalog has the packages, and with whom services are shared', async () => {
    expect(await overHttp(SOLD).backend.catalog()).to.deep.equal(SOLD);
  });

  it('RC-4 a package is taken under the key of the intent, and sessions of it are booked by its link', async () => {
    const { backend, calls } = overHttp({ ...TAKEN, secret: 1 });
    const request = { package: 'six', sessions: [] } as unknown as PackageRequest;
    expect(await backend.takePackage(request, 'key-1')).to.deep.equal(TAKEN);
    expect(await backend.takenPackage('p/1', 'secret')).to.deep.equal(TAKEN);
    expect(await backend.bookSessions('p1', 'secret', request, 'key-2')).to.deep.equal(TAKEN);
    const headers = calls.map(({ init }) => init.headers as Record<string, string>);
    expect(calls.map(({ url, init }) => [init.method, url])).to.deep.equal([
      ['POST', '/packages'],
      ['GET', '/packages/p%2F1'],
      ['POST', '/packages/p1/sessions'],
    ]);
    expect(headers.map((one) => [one['Idempotency-Key'], one['Authorization']])).to.deep.equal([
      ['key-1', undefined],
      [undefined, 'Bearer secret'],
      ['key-2', 'Bearer secret'],
    ]);
  });

  it('A70 what a page’s own adapter answers is checked, and what it leaves out is left out', async () => {
    const adapter: PackagesBackend = {
      ...stubBackend(),
      catalog: () => Promise.resolve(SOLD),
      takePackage: () => Promise.resolve({ ...TAKEN, left: [{ service: 'service', left: -1 }] }),
      takenPackage: () => Promise.resolve(TAKEN),
    };
    const backend = checkedPackages(adapter);
    expect((await backend.catalog()).packages).to.have.length(1);
    expect(await backend.takenPackage!('p1', 'secret')).to.deep.equal(TAKEN);
    expect(backend.bookSessions).to.equal(undefined);
    const fault = await backend.takePackage!({} as PackageRequest, 'key').catch((cause: unknown) => cause);
    expect(fault).to.have.property('code', 'bad-backend-answer');
    expect(fault).to.have.property('message').that.includes('left.0.left');
  });
});
