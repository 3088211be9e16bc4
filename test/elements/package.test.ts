import { expect } from 'chai';
import '../../src/define/package.js';
import type { RotaPackage } from '../../src/elements/package/package.js';
import { BOOKING_WORDS } from '../../src/locale/languages.js';
import { PACKAGE_WORDS } from '../../src/locale/packages/languages.js';
import { all, one } from '../support/mount.js';
import { aPackage, LINK, PackageBackend, SIX } from '../support/package-backend.js';
import { fill, loaded, pick, press, showPackage, time } from '../support/package-scenes.js';
import { NOW, refuse } from '../support/scripted-backend.js';

describe('<rota-package>', () => {
  let backend: PackageBackend;
  let element: RotaPackage;
  beforeEach(() => (backend = new PackageBackend({ site: { phone: '+49 30 1234567' } })));
  afterEach(() => element.remove());

  const open = async (link = '', more: Partial<RotaPackage> = {}): Promise<void> => {
    element = await showPackage(backend, link, more);
  };
  const act = async (...steps: ReturnType<typeof press>[]): Promise<void> => {
    for (const step of steps) {
      step(element, backend);
      await loaded(element);
    }
  };
  /** What the element says; whether dates have commas is the browser's to know. */
  const text = (): string => one(element, '.root').innerText.replaceAll(',', '');
  const focused = (): string => {
    const active = element.shadowRoot!.activeElement;
    return active?.id || active?.className || '';
  };
  const label = (part: string): string => all(element, `button[part~="${part}"]`)[0]?.innerText.trim() ?? '';

  it('PK-5 says what is in it, who serves, until when, and how much at once', async () => {
    backend.site = {
      ...backend.site,
      packages: [{ ...SIX, monthly: 4, description: 'Rest.', price: { amount: 360, currency: 'EUR' } }],
    };
    await open();
    expect(text())
      .to.include('Six massages')
      .and.include('€360')
      .and.include('Rest.')
      .and.include('6 × Massage')
      .and.include('60 min')
      .and.include('With p0 or p1')
      .and.include('Valid until Wednesday 1 April 2026')
      .and.include('At most 2 sessions a week')
      .and.include('At most 4 sessions a month')
      .and.include('Session 1 of 6');
    expect(focused()).to.equal('');
  });

  it('PK-6 three sessions are chosen, and taken by one button; focus and the address of the mail go along', async () => {
    const events: string[] = [];
    await open();
    element.addEventListener('rota-package', ({ id, bookings }) => events.push(`${id} ${bookings.length}`));
    await act(time);
    expect([label('add'), label('primary')]).to.deep.equal(['Add another session', 'Continue with 1 session']);
    await act(press('add'));
    expect(focused()).to.equal('choice');
    expect(text()).to.include('Session 2 of 6');
    await act(pick(1), time, press('add'), pick(0), time);
    expect(label('primary')).to.equal('Continue with 3 sessions');
    await act(press('primary'));
    expect(focused()).to.equal('step');
    await act(fill, press('primary'));
    expect(label('primary')).to.equal('Take the package, book 3 sessions');
    expect(all(element, '[part~=chosen]')).to.have.length(3);
    await act(press('primary'));
    expect(focused()).to.equal('news');
    expect(text())
      .to.include('The package is yours. 3 sessions are booked.')
      .and.include('A confirmation is on its way to ada@example.com.')
      .and.include('3 of 6 left');
    expect(events).to.deep.equal(['package-of-the-client 3']);
    expect(backend.asked).to.have.length(1);
  });

  it('FL-9 FL-11 no mail is promised where none is sent; a request keeps its time all the same', async () => {
    for (const state of ['confirmed', 'pending'] as const) {
      backend = new PackageBackend();
      const take = backend.takePackage.bind(backend);
      backend.takePackage = async (...call) => {
        const taken = await take(...call);
        return { ...taken, bookings: taken.bookings.map((one) => ({ ...one, state, mailed: false })) };
      };
      await open();
      await act(time, press('primary'), fill, press('primary'), press('primary'));
      expect(one(element, '.news').innerText).to.include('The package is yours.').and.not.include('ada@example.com');
      expect(all(element, '.news .mail').map((line) => line.innerText)).to.deep.equal(
        state === 'pending' ? ['This is a request. Your time is kept until you get an answer.'] : [],
      );
      if (state === 'confirmed') element.remove();
    }
  });

  it('PK-5 a day beyond the limit says why', async () => {
    await open();
    await act(time, press('add'), pick(1), time, press('add'));
    const month = one(element, 'rota-date-picker').shadowRoot!.querySelector('rota-month')!.shadowRoot!;
    const days = [...month.querySelectorAll<HTMLElement>('[data-day]')];
    const sunday = days.find(
      (day) => day.getAttribute('aria-label')?.includes('8 March') ?? day.innerText.trim() === '8',
    );
    sunday!.click();
    await loaded(element);
    expect(month.querySelector('[part~=note]')!.textContent.replaceAll(',', '')).to.include(
      'Your package allows no more sessions in that week: there is no time on Sunday 8 March',
    );
  });

  it('a session is changed and taken out; the buttons say which one', async () => {
    await open();
    await act(time, press('add'));
    const names = all(element, '[part~=chosen] button').map((one) => one.ariaLabel?.replaceAll(',', ''));
    expect(names).to.deep.equal(['Change: Mon 2 Mar 09:00', 'Remove: Mon 2 Mar 09:00']);
    await act(press('change'));
    expect(focused()).to.equal('choice');
    expect([label('leave'), label('primary')]).to.deep.equal(['Keep this time', 'Continue with 1 session']);
    await act(press('leave'));
    expect(all(element, 'rota-date-picker')).to.have.length(0);
    expect(label('add')).to.equal('Add another session');
    await act(press('remove'));
    expect(text()).to.include('Session 1 of 6');
  });

  it('F4 focus goes along where its button goes: back to the sessions, and when one is kept, added or taken out', async () => {
    await open();
    await act(time, press('add'), pick(1), time, press('primary'));
    expect(focused()).to.equal('step');
    await act(press('back'));
    expect([focused(), all(element, '#choice').length]).to.deep.equal(['heading', 0]);
    element.shadowRoot!.querySelector<HTMLElement>('[part~=remove]')!.focus();
    await act(press('remove'));
    expect([focused(), all(element, '[part~=chosen]').length]).to.deep.equal(['heading', 1]);
    await act(press('change'));
    expect(focused()).to.equal('choice');
    await act(press('leave'));
    expect(focused()).to.equal('heading');
    await act(press('add'));
    expect(focused()).to.equal('choice');
  });

  it('F4 whoever goes back to the package that they have is at its name', async () => {
    backend.owned = aPackage([NOW + 120], { boughtAt: NOW });
    await open(LINK);
    await act(press('more'), press('back'));
    expect(focused()).to.equal('heading');
  });

  it('PK-1 where the practitioner serves alone, the client says who first', async () => {
    backend.site = { ...backend.site, packages: [{ ...SIX, rule: { who: 'assigned' } }] };
    await open();
    expect(text()).to.include('Who would you like to see each time?');
    expect(all(element, 'rota-date-picker')).to.have.length(0);
    all<HTMLInputElement>(element, 'input[name=practitioner]')[1]!.click();
    await loaded(element);
    expect(text()).to.include('Session 1 of 6').and.include('With p1');
  });

  it('G6 faults of the form show, and focus goes to the first', async () => {
    await open();
    await act(time, press('primary'), press('primary'));
    expect(focused()).to.equal('firstName');
    expect(all(element, '[part~=error]')).to.have.length(3);
  });

  it('RC-3 a session that was taken meanwhile is chosen again; what else is chosen stays', async () => {
    await open();
    await act(time, press('add'), pick(1), time, press('primary'), fill, press('primary'));
    const errors = [{ pointer: '/sessions/1', code: 'all-booked', detail: '' }];
    backend.before.push(refuse('all-booked', { status: 409, errors, alternatives: [NOW + 1440 + 120] }));
    await act(press('primary'));
    expect(focused()).to.include('lost');
    expect(one(element, '.lost').innerText.replaceAll(',', ''))
      .to.include('Tue 3 Mar 09:00\nThat time was just taken.')
      .and.include('Everything else you chose stays.');
    expect(all(element, '[part~=chosen]')).to.have.length(1);
    expect(getComputedStyle(one(element, '[part=offer]')).display).to.equal('grid');
    await act(press('offer'));
    await act(press('primary'));
    expect(label('primary')).to.equal('Take the package, book 2 sessions');
    await act(press('primary'));
    expect(text()).to.include('2 sessions are booked.').and.include('10:00');
  });

  it('PK-5 A81 a package that the client has: sessions, what is left, and further ones without a form', async () => {
    backend.owned = aPackage([NOW + 120, NOW - 600], { boughtAt: NOW - 1440 });
    await open(LINK, { managePage: 'https://book.example.com/my' });
    expect(text()).to.include('4 of 6 left').and.include('Booked sessions').and.include('Past and cancelled');
    const manage = one(element, 'a[part=manage]');
    expect(manage.getAttribute('href')).to.equal(`https://book.example.com/my#booking-0.${LINK.split('.')[1]}`);
    await act(press('more'), time, press('primary'));
    expect(label('primary')).to.equal('Book 1 session');
    await act(press('primary'));
    expect(focused()).to.equal('news');
    expect(text()).to.include('1 session is booked.').and.include('3 of 6 left');
    expect(text()).not.to.include('The package is yours.');
  });

  it('PK-5 one that is over or used up says so, and has no button to book', async () => {
    backend.owned = aPackage([NOW - 60], { boughtAt: NOW - 40 * 1440 });
    await open(LINK);
    expect(text()).to.include('Ended on').and.not.include('Book sessions');
    element.remove();
    backend.owned = aPackage(
      Array.from({ length: 6 }, (_, week) => NOW + week * 10_080),
      { boughtAt: NOW },
    );
    await open(LINK);
    expect(text()).to.include('0 of 6 left').and.include('All sessions of the package are booked.');
    expect(all(element, '[part~=more]')).to.have.length(0);
  });

  it('PK-5 of one that nothing is known of any more, the sessions show alone', async () => {
    backend.site = { ...backend.site, packages: [] };
    backend.owned = aPackage([NOW + 2 * 1440], { name: 'Old', lastDay: undefined });
    await open(LINK);
    expect(text()).to.include('Old').and.include('Massage').and.not.include('booked.');
    expect(all(element, '[part~="more"]')).to.have.length(0);
  });

  it('RC-5 a link that opens nothing, a backend that is down, a package that is not there', async () => {
    await open(LINK);
    expect(one(element, '[role=alert]').innerText).to.include('This link is no longer valid.');
    element.remove();
    backend.beforeCatalog.push(refuse('unreachable', { retryable: true }));
    await open();
    expect(text()).to.include('The booking service can’t be reached right now.');
    await act(press('retry'));
    expect(text()).to.include('Session 1 of 6');
    element.remove();
    const told: unknown[] = [];
    const { error } = console;
    console.error = (sentence: unknown) => told.push(sentence);
    await open('', { package: 'seven' });
    // The sentences come in a file of their own.
    while (told.length === 0) await new Promise((resolve) => setTimeout(resolve));
    console.error = error;
    expect(text()).to.include('Online booking isn’t available here at the moment.');
    expect(told).to.deep.equal([
      '<rota-package>: package="seven" is not known here; expected the id of a package: one of "six".',
    ]);
  });

  it('FL-4 another language around it keeps what is chosen', async () => {
    await open('', { locale: '' });
    await act(time, press('add'));
    await Promise.all([BOOKING_WORDS.bring('de'), PACKAGE_WORDS.bring('de')]);
    element.lang = 'de';
    await loaded(element);
    expect(text()).to.include('Termin 2 von 6').and.include('Bei p0 oder p1');
    expect(all(element, '[part~=chosen]')).to.have.length(1);
  });
});
