import { expect } from 'chai';
import type { TakenPackage } from '../../src/adapter/contract.js';
import { labelledStarts, openSite, packageServers, type Catalog } from '../../src/engine/index.js';
import { COURSES } from './package-site.js';
import { call, tokenOf } from './host-support.js';
import { at, berlin, CLIENT, TestBackend } from './support.js';

const TEN = berlin('03-03T10:00');
const SHOWN = COURSES.services;
const HIDDEN = SHOWN.map((service) => ({ ...service, reveal: 'never' as const }));
const RULE = { who: 'members', list: ['secret'] };

describe('who reads what of a package', () => {
  function send(backend: TestBackend, path: string, method: string, body: object, more: Record<string, string>) {
    const headers = { 'content-type': 'application/json', ...more };
    return backend.send<TakenPackage>(path, { method, headers, body: JSON.stringify(body) });
  }
  const wanted = (calendar?: string) => {
    const session = { service: 'treat', duration: 60, start: TEN, calendar };
    return { package: 'course', sessions: [session], client: CLIENT, answers: {} };
  };

  it('DS-21 a page sees in catalog and availability whose times the package gives', async () => {
    const backend = new TestBackend(COURSES);
    await backend.book({ service: 'own', calendar: 'a' });
    const { body: catalog } = await backend.send<Catalog>('/catalog');
    const { body: availability } = await backend.availability('2026-03-02', '2026-03-08');
    const owned = { package: 'course', client: 'me', boughtAt: backend.now, used: [] };
    const site = openSite(catalog);
    const among = packageServers(site, owned, 'treat').flatMap(({ calendar, serves }) => (serves ? calendar : []));
    const shown = labelledStarts(site, availability, { service: 'treat', among }, [at(TEN), at(TEN) + 1]);
    expect(shown.map(({ calendar }) => calendar)).to.deep.equal(['b', 'spare']);
    for (const calendar of ['a', 'b', 'spare']) {
      const { status } = await send(backend, '/packages', 'POST', wanted(calendar), { 'idempotency-key': calendar });
      expect(status === 201, calendar).to.equal(shown.some((start) => start.calendar === calendar));
    }
  });

  for (const [services, calendar, what] of [
    [SHOWN, 'a', 'nobody who is private'],
    [HIDDEN, undefined, 'nobody where nobody is revealed'],
  ] as const) {
    it(`PK-4 A38 hosts read rule and practitioner as the owner set them, the client ${what}`, async () => {
      const backend = new TestBackend({ ...COURSES, services });
      const { body: taken } = await send(backend, '/packages', 'POST', wanted(), { 'idempotency-key': 'key' });
      const path = `/packages/${taken.id}`;
      const asOwner = { authorization: `Bearer ${tokenOf('owner')}`, 'if-match': '"1"' };
      const { body: changed } = await send(backend, path, 'PATCH', { rule: RULE, calendar: 'a' }, asOwner);
      for (const seen of [changed, (await call<TakenPackage>(backend, 'reader', path)).body])
        expect([seen.calendar, seen.rule]).to.deep.equal(['a', RULE]);
      const asClient = { headers: { authorization: `Bearer ${taken.token}` } };
      const { body: own } = await backend.send<TakenPackage>(path, asClient);
      expect([own.calendar, own.rule]).to.deep.equal([calendar, { who: 'assigned' }]);
    });
  }
});
