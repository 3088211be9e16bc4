import { expect } from 'chai';
import type { ProblemBody, TakenPackage } from '../../src/adapter/contract.js';
import type { Message, SiteFile } from '../../src/server/index.js';
import { call, tokenOf } from './host-support.js';
import { COURSES } from './package-site.js';
import { berlin, CLIENT, NOW, TestBackend } from './support.js';

const SITE: SiteFile = {
  ...COURSES,
  packagePage: 'https://www.example.com/package',
  packages: COURSES.packages!.map((one) =>
    one.id === 'course' ? { ...one, rule: { who: 'members', list: ['b', 'spare', 'secret'] } } : one,
  ),
};
const WITHOUT: SiteFile = { ...SITE, packages: SITE.packages!.filter(({ id }) => id !== 'course') };
const treat = (text: string) => ({ service: 'treat', duration: 60, start: berlin(text) });

describe('a package that is taken out of the site file', () => {
  let backend: TestBackend;
  let taken: TakenPackage;
  let keys = 0;
  const send = <T = TakenPackage>(path: string, body?: object, token = taken?.token) =>
    backend.send<T>(path, {
      ...(body && { method: 'POST', body: JSON.stringify({ answers: {}, ...body }) }),
      headers: {
        'content-type': 'application/json',
        'idempotency-key': `key-${++keys}`,
        authorization: `Bearer ${token}`,
      },
    });
  const take = () =>
    send('/packages', { package: 'course', client: CLIENT, calendar: 'a', sessions: [treat('03-03T10:00')] }, '');
  beforeEach(async () => {
    backend = new TestBackend(SITE);
    taken = (await take()).body;
  });
  afterEach(() => expect(backend.faults).to.deep.equal([]));

  it('PK-5 is still there for whoever has it, with what is left and until when, and says what it was sold as', async () => {
    const before = (await send(`/packages/${taken.id}`)).body;
    expect(before).not.to.include.keys('template');
    backend.serve(WITHOUT);
    const { status, body } = await send(`/packages/${taken.id}`);
    const { template, ...rest } = body;
    expect(status).to.equal(200);
    expect(rest).to.deep.equal(before);
    expect(rest).to.include({ name: 'Course', lastDay: Math.floor(NOW / 1440) + 60 });
    // Nobody private is named.
    expect(template).to.include({ id: 'course', weekly: 2 });
    expect(template!.rule).to.deep.equal({ who: 'members', list: ['b', 'spare'] });
  });

  it('PK-1 PK-5 sessions are booked out of it by its own rules, moved and cancelled, and no more than it holds', async () => {
    backend.serve(WITHOUT);
    const path = `/packages/${taken.id}/sessions`;
    const second = await send(path, { sessions: [{ ...treat('03-10T10:00'), calendar: 'b' }] });
    expect([second.status, second.body.left]).to.deep.equal([
      201,
      [
        { service: 'first', left: 1 },
        { service: 'treat', left: 2 },
      ],
    ]);
    const week = [treat('03-11T10:00'), treat('03-12T10:00')];
    expect((await send<ProblemBody>(path, { sessions: week })).body.code).to.equal('outside-rules');
    const start = { start: berlin('03-17T10:00') };
    const moved = await backend.send(`/bookings/${second.body.bookings[1]!.id}`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${taken.token}`, 'if-match': '"1"' },
      body: JSON.stringify(start),
    });
    expect(moved.status).to.equal(200);
    expect((await backend.cancel({ id: taken.id, token: taken.token! })).status).to.equal(200);
    expect((await send(`/packages/${taken.id}`)).body.left[1]).to.deep.equal({ service: 'treat', left: 3 });
  });

  it('PK-5 is sold to nobody else', async () => {
    backend.serve(WITHOUT);
    const { status, body } = await take();
    expect([status, (body as unknown as ProblemBody).code]).to.deep.equal([422, 'not-bookable']);
  });

  /** The site without a service and without some members. */
  const smaller = (...gone: readonly string[]): SiteFile => ({
    ...WITHOUT,
    packages: [],
    calendars: SITE.calendars.filter(({ id }) => !gone.includes(id)),
    services: SITE.services
      .filter(({ id }) => id === 'treat')
      .map((one) => ({ ...one, calendars: one.calendars?.filter((id) => !gone.includes(id)) })),
  });

  it('PK-1 PK-2 holds without a service and members that are gone, too; without all of them, with who is assigned', async () => {
    backend.serve(smaller('b'));
    const { body } = await send(`/packages/${taken.id}`);
    expect(body.left).to.deep.equal([{ service: 'treat', left: 3 }]);
    expect(body.template!.rule).to.deep.equal({ who: 'members', list: ['spare'] });
    const path = `/packages/${taken.id}/sessions`;
    expect((await send(path, { sessions: [{ ...treat('03-10T10:00'), calendar: 'spare' }] })).status).to.equal(201);
    backend.serve({
      ...smaller('b', 'spare', 'secret'),
      services: smaller('b', 'spare', 'secret').services.map((one) => ({ ...one, assignment: 'client' as const })),
    });
    expect((await send(`/packages/${taken.id}`)).body.template!.rule).to.deep.equal({ who: 'assigned' });
    expect((await send(path, { sessions: [{ ...treat('03-17T10:00'), calendar: 'a' }] })).status).to.equal(201);
  });

  it('PK-4 its owner sees it whole and gives it a rule of its own, whose members may go, too', async () => {
    backend.serve(WITHOUT);
    const seen = await call<TakenPackage>(backend, 'owner', `/packages/${taken.id}`);
    expect(seen.body.template!.rule).to.deep.equal({ who: 'members', list: ['b', 'spare', 'secret'] });
    const changed = await backend.send<TakenPackage>(`/packages/${taken.id}`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${tokenOf('owner')}`, 'if-match': '"1"' },
      body: JSON.stringify({ rule: { who: 'members', list: ['b'] } }),
    });
    expect([changed.status, changed.body.rule]).to.deep.equal([200, { who: 'members', list: ['b'] }]);
    backend.serve(smaller('b'));
    expect((await send(`/packages/${taken.id}`)).body.rule).to.deep.equal({ who: 'assigned' });
    const sessions = [{ ...treat('03-10T10:00'), calendar: 'spare' }];
    const refused = await send<ProblemBody>(`/packages/${taken.id}/sessions`, { sessions });
    expect([refused.status, refused.body.code]).to.deep.equal([422, 'not-bookable']);
  });

  it('PK-5 the link in a mail about a session opens it as long as it lives', async () => {
    backend.serve(WITHOUT);
    const mails = (await backend.deliver()).filter(({ kind }) => kind === 'client-confirmation');
    const token = mails.map(({ text }: Message) => new RegExp(`#${taken.id}\\.([\\w-]+)`).exec(text)?.[1])[0];
    backend.now += 55 * 1440;
    expect((await send(`/packages/${taken.id}`, undefined, token)).status).to.equal(200);
  });

  it('FL-8 where nothing is known of what it was sold as, its sessions are there all the same', async () => {
    const { owned: _owned, ...booking } = (await backend.state()).bookings[taken.id]!;
    const owned = { package: 'course', boughtAt: NOW };
    await backend.store.change('practice', { span: [0, 0], now: NOW }, () => ({
      ...{ releases: [], claims: [], lines: [], notices: [] },
      bookings: [{ ...booking, version: 2, owned }],
    }));
    backend.serve(WITHOUT);
    const { status, body } = await send(`/packages/${taken.id}`);
    expect([status, body.name, body.left, body.bookings.length]).to.deep.equal([200, 'course', [], 1]);
    const more = await send<ProblemBody>(`/packages/${taken.id}/sessions`, { sessions: [treat('03-10T10:00')] });
    expect(more.body.code).to.equal('not-bookable');
  });
});
