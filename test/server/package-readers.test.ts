import { expect } from 'chai';
import type { TakenPackage } from '../../src/adapter/contract.js';
import { COURSES } from './package-site.js';
import { call, tokenOf } from './host-support.js';
import { berlin, CLIENT, TestBackend } from './support.js';

const SHOWN = COURSES.services;
const HIDDEN = SHOWN.map((service) => ({ ...service, reveal: 'never' as const }));
const RULE = { who: 'members', list: ['secret'] };

describe('who reads what of a package', () => {
  for (const [services, calendar, what] of [
    [SHOWN, 'a', 'nobody who is private'],
    [HIDDEN, undefined, 'nobody where nobody is revealed'],
  ] as const) {
    it(`PK-4 A38 hosts read rule and practitioner as the owner set them, the client ${what}`, async () => {
      const backend = new TestBackend({ ...COURSES, services });
      const send = (path: string, method: string, body: object, more: Record<string, string>) =>
        backend.send<TakenPackage>(path, {
          method,
          headers: { 'content-type': 'application/json', ...more },
          body: JSON.stringify(body),
        });
      const session = { service: 'treat', duration: 60, start: berlin('03-03T10:00') };
      const wanted = { package: 'private', calendar: 'a', sessions: [session], client: CLIENT, answers: {} };
      const { body: taken } = await send('/packages', 'POST', wanted, { 'idempotency-key': 'key' });
      const path = `/packages/${taken.id}`;
      const asOwner = { authorization: `Bearer ${tokenOf('owner')}`, 'if-match': '"1"' };
      const { body: changed } = await send(path, 'PATCH', { rule: RULE }, asOwner);
      for (const seen of [changed, (await call<TakenPackage>(backend, 'reader', path)).body])
        expect([seen.calendar, seen.rule]).to.deep.equal(['a', RULE]);
      const asClient = { headers: { authorization: `Bearer ${taken.token}` } };
      const { body: own } = await backend.send<TakenPackage>(path, asClient);
      expect([own.calendar, own.rule]).to.deep.equal([calendar, { who: 'assigned' }]);
    });
  }
});
