import { expect } from 'chai';
import '../../src/define/index.js';
import type { Backend } from '../../src/adapter/backend.js';
import type { RotaBooking } from '../../src/elements/booking/booking.js';
import { fakeFlow } from '../support/fake-flow.js';
import { stateAt } from '../support/frame-states.js';
import { stubBackend } from '../support/stub-backend.js';

/** What stands on the console, in order: kind, message, and what came with it. */
let told: { kind: 'error' | 'warn'; message: string; more: unknown[] }[] = [];
const original = { error: console.error, warn: console.warn };
const added: Element[] = [];
const task = () => new Promise((resolve) => setTimeout(resolve));
const messages = () => told.map(({ message }) => message);

async function booking(given: Partial<RotaBooking>): Promise<RotaBooking> {
  const element = Object.assign(document.createElement('rota-booking'), given);
  document.body.append(element);
  added.push(element);
  while (!['ready', 'failed'].includes(element.flow?.state.catalog.status ?? '')) await task();
  await element.updateComplete;
  return element;
}

/** The sentences come in a file of their own. */
async function hearing(): Promise<void> {
  while (told.length === 0) await task();
}

const failing = (adapter: Partial<Backend>): Backend => ({ ...stubBackend(), ...adapter });

describe('What the site’s owner is told', () => {
  beforeEach(() => {
    told = [];
    for (const kind of ['error', 'warn'] as const)
      console[kind] = (message: unknown, ...more: unknown[]) => told.push({ kind, message: String(message), more });
  });
  afterEach(() => {
    Object.assign(console, original);
    added.splice(0).forEach((element) => element.remove());
  });

  it('RC-5 an adapter that throws an error of its own: once, with the call’s name and the error', async () => {
    const down = new Error('my db is down');
    const element = await booking({ adapter: failing({ catalog: () => Promise.reject(down) }) });
    element.flow?.retry();
    await task();
    await element.updateComplete;
    await hearing();
    expect(messages()).to.deep.equal([
      '<rota-booking>: The backend threw in catalog: Error: my db is down; expected a Problem.',
    ]);
    expect(told[0]?.more).to.include(down);
  });

  it('RC-5 so for the times', async () => {
    const availability = () => Promise.reject(new RangeError('no such table'));
    const element = await booking({ adapter: failing({ availability }), service: 'massage' });
    element.flow?.chooseSpecialist('any');
    while (element.flow?.state.timetable.status !== 'failed') await task();
    await element.updateComplete;
    await hearing();
    expect(messages()[0]).to.include('The backend threw in availability: RangeError: no such table');
  });

  it('A70 an adapter whose answer breaks the contract: where, and what was expected', async () => {
    const element = await booking({ adapter: failing({ catalog: () => Promise.resolve({} as never) }) });
    expect(element.flow?.state.catalog).to.have.nested.property('trouble.code', 'bad-backend-answer');
    await hearing();
    expect(messages()).to.have.length(1);
    expect(messages()[0]).to.match(/catalog does not follow the contract at "site": expected .+, got undefined\.$/);
  });

  it('A73 an address where something else answers: the address, what came, what was expected', async () => {
    await booking({ backend: '/nothing/here', site: 'wellness' });
    await hearing();
    expect(messages()).to.have.length(1);
    expect(messages()[0]).to.match(
      /^<rota-booking backend="\/nothing\/here">: \S+\/nothing\/here\/v1\/sites\/wellness\/catalog answered 404 with text\/plain.*; expected the booking API/,
    );
  });

  it('A73 an address that ends in /v1, as it stands in those of the API: that Rota adds it', async () => {
    await booking({ backend: '/nothing/v1', site: 'wellness' });
    await hearing();
    expect(messages()[0]).to.match(
      /^<rota-booking backend="\/nothing\/v1">: .+ Rota adds \/v1 to the address itself: try it without\.$/,
    );
  });

  it('MP-1 attributes and elements that are nearly ours: what was meant; of others, such as those of frameworks, nothing', async () => {
    const element = document.createElement('rota-booking');
    for (const name of ['servce', 'headinglevel', 'class', 'data-x', 'v-cloak', 'x-y', 'onclick', '_ngcontent-abc'])
      element.setAttribute(name, '');
    element.innerHTML =
      '<rota-datepicker></rota-datepicker><rota-servicepicker></rota-servicepicker><rota-review></rota-review><rota-zebra></rota-zebra>';
    Object.assign(element, { adapter: stubBackend() });
    document.body.append(element);
    added.push(element);
    while (told.length < 4) await task();
    expect(new Set(told.map(({ kind }) => kind))).to.deep.equal(new Set(['warn']));
    expect(messages()).to.deep.equal([
      '<rota-booking> has no attribute servce; did you mean service? It is ignored.',
      '<rota-booking> has no attribute headinglevel; did you mean heading-level? It is ignored.',
      '<rota-booking> knows no element <rota-datepicker>; did you mean rota-date-picker? It is ignored.',
      '<rota-booking> knows no element <rota-servicepicker>; did you mean rota-service-picker? It is ignored.',
    ]);
  });

  it('FL-10 a field that is prefilled or hidden and that no service has: its id and the known ones', async () => {
    await booking({ adapter: stubBackend(), prefill: { emial: 'ada@example.com', phone: '1' }, hiddenFields: ['tel'] });
    await hearing();
    expect(told.map(({ kind }) => kind)).to.deep.equal(['warn', 'warn']);
    expect(messages()).to.deep.equal([
      '<rota-booking>: prefill names the field "emial", which no service has; known: firstName, lastName, email, phone, notes.',
      '<rota-booking>: hidden-fields names the field "tel", which no service has; known: firstName, lastName, email, phone, notes.',
    ]);
  });

  it('FL-8 an element without a flow: once per tag', async () => {
    const date = () => document.createElement('rota-date-picker');
    document.body.append(...[date(), date()].map((element) => (added.push(element), element)));
    expect(told).to.deep.equal([]);
    await task();
    expect(messages()).to.deep.equal([
      '<rota-date-picker> must stand inside <rota-booking>, or get a flow by its property flow.',
    ]);
  });

  it('FL-8 nothing of an element that gets its flow a little later, or stands in a <rota-booking> that has none', async () => {
    const later = document.createElement('rota-review');
    const inside = document.createElement('rota-booking');
    inside.append(document.createElement('rota-times'));
    const shadow = document.createElement('rota-booking');
    const box = document.createElement('div');
    shadow.append(box);
    box.attachShadow({ mode: 'open' }).append(document.createElement('rota-month'));
    document.body.append(later, inside, shadow);
    added.push(later, inside, shadow);
    later.flow = fakeFlow(stateAt('review'));
    await task();
    expect(messages().filter((message) => message.includes('must stand'))).to.deep.equal([]);
  });
});
