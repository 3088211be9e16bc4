import { expect } from 'chai';
import type { PackageRequest } from '../../src/adapter/contract.js';
import { settle } from '../support/fake-clock.js';
import { LINK, PackageBackend, SIX } from '../support/package-backend.js';
import { PackagePage } from '../support/package-page.js';
import { NOW } from '../support/scripted-backend.js';
import { utc } from '../support/small-site.js';

const at = (time: string): number => utc(`2026-03-${time}`);
const MON = at('02 09:00');
const TUE = at('03 09:00');
const WED = at('04 10:00');

describe('A package on offer', () => {
  let page: PackagePage;
  beforeEach(() => (page = new PackagePage()));
  afterEach(() => page.end());

  it('PK-5 shows what is in it, until when it holds, and begins with the first session', async () => {
    await page.open();
    const { template, contents, lastDay, step, steps, open: isOpen } = page.flow.state;
    expect(template).to.equal(SIX);
    expect(contents.map(({ service, count, left }) => [service.id, count, left])).to.deep.equal([['service', 6, 6]]);
    expect(lastDay).to.equal(Math.floor(NOW / 1440) + 30);
    expect([step, steps, isOpen]).to.deep.equal(['sessions', ['sessions', 'details', 'review'], true]);
  });

  it('PK-6 the times stand once for each person who may serve, and one person’s can be asked for', async () => {
    await page.open();
    page.times.chooseDay(Math.floor(TUE / 1440));
    expect(page.free.slice(0, 2)).to.deep.equal(['03T09:00 c0', '03T09:00 c1']);
    page.flow.chooseSpecialist('c1');
    await settle();
    expect(page.free).to.have.length(3);
    await page.choose(TUE);
    page.flow.addSession();
    expect(page.flow.state.sessions).to.deep.equal([{ service: 'service', duration: 60, start: TUE, calendar: 'c1' }]);
  });

  it('PK-1 only those serve with whom the service is shared, and whom the rule names', async () => {
    page.backend = new PackageBackend({}, [{ ...SIX, rule: { who: 'members', list: ['c1'] } }]);
    await page.open();
    expect(page.flow.state.contents[0]!.servers).to.deep.equal(['c1']);
    page.backend = new PackageBackend({ service: { sharing: { with: 'members', list: ['c0'] } } });
    await page.open();
    expect(page.flow.state.contents[0]!.servers).to.deep.equal(['c0']);
    expect(page.flow.state.practitioners).to.deep.equal([]);
  });

  it('PK-1 where nobody serves but the practitioner assigned to it, the client chooses that one first', async () => {
    page.backend = new PackageBackend({}, [{ ...SIX, rule: { who: 'assigned' } }]);
    await page.open();
    expect([page.flow.state.practitioners, page.flow.state.choosing]).to.deep.equal([['c0', 'c1'], undefined]);
    page.flow.chooseCalendar('nobody');
    expect(page.flow.state.calendar).to.equal(undefined);
    page.flow.chooseCalendar('c1');
    await settle();
    page.times.chooseDay(Math.floor(TUE / 1440));
    await page.review(TUE);
    await page.flow.book();
    expect(page.backend.asked[0]!.request).to.deep.include({ calendar: 'c1' });
    expect(page.backend.asked[0]!.request.sessions[0]).to.include({ calendar: 'c1' });
  });

  it('PK-1 the practitioner to choose is one who serves all that nobody else does', async () => {
    const sessions = [...SIX.sessions, { service: 'more', count: 1 }];
    page.backend = new PackageBackend(
      {},
      [{ ...SIX, sessions, rule: { who: 'assigned' } }],
      [{ id: 'more', name: 'More', calendars: ['c1'] }],
    );
    await page.open();
    expect(page.flow.state.practitioners).to.deep.equal(['c1']);
  });

  it('PK-1 the page may name the practitioner', async () => {
    page.backend = new PackageBackend({}, [{ ...SIX, rule: { who: 'assigned' } }]);
    await page.open('', { calendar: 'c1' });
    expect(page.flow.state.contents[0]!.servers).to.deep.equal(['c1']);
    expect(page.flow.state.choosing).not.to.equal(undefined);
  });

  it('PK-5 weeks whose limit the chosen sessions reach, and days past the end, have no times', async () => {
    await page.open();
    expect(page.reason(at('05 09:00'))).to.equal(undefined);
    await page.choose(MON + 60);
    await page.add(TUE);
    page.flow.addSession();
    await settle();
    expect([page.reason(at('05 09:00')), page.reason(at('09 09:00'))]).to.deep.equal(['blocked', undefined]);
    page.times.showMonth({ year: 2026, month: 4 });
    await settle();
    expect([page.reason(utc('2026-04-01 09:00')), page.reason(utc('2026-04-02 09:00'))]).to.deep.equal([
      undefined,
      'blocked',
    ]);
    page.flow.removeSession(page.flow.state.sessions[0]!);
    await settle();
    page.times.showMonth({ year: 2026, month: 3 });
    await settle();
    expect(page.reason(at('05 09:00'))).to.equal(undefined);
  });

  it('PK-5 no more can be chosen than are in it', async () => {
    page.backend = new PackageBackend({}, [{ ...SIX, sessions: [{ service: 'service', count: 2 }] }]);
    await page.open();
    await page.choose(TUE);
    await page.add(WED);
    expect([page.flow.state.open, page.flow.state.contents[0]!.left]).to.deep.equal([false, 0]);
    page.flow.addSession();
    expect(page.chosen).to.deep.equal(['03T09:00']);
    page.flow.next();
    expect(page.chosen).to.deep.equal(['03T09:00', '04T10:00']);
  });

  it('nobody sits in two sessions at once: another person’s time is gone, too', async () => {
    await page.open();
    await page.choose(TUE);
    page.flow.addSession();
    await settle();
    page.times.chooseDay(Math.floor(TUE / 1440));
    expect(page.free).to.deep.equal(['03T10:00 c0', '03T10:00 c1', '03T11:00 c0', '03T11:00 c1']);
  });

  it('of several services, each session is of the one that the client says', async () => {
    const sessions = [
      { service: 'first', count: 1 },
      { service: 'service', count: 2 },
    ];
    page.backend = new PackageBackend({}, [{ ...SIX, sessions }], [{ id: 'first', name: 'First' }]);
    await page.open();
    await page.choose(TUE);
    page.flow.addSession();
    await settle();
    expect(page.flow.state.choosing!.service).to.equal('service');
    page.flow.chooseService('first');
    expect(page.times.state.service?.id).to.equal(undefined);
    page.flow.leaveSession();
    page.flow.changeSession(page.flow.state.sessions[0]!);
    await settle();
    page.flow.chooseService('service');
    await settle();
    await page.choose(WED);
    page.flow.next();
    expect(page.flow.state.sessions).to.deep.equal([{ service: 'service', duration: 60, start: WED, calendar: 'c0' }]);
  });

  it('FL-7 a session is changed, left as it was, and taken out; the others stay', async () => {
    await page.open();
    await page.choose(WED);
    await page.add(TUE);
    page.flow.next();
    expect(page.chosen).to.deep.equal(['03T09:00', '04T10:00']);
    page.flow.changeSession(page.flow.state.sessions[1]!);
    await settle();
    expect(page.times.state.start).to.deep.equal({ start: WED, left: 1, calendar: 'c0' });
    page.flow.leaveSession();
    expect(page.chosen).to.deep.equal(['03T09:00', '04T10:00']);
    page.flow.changeSession(page.flow.state.sessions[0]!);
    await settle();
    await page.choose(MON + 60, 'c1');
    page.flow.next();
    expect(page.chosen).to.deep.equal(['02T10:00', '04T10:00']);
    page.flow.goTo('sessions');
    page.flow.removeSession(page.flow.state.sessions[0]!);
    expect(page.chosen).to.deep.equal(['04T10:00']);
  });

  it('FL-7 whoever takes out the last session at the review chooses another in its place', async () => {
    await page.open();
    await page.review(WED);
    expect(page.flow.state.step).to.equal('review');
    page.flow.removeSession(page.flow.state.sessions[0]!);
    await settle();
    expect([page.flow.state.step, page.chosen]).to.deep.equal(['sessions', []]);
    await page.choose(TUE);
    page.flow.next();
    expect([page.flow.state.step, page.chosen]).to.deep.equal(['review', ['03T09:00']]);
  });

  it('RC-1 is taken with all its sessions by one request, and shows what the client has from then on', async () => {
    await page.open();
    await page.review(WED, TUE);
    await page.flow.book();
    expect(page.backend.asked).to.have.length(1);
    const { client, form, ...request } = page.backend.asked[0]!.request as PackageRequest;
    expect(request).to.deep.equal({
      package: 'six',
      sessions: [
        { service: 'service', duration: 60, start: '2026-03-03T09:00+00:00[UTC]', calendar: 'c0' },
        { service: 'service', duration: 60, start: '2026-03-04T10:00+00:00[UTC]', calendar: 'c0' },
      ],
      answers: {},
    });
    expect(client).to.include({ firstName: 'Ada', email: 'ada@example.com', locale: 'en', zone: 'UTC' });
    expect(form).to.have.property('hidden', '');
    const { step, booked, taken, contents, sessions } = page.flow.state;
    expect([step, taken.status, sessions]).to.deep.equal(['overview', 'ready', []]);
    expect(booked!.map(({ id }) => id)).to.deep.equal(['booking-0', 'booking-1']);
    expect(contents[0]).to.include({ count: 6, left: 4 });
    expect(page.events).to.deep.equal(['package-of-the-client six booking-0 booking-1']);
    expect(page.flow.link).to.equal(LINK);
  });

  it('FL-5 the form asks who the client is and what each service asks, once; faults show when going on', async () => {
    const field = { id: 'goal', kind: 'text', label: 'Goal', required: true } as const;
    page.backend = new PackageBackend(
      { service: { fields: [field] } },
      [{ ...SIX, sessions: [...SIX.sessions, { service: 'more', count: 1 }] }],
      [{ id: 'more', name: 'More', fields: [field, { ...field, id: 'size', required: false }] }],
    );
    await page.open();
    await page.choose(TUE);
    page.flow.next();
    const fields = (): string[] => page.flow.state.details.fields.filter((one) => !one.builtIn).map(({ id }) => id);
    expect(fields()).to.deep.equal(['goal']);
    page.flow.next();
    expect(Object.keys(page.flow.state.details.errors)).to.deep.equal(['firstName', 'lastName', 'email', 'goal']);
    expect([page.flow.state.step, page.flow.state.details.attempts]).to.deep.equal(['details', 1]);
    page.fill();
    page.flow.edit('goal', 'Rest');
    page.flow.next();
    expect(page.flow.state.step).to.equal('review');
    // One more question needs a look; what is filled in needs none.
    page.flow.addSession();
    page.flow.chooseService('more');
    await settle();
    await page.choose(WED);
    page.flow.next();
    expect([page.flow.state.step, fields()]).to.deep.equal(['details', ['goal', 'size']]);
    page.flow.next();
    page.flow.goTo('sessions');
    page.flow.next();
    expect(page.flow.state.step).to.equal('review');
  });

  it('a page that names no package, or one that is not sold, is told what there is', async () => {
    const detail = (): string =>
      page.flow.state.catalog.status === 'failed' ? page.flow.state.catalog.trouble.detail : '';
    await page.open('', { package: 'seven' });
    expect(detail()).to.equal('package="seven" is not known here; expected the id of a package: one of "six".');
    page.backend = new PackageBackend({}, [SIX, { ...SIX, id: 'ten' }]);
    await page.open();
    expect(detail()).to.include('"six", "ten"');
    await page.open('', { package: 'ten', calendar: 'c9' });
    expect(detail()).to.include('calendar="c9"').and.include('"c0", "c1"');
    page.backend.can = {};
    await page.open('', { package: 'ten' });
    expect(detail()).to.equal('This backend sells no packages.');
  });
});
