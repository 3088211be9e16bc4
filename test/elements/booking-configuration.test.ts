import { expect } from 'chai';
import '../../src/define/index.js';
import type { FlowState } from '../../src/booking/state.js';
import type { RotaBooking } from '../../src/elements/booking/booking.js';
import { readConfiguration, type Given } from '../../src/elements/booking/configuration.js';
import { notesOn } from '../../src/elements/shared/owner-notes.js';
import { fakeFlow } from '../support/fake-flow.js';
import { stateAt } from '../support/frame-states.js';
import { stubBackend } from '../support/stub-backend.js';
import { loadWords } from '../../src/locale/words.js';

const NOTHING: Given = {
  adapter: undefined,
  backend: '',
  site: '',
  zone: '',
  locale: '',
  headingLevel: 2,
};
const read = (given: Partial<Given>) => readConfiguration({ ...NOTHING, adapter: stubBackend(), ...given });
const messages = (given: Partial<Given>): string[] =>
  notesOn('rota-booking', read(given)).map(({ message }) => message);

describe('What the page gives <rota-booking>', () => {
  it('says what is missing, and what is expected', () => {
    const { adapter, address } = readConfiguration(NOTHING);
    expect([adapter, address]).to.deep.equal([undefined, undefined]);
    expect(messages({ adapter: undefined })).to.deep.equal([
      '<rota-booking>: backend is missing; expected the address of a booking backend, such as "https://booking.example.com", or an object in the property adapter.',
      '<rota-booking>: site is missing; expected the id of a site, such as "wellness".',
    ]);
  });

  for (const [attribute, given, value] of [
    ['zone', { zone: 'Europe/Atlantis' }, '"Europe/Atlantis"'],
    ['locale', { locale: 'en_US!' }, '"en_US!"'],
    ['heading-level', { headingLevel: Number.NaN }, 'NaN'],
    ['prefill', { prefill: '{"email":' }, '"{"email":"'],
    ['prefill', { prefill: '["ada"]' }, '"["ada"]"'],
    ['prefill (email)', { prefill: { email: { a: 1 } } }, 'an object of another shape'],
    ['hidden-fields', { hiddenFields: { 0: 'email' } }, 'an object of another shape'],
    ['autocomplete', { autocomplete: 'never' }, '"never"'],
  ] as const) {
    it(`names the attribute ${attribute}, its value and what is expected, and goes on without it`, () => {
      const [message] = messages(given);
      expect(message).to.match(/; expected .+ It is ignored\.$/);
      expect(message).to.include(`<rota-booking>: ${attribute} is ${value}`);
      expect(read(given).adapter).not.to.equal(undefined);
    });
  }

  it('an address at fault is not gone to, and its option, its value and what is expected are told', () => {
    const at = (backend: string): Partial<Given> => ({ adapter: undefined, backend, site: 'wellness' });
    expect(read(at('ftp://booking.example.com')).address).to.equal(undefined);
    expect(messages(at('ftp://booking.example.com'))).to.deep.equal([
      '<rota-booking>, attributes backend (url) and site: Rota: "url" is "ftp://booking.example.com"; expected an http or https address, or a path that starts with one slash.',
    ]);
    expect(messages(at('https://booking.example.com'))).to.deep.equal([]);
  });

  it('A83 autocomplete is that of HTML: off, in any case, is a shared computer, and nothing else is', () => {
    const shared = ['off', 'OFF', 'on', ''].map((autocomplete) => read({ autocomplete }).options.shared);
    expect(shared).to.deep.equal([true, true, false, false]);
    expect(read({}).options.shared).to.equal(false);
  });

  it('refuses an adapter that lacks a call', () => {
    const { book: _book, ...adapter } = stubBackend();
    expect(messages({ adapter })[0]).to.include(
      'adapter is an object of another shape; expected an object with the calls of Backend',
    );
  });

  it('FL-10 takes prefilled values as an object or as JSON', () => {
    const prefill = { email: 'ada@example.com', age: 36, terms: true };
    expect(read({ prefill }).options.prefill).to.deep.equal(prefill);
    expect(read({ prefill: JSON.stringify(prefill) }).options.prefill).to.deep.equal(prefill);
  });

  it('FL-10 takes ids of hidden fields with spaces or commas between, or as a list', () => {
    expect(read({ hiddenFields: ' phone, notes ' }).options.hiddenFields).to.deep.equal(['phone', 'notes']);
    expect(read({ hiddenFields: ['phone'] }).options.hiddenFields).to.deep.equal(['phone']);
  });

  it('A52 keys that reach a prototype are passed over, and no prototype changes', () => {
    const before = Object.getOwnPropertyNames(Object.prototype);
    const json =
      '{"__proto__": {"polluted": true}, "constructor": {"prototype": 1}, "prototype": "x", "email": "a@b.c"}';
    const { options, refused } = read({ prefill: json });
    expect(refused).to.deep.equal([]);
    expect(Object.entries(options.prefill ?? {})).to.deep.equal([['email', 'a@b.c']]);
    expect(Object.getPrototypeOf(options.prefill)).to.equal(Object.prototype);
    expect(Object.getOwnPropertyNames(Object.prototype)).to.deep.equal(before);
  });

  it('A52 a value nested 10,000 deep is refused with one message', () => {
    const json = `{"email": ${'['.repeat(10_000)}${']'.repeat(10_000)}}`;
    expect(messages({ prefill: json })).to.have.length(1);
  });
});

describe('Properties of <rota-booking>', () => {
  before(() => Promise.all(['de', 'ar'].map((tag) => loadWords(tag))));
  const added: Element[] = [];
  afterEach(() => added.splice(0).forEach((element) => element.remove()));

  async function shown(set: (booking: RotaBooking) => void, when: 'before' | 'after'): Promise<RotaBooking> {
    const booking = document.createElement('rota-booking');
    if (when === 'before') set(booking);
    document.body.append(booking);
    added.push(booking);
    if (when === 'after') {
      await booking.updateComplete;
      set(booking);
    }
    await again(booking);
    return booking;
  }

  /** What it shows once it has taken what the page set. */
  async function again(booking: RotaBooking): Promise<FlowState> {
    await booking.updateComplete;
    while (booking.flow?.state.catalog.status !== 'ready') await new Promise((resolve) => setTimeout(resolve));
    await booking.updateComplete;
    return booking.flow.state;
  }

  it('set before and after connecting give the same result', async () => {
    const set = (booking: RotaBooking): void => {
      booking.adapter = stubBackend();
      booking.service = 'massage';
      booking.zone = 'Asia/Tokyo';
      booking.locale = 'de';
      booking.prefill = { email: 'ada@example.com' };
      booking.strings = { frame: { back: 'Zurück' } };
    };
    const [before, after] = [await shown(set, 'before'), await shown(set, 'after')];
    const told = ({ flow }: RotaBooking) => [
      flow?.state.zone,
      flow?.state.service?.id,
      flow?.state.details.values,
      flow?.state.steps,
    ];
    expect(told(after)).to.deep.equal(told(before));
    expect(told(before)[0]).to.equal('Asia/Tokyo');
    const withoutIds = (booking: RotaBooking): string => booking.shadowRoot!.innerHTML.replaceAll(/lit\$\d+\$/g, '');
    expect(withoutIds(after)).to.equal(withoutIds(before));
  });

  it('FL-7 an equal prefill, set again by a page that renders, keeps the flow and what was typed', async () => {
    const adapter = stubBackend();
    const booking = await shown(
      (it) => Object.assign(it, { adapter, prefill: { email: 'ada@example.com' } }),
      'before',
    );
    const { flow } = booking;
    flow?.edit('firstName', 'Ada');
    booking.prefill = { email: 'ada@example.com' };
    await booking.updateComplete;
    expect(booking.flow).to.equal(flow);
    expect(booking.flow?.state.details.values['firstName']).to.equal('Ada');
  });

  it('FL-7 what the page learns later, such as who has logged in, leaves the client where they are, and what they typed', async () => {
    const booking = await shown(
      (it) => Object.assign(it, { adapter: stubBackend(), prefill: { email: 'visitor@example.com' } }),
      'before',
    );
    booking.flow?.chooseService('facial');
    booking.flow?.next();
    const { step } = booking.flow!.state;
    booking.flow?.edit('firstName', 'Ada');
    Object.assign(booking, { prefill: { email: 'ada@example.com', firstName: 'A.' }, zone: 'Asia/Tokyo' });
    const now = await again(booking);
    expect([now.step, now.service?.id, now.zone]).to.deep.equal([step, 'facial', 'Asia/Tokyo']);
    expect(now.details.values).to.deep.equal({ email: 'ada@example.com', firstName: 'Ada' });
  });

  it('FL-7 where the page has something else booked, what was typed stays', async () => {
    const booking = await shown((it) => Object.assign(it, { adapter: stubBackend(), service: 'massage' }), 'before');
    booking.flow?.edit('firstName', 'Ada');
    booking.service = 'facial';
    const { service, details } = await again(booking);
    expect([service?.id, details.values]).to.deep.equal(['facial', { firstName: 'Ada' }]);
  });

  it('J4 A59 moved to another place, also into another shadow root, it goes on where it was', async () => {
    const booking = await shown((it) => (it.adapter = stubBackend()), 'before');
    booking.flow?.chooseService('facial');
    const host = document.body.appendChild(document.createElement('div'));
    added.push(host);
    host.attachShadow({ mode: 'open' }).append(booking);
    await booking.updateComplete;
    expect(booking.flow?.state.service?.id).to.equal('facial');
    booking.flow?.chooseService('massage');
    await booking.updateComplete;
    expect(booking.shadowRoot!.querySelector('rota-service-picker')).not.to.equal(null);
  });

  it('I1 formats follow the nearest lang, live, through shadow roots', async () => {
    const box = document.body.appendChild(document.createElement('div'));
    added.push(box);
    const booking = document.createElement('rota-booking');
    booking.flow = fakeFlow(stateAt('time'));
    box.attachShadow({ mode: 'open' }).append(booking);
    await booking.updateComplete;
    box.lang = 'ar-EG';
    // The observer tells in a microtask of its own.
    await Promise.resolve();
    await booking.updateComplete;
    expect(booking.shadowRoot!.querySelector('.count')?.textContent).to.match(/[٠-٩]/);
  });

  it('I1 the flow learns of a later language, and stays the same with all that was typed', async () => {
    const booking = document.createElement('rota-booking');
    added.push(booking);
    booking.adapter = stubBackend();
    booking.locale = 'en';
    document.body.append(booking);
    await booking.updateComplete;
    const { flow } = booking;
    const told: string[] = [];
    flow!.setLocale = (locale) => told.push(locale);
    booking.locale = 'de-AT';
    await booking.updateComplete;
    booking.locale = '';
    booking.lang = 'fr';
    await Promise.resolve();
    await booking.updateComplete;
    expect(told.at(0)).to.equal('de-AT');
    expect(told.at(-1)).to.equal('fr');
    expect(booking.flow).to.equal(flow);
  });

  it('A98 a secret key in the backend’s address is refused on the console', async () => {
    const told: string[] = [];
    const original = console.error;
    console.error = (message: unknown) => told.push(String(message));
    const booking = document.createElement('rota-booking');
    booking.backend = 'https://api.example.com/sk_live_0123456789abcdef';
    booking.site = 'wellness';
    document.body.append(booking);
    added.push(booking);
    await booking.updateComplete;
    expect(booking.flow).to.equal(undefined);
    while (told.length === 0) await new Promise((resolve) => setTimeout(resolve));
    console.error = original;
    expect(told).to.have.length(1);
    expect(told[0]).to.include('looks like a secret key');
  });
});

describe('Events of <rota-booking>', () => {
  it('FL-10 the flow’s events come from the element, bubbling and composed', async () => {
    const box = document.body.appendChild(document.createElement('div'));
    const root = box.attachShadow({ mode: 'open' });
    const booking = document.createElement('rota-booking');
    booking.adapter = stubBackend();
    const heard: string[] = [];
    for (const type of ['rota-ready', 'rota-choose'] as const)
      box.addEventListener(type, ({ type: name }) => heard.push(name));
    root.append(booking);
    while (booking.flow?.state.catalog.status !== 'ready') await new Promise((resolve) => setTimeout(resolve));
    booking.flow.chooseService('massage');
    box.remove();
    expect(heard).to.deep.equal(['rota-ready', 'rota-choose']);
  });

  it('FL-10 a step that the page prevents is not taken', async () => {
    const booking = document.createElement('rota-booking');
    booking.adapter = stubBackend();
    document.body.append(booking);
    while (booking.flow?.state.catalog.status !== 'ready') await new Promise((resolve) => setTimeout(resolve));
    booking.addEventListener('rota-step', (event) => event.preventDefault(), { once: true });
    booking.flow.chooseService('massage');
    booking.flow.next();
    expect(booking.flow.state.step).to.equal('service');
    booking.flow.next();
    expect(booking.flow.state.step).not.to.equal('service');
    booking.remove();
  });

  it('A59 a second load of the elements is silent, and changes nothing', async () => {
    const before = customElements.get('rota-booking');
    const again = new URL('../../src/define/booking.ts?again', import.meta.url).href;
    await import(again);
    expect(customElements.get('rota-booking')).to.equal(before);
  });
});
