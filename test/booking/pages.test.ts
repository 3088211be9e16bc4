import { expect } from 'chai';
import type { Catalog, FormField, Service } from '../../src/engine/model.js';
import type { Entry, MasterPage, PageRule, Panel } from '../../src/engine/offers.js';
import type { FlowOptions } from '../../src/booking/state.js';
import { detailsAt } from '../../src/booking/form-part.js';
import { bookingPage, freeTimes, type BookingPage, type PageOptions } from '../support/booking-page.js';
import { settle } from '../support/fake-clock.js';
import { MONDAY, refuse, ScriptedBackend } from '../support/scripted-backend.js';
import { utc } from '../support/small-site.js';

const NINE = `${MONDAY} 09:00`;
const TOPIC: FormField = { id: 'topic', kind: 'choice', label: 'Topic', required: true, options: ['knee', 'back'] };
const PANEL: Panel = {
  id: 'trio',
  name: 'Trio',
  service: 'cut',
  primary: { calendar: 'c0' },
  seats: [{ pool: 'team', count: 2 }],
};

interface Given {
  readonly page?: Partial<MasterPage>;
  readonly entries?: readonly Entry[];
  readonly services?: Readonly<Record<string, Partial<Service>>>;
  readonly catalog?: Partial<Catalog>;
}

const SALON = { cut: { calendars: ['c0', 'c1'] }, dye: { calendars: ['c1', 'c2'] } };

/** A site with a page: services cut (c0, c1) and dye (c1, c2), a pool of c1, c2 and c3, and a panel of c0 and two of the pool. */
function backendWith({ page = {}, entries = [], services = SALON, catalog = {} }: Given = {}): ScriptedBackend {
  const backend = new ScriptedBackend({ calendars: [{}, {}, {}, {}] });
  const [plain] = backend.site.services as [Service];
  const whole: MasterPage = {
    id: 'page',
    name: 'Page',
    first: 'service',
    sections: [{ label: 'All', entries }],
    ...page,
  };
  backend.site = {
    ...backend.site,
    services: Object.entries(services).map(([id, own]) => ({ ...plain, id, name: id, ...own })),
    pools: [{ id: 'team', name: 'The team', members: ['c1', 'c2', 'c3'].map((id) => ({ id, calendars: [id] })) }],
    panels: [PANEL],
    pages: [whole],
    ...catalog,
  };
  return backend;
}

/** Opens the page, and waits until its file is there. */
async function opened(given: PageOptions): Promise<BookingPage> {
  const page = await bookingPage(given);
  while (page.state.catalog.status === 'loading') await new Promise((done) => setTimeout(done));
  await settle();
  return page;
}

const open = (given: Given, options: FlowOptions = { page: 'page' }) =>
  opened({ backend: backendWith(given), options });

const both: readonly Entry[] = [
  { kind: 'service', id: 'cut' },
  { kind: 'service', id: 'dye' },
];
const people: readonly Entry[] = ['p0', 'p1', 'p2'].map((id) => ({ kind: 'specialist', id }));

describe('Master pages in the flow', () => {
  it('MP-1 service first: sections list what is on offer, and people follow the service', async () => {
    const { flow, state: first, ...page } = await open({ entries: [...both, { kind: 'panel', id: 'trio' }] });
    expect(first.step).to.equal('service');
    expect(first.sections).to.have.length(1);
    expect(first.sections[0]!.choices.map(({ entry, name }) => `${entry.kind} ${name}`)).to.deep.equal([
      'service cut',
      'service dye',
      'panel Trio',
    ]);
    flow.chooseEntry({ kind: 'service', id: 'dye' });
    expect(flow.state.sections[0]!.choices.map(({ isChosen }) => isChosen)).to.deep.equal([false, true, false]);
    expect(flow.state.specialists.map(({ id }) => id)).to.deep.equal(['any', 'c1', 'c2']);
    expect(flow.state.steps).to.deep.equal(['service', 'specialist', 'time', 'details', 'review', 'confirmation']);
    flow.next();
    flow.chooseSpecialist('c2');
    flow.next();
    await Promise.resolve();
    expect(page.events.at(-1)).to.include({ from: 'specialist', to: 'time' });
  });

  it('MP-1 specialist first: services follow the person, and back again', async () => {
    const { flow } = await open({ page: { first: 'specialist' }, entries: [...people, ...both] });
    expect(flow.state.step).to.equal('specialist');
    expect(flow.state.sections[0]!.choices.map(({ name }) => name)).to.deep.equal(['p0', 'p1', 'p2']);
    flow.chooseEntry({ kind: 'specialist', id: 'c1' });
    expect(flow.state.steps.slice(0, 3)).to.deep.equal(['specialist', 'service', 'time']);
    expect(flow.state.services.map(({ id }) => id)).to.deep.equal(['cut', 'dye']);
    flow.chooseService('dye');
    flow.chooseEntry({ kind: 'specialist', id: 'c0' });
    expect(flow.state.steps.slice(0, 2)).to.deep.equal(['specialist', 'time']);
    expect(flow.state.service?.id).to.equal('cut');
  });

  it('MP-1 specialists only: who comes for a person gets the person’s first service', async () => {
    const { flow } = await open({ page: { first: 'specialists-only' }, entries: people });
    flow.chooseEntry({ kind: 'specialist', id: 'c1' });
    expect([flow.state.service?.id, flow.state.steps.slice(0, 2)]).to.deep.equal(['cut', ['specialist', 'time']]);
  });

  it('MP-2 of a page that lists a pool, its members are not offered by name; a pool alone leaves no choice of person', async () => {
    const page = { first: 'specialist' } as const;
    const pool: Entry = { kind: 'pool', id: 'team' };
    const mixed = await open({ page, entries: [people[0]!, pool] });
    expect(mixed.state.sections.flatMap(({ choices }) => choices.map(({ name }) => name))).to.deep.equal([
      'p0',
      'The team',
    ]);
    const alone = await open({ page, entries: [pool] });
    expect(alone.state.steps.slice(0, 2)).to.deep.equal(['service', 'time']);
    const first = await open({ page: { first: 'specialists-only' }, entries: [pool] });
    expect([first.state.step, first.state.service?.id]).to.deep.equal(['time', 'cut']);
  });

  it('MP-1 specialist first: who has two calendars stands there once with each', async () => {
    const backend = backendWith({ page: { first: 'specialist' }, entries: both });
    const calendars = backend.site.calendars.map((one) => (one.id === 'c1' ? { ...one, specialist: 'p0' } : one));
    backend.site = { ...backend.site, calendars };
    const page = await opened({ backend, options: { page: 'page' } });
    const ids = page.state.sections.flatMap(({ choices }) => choices.map(({ entry }) => entry.id));
    expect(ids).to.deep.equal(['c0', 'c1', 'c2']);
  });

  it('MP-4 steps with one choice are skipped', async () => {
    const one = await open({ entries: [{ kind: 'service', id: 'cut' }, ...people.slice(0, 1)] });
    expect([one.state.step, one.state.service?.id, one.state.specialist]).to.deep.equal(['time', 'cut', 'c0']);
    const panel = await open({ entries: [{ kind: 'panel', id: 'trio' }] });
    expect([panel.state.step, panel.state.service?.name]).to.deep.equal(['time', 'Trio']);
  });

  it('MP-2 the booking names the page', async () => {
    const page = await open({ entries: [{ kind: 'service', id: 'cut' }, ...people.slice(0, 1)] });
    page.review(NINE);
    await page.flow.book();
    expect(page.backend.sent[0]!.request).to.deep.include({ page: 'page', service: 'cut', calendar: 'c0' });
  });

  it('MP-2 a time first, then one of those free; one alone is not asked for', async () => {
    const backend = backendWith({ page: { timeFirst: true }, entries: [{ kind: 'service', id: 'cut' }, ...people] });
    backend.taken = [{ calendar: 'c0', busy: [[utc(NINE), utc(NINE) + 60]] }];
    const page = await opened({ backend, options: { page: 'page' } });
    expect(page.state.steps.slice(0, 2)).to.deep.equal(['time', 'specialist']);
    page.choose(`${MONDAY} 10:00`);
    page.flow.next();
    expect(page.state.step).to.equal('specialist');
    expect(page.state.specialists.map(({ id }) => id)).to.deep.equal(['any', 'c0', 'c1']);
    page.flow.back();
    page.choose(NINE);
    page.flow.next();
    expect([page.state.step, page.state.specialist, page.state.start?.start]).to.deep.equal([
      'details',
      'c1',
      utc(NINE),
    ]);
  });

  it('MP-2 a pool that the client chose is named in the booking, and only its members are asked', async () => {
    const page = await open({ page: { first: 'specialist' }, entries: [...people, { kind: 'pool', id: 'team' }] });
    page.backend.taken = ['c1', 'c2'].map((calendar) => ({ calendar, busy: [[utc(NINE), utc(NINE) + 60]] }));
    page.flow.chooseEntry({ kind: 'pool', id: 'team' });
    expect(page.state.sections[0]!.choices.at(-1)).to.deep.include({ name: 'The team', isChosen: true });
    page.flow.chooseService('cut');
    page.flow.next();
    page.flow.next();
    await new Promise((done) => setTimeout(done));
    page.flow.chooseDay(Math.floor(utc(NINE) / 1440));
    expect(freeTimes(page.state.starts)).to.deep.equal(['10:00', '11:00']);
    page.review(`${MONDAY} 10:00`);
    await page.flow.book();
    const { request } = page.backend.sent[0]!;
    expect(request).to.deep.include({ pool: 'team', service: 'cut' });
    expect(request.proposal?.calendar).to.equal('c1');
  });

  it('FL-12 a pool by itself: what its members serve', async () => {
    const page = await open({}, { pool: 'team' });
    expect(page.state.services.map(({ id }) => id)).to.deep.equal(['cut', 'dye']);
    page.flow.chooseService('dye');
    expect(page.state.specialists.map(({ id }) => id)).to.deep.equal(['any', 'c1', 'c2']);
  });

  it('MP-4 what the page names and the site does not have is told to the owner', async () => {
    for (const options of [{ page: 'gone' }, { panel: 'gone' }, { pool: 'gone' }]) {
      const { state } = await open({ entries: both }, options);
      const [[name]] = Object.entries(options) as [[string, string]];
      expect(state.catalog.status === 'failed' && state.catalog.trouble).to.deep.include({ code: 'misconfigured' });
      expect(state.catalog.status === 'failed' && state.catalog.trouble.detail).to.match(new RegExp(`^${name}="gone"`));
    }
  });

  it('A70 pages that do not follow the contract are a bad answer, where one is asked for', async () => {
    const catalog = { pages: [{ id: 'page', first: 'anything' }] } as unknown as Partial<Catalog>;
    const { state } = await open({ catalog });
    expect(state.catalog.status === 'failed' && state.catalog.trouble.code).to.equal('bad-backend-answer');
    expect((await open({ catalog }, {})).state.catalog.status).to.equal('ready');
  });
});

describe('Panels in the flow', () => {
  it('PN-1 only starts that everybody can take are offered, and the booking asks for the panel', async () => {
    const backend = backendWith();
    backend.taken = ['c1', 'c2'].map((calendar) => ({ calendar, busy: [[utc(NINE), utc(NINE) + 60]] }));
    const page = await opened({ backend, options: { panel: 'trio' } });
    expect(page.state.steps).to.deep.equal(['time', 'details', 'review', 'confirmation']);
    expect(freeTimes(page.state.starts)).to.deep.equal(['10:00', '11:00']);
    expect(page.state.hosts).to.deep.equal([
      { name: 'p0', count: 1 },
      { name: 'The team', count: 2 },
    ]);
    page.review(`${MONDAY} 10:00`);
    await page.flow.book();
    const { request } = page.backend.sent[0]!;
    expect(request).to.deep.include({ panel: 'trio', duration: 60 });
    expect(request).to.not.have.any.keys('service', 'calendar', 'proposal', 'page');
    expect(page.state.step).to.equal('confirmation');
  });

  it('RC-3 where somebody is taken meanwhile, the nearest starts with everybody are offered', async () => {
    const page = await open({}, { panel: 'trio' });
    page.review(NINE);
    page.backend.beforeBooking.push(() => {
      page.backend.taken = [{ calendar: 'c0', busy: [[utc(NINE), utc(NINE) + 60]] }];
      page.backend.revision++;
      refuse('slot-taken', { status: 409 })();
    });
    await page.flow.book();
    expect(page.state.lost?.why).to.equal('taken');
    expect(page.state.lost?.alternatives.map(({ start }) => start - utc(NINE))).to.deep.equal([60, 120, 1440]);
  });

  it('RC-4 a lost answer is asked for again with the same key', async () => {
    const page = await open({}, { panel: 'trio' });
    page.review(NINE);
    page.backend.afterBooking.push(() => refuse('unreachable', { retryable: true })());
    const booked = page.flow.book();
    await page.surroundings.clock.advance(10_000);
    await booked;
    expect(page.backend.booked.size).to.equal(1);
    expect(new Set(page.backend.sent.map(({ key }) => key)).size).to.equal(1);
  });

  it('PN-4 a panel that can’t be offered is none', async () => {
    const seats = [{ pool: 'team' }, { pool: 'team' }];
    const { state } = await open({ catalog: { panels: [{ ...PANEL, seats }] } }, { panel: 'trio' });
    expect(state.catalog.status).to.equal('failed');
  });
});

describe('Pages with rules in the flow', () => {
  const services = { visit: { calendars: ['c0'], fields: [TOPIC] } };
  const rule = (id: string, calendar: string, when: PageRule['when']): PageRule => ({
    ...{ id, name: id, service: 'visit', primary: { calendar }, seats: [], when },
  });
  const withRules = (...rules: PageRule[]): Given => ({ services, page: { first: 'rules', sections: [], rules } });
  const byTopic = withRules(
    rule('knees', 'c0', [{ on: 'answer', field: 'topic', oneOf: ['knee'] }]),
    rule('backs', 'c1', [{ on: 'answer', field: 'topic', oneOf: ['back'] }]),
  );

  it('MP-3 FL-1 before the time only what rules hang on is asked, after it the rest', async () => {
    const backend = backendWith(byTopic);
    backend.taken = [{ calendar: 'c1', busy: [[utc(NINE), utc(NINE) + 60]] }];
    const page = await opened({ backend, options: { page: 'page' } });
    expect(page.state.steps).to.deep.equal(['questions', 'time', 'details', 'review', 'confirmation']);
    const shown = () => detailsAt(page.state).fields.map(({ id }) => id);
    expect(shown()).to.deep.equal(['topic']);
    page.flow.next();
    expect(page.state.details.errors, 'of what is asked here, nothing else').to.have.all.keys('topic');
    page.flow.edit('topic', 'knee');
    page.flow.next();
    await Promise.resolve();
    expect(page.state.step).to.equal('time');
    page.choose(NINE);
    expect(page.state.hosts).to.deep.equal([{ name: 'p0', count: 1 }]);
    page.flow.back();
    page.flow.edit('topic', 'back');
    page.flow.next();
    expect(page.state.start, 'a start that the other rule does not have').to.equal(undefined);
    expect(freeTimes(page.state.starts)).to.deep.equal(['10:00', '11:00']);
    page.choose(`${MONDAY} 10:00`);
    page.flow.next();
    expect([page.state.step, ...shown()]).to.deep.equal([
      'details',
      'firstName',
      'lastName',
      'email',
      'phone',
      'notes',
    ]);
    page.fill();
    page.flow.next();
    expect(page.state.step).to.equal('review');
    await page.flow.book();
    const { request } = page.backend.sent[0]!;
    expect(request).to.deep.include({ page: 'page', answers: { topic: 'back' } });
    expect(request).to.not.have.any.keys('service', 'panel', 'calendar', 'proposal');
  });

  it('MP-4 FL-10 questions that the page has answered and hidden are no step', async () => {
    const page = await open(byTopic, { page: 'page', prefill: { topic: 'back' }, hiddenFields: ['topic'] });
    expect(page.state.steps).to.deep.equal(['time', 'details', 'review', 'confirmation']);
    page.choose(NINE);
    expect(page.state.hosts).to.deep.equal([{ name: 'p1', count: 1 }]);
  });

  it('FL-7 what the backend refuses leads to the step that asks for it', async () => {
    const page = await open(byTopic);
    page.flow.edit('topic', 'knee');
    page.flow.next();
    page.review(NINE);
    page.backend.beforeBooking.push(
      refuse('validation', { errors: [{ pointer: '/answers/topic', code: 'choice', detail: '' }] }),
    );
    await page.flow.book();
    expect([page.state.step, page.state.details.errors['topic']?.code]).to.deep.equal(['questions', 'refused']);
    expect(page.state.start?.start, 'the time stays').to.equal(utc(NINE));
  });

  it('FL-7 booking with a form that nobody filled in leads to its first part', async () => {
    const page = await open(byTopic);
    page.flow.edit('topic', 'knee');
    page.flow.next();
    page.choose(NINE);
    page.flow.edit('topic', '');
    await page.flow.book();
    expect(page.state.step).to.equal('questions');
    expect(page.state.details.errors).to.have.all.keys('topic', 'firstName', 'lastName', 'email');
  });

  it('MP-3 the place is asked for where rules hang on it, and goes with the booking', async () => {
    const page = await open(
      withRules(rule('north', 'c0', [{ on: 'place', oneOf: ['North'] }]), rule('else', 'c1', [])),
    );
    const place = page.state.details.fields.find(({ id }) => id === 'rota-place');
    expect(place).to.deep.include({ kind: 'choice', required: false, options: ['North'], label: undefined });
    expect(page.state.steps[0]).to.equal('questions');
    expect(detailsAt(page.state).fields.map(({ id }) => id)).to.deep.equal(['rota-place']);
    page.flow.edit('rota-place', 'North');
    page.flow.next();
    page.choose(NINE);
    page.flow.next();
    page.fill();
    page.flow.edit('topic', 'knee');
    await page.flow.book();
    expect(page.backend.sent[0]!.request).to.deep.include({ place: 'North', answers: { topic: 'knee' } });
  });

  it('MP-3 rules by language and time ask for nothing first', async () => {
    const morning = rule('early', 'c0', [{ on: 'time', hours: [[0, 600]] }]);
    const german = rule('german', 'c1', [{ on: 'language', oneOf: ['de'] }]);
    const page = await open(withRules(morning, german));
    expect(page.state.steps).to.deep.equal(['time', 'details', 'review', 'confirmation']);
    expect(freeTimes(page.state.starts)).to.deep.equal(['09:00']);
    page.flow.setLocale('de-AT');
    expect(freeTimes(page.state.starts)).to.deep.equal(['09:00', '10:00', '11:00']);
  });
});
