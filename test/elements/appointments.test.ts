import { expect } from 'chai';
import '../../src/define/appointments.js';
import type { RotaAppointments } from '../../src/elements/appointments/appointments.js';
import { loaded, showAppointments } from '../support/appointment-scenes.js';
import { all, one } from '../support/mount.js';
import { aBooking, ALL, ONE, OwnBookings } from '../support/own-bookings.js';
import { held, NOW, refuse } from '../support/scripted-backend.js';

describe('<rota-appointments>', () => {
  let backend: OwnBookings;
  let element: RotaAppointments;
  beforeEach(() => (backend = new OwnBookings({ site: { phone: '+49 30 1234567' } })));
  afterEach(() => element.remove());

  const settle = (): Promise<void> => loaded(element);
  const open = async (link = ONE): Promise<void> => {
    element = await showAppointments(backend, link);
  };
  /** What the element says; whether dates have commas is the browser's to know. */
  const text = (): string => one(element, '.frame, .moving').innerText.replaceAll(',', '');
  const button = (label: string): HTMLButtonElement => {
    const found = all<HTMLButtonElement>(element, 'button').find((one) =>
      one.innerText.trim().replaceAll(',', '').startsWith(label),
    );
    if (!found) throw new Error(`There is no button "${label}".`);
    return found;
  };
  const press = async (label: string): Promise<void> => {
    button(label).click();
    await settle();
  };
  const focused = (): string => {
    const active = element.shadowRoot!.activeElement;
    return active?.className || active?.id || '';
  };
  const buttons = (): string[] => all(element, 'button').map((one) => one.innerText.trim());
  /** Chooses the first free time of the day that is shown. */
  const chooseTime = async (): Promise<void> => {
    const picker = one(element, 'rota-date-picker');
    await settle();
    const times = picker.shadowRoot!.querySelector('rota-times')!;
    times.shadowRoot!.querySelector<HTMLElement>('[part~=free]')!.click();
    await settle();
  };

  it('FL-8 shows a booking: when with the zone, what, with whom, until when it can be changed, and what can be done', async () => {
    await open();
    expect(text())
      .to.match(/Monday 2 March 2026/)
      .and.include('10:00');
    expect(text()).to.include('UTC').and.include('Massage with p0');
    expect(text()).to.include('You can change or cancel this until Mon 2 Mar 09:00.');
    expect(buttons()).to.deep.equal([
      'Change time',
      'Add to calendar (.ics)',
      'Cancel booking',
      'See all my appointments',
    ]);
    expect(focused()).to.equal('');
  });

  it('F9 headings continue the page’s outline, and each booking is one', async () => {
    backend.bookings = [aBooking(), aBooking({ id: 'an-old-booking-of-hers', start: NOW - 600 })];
    await open(ALL);
    element.headingLevel = 3;
    await settle();
    const headings = all(element, '[role=heading]').map((one) => [
      one.ariaLevel,
      one.innerText.split('\n')[0]!.replace(',', ''),
    ]);
    expect(headings).to.deep.equal([
      ['3', 'Your appointments'],
      ['4', 'Coming up'],
      ['5', 'Monday 2 March 2026'],
      ['4', 'Past and cancelled'],
      ['5', 'Sunday 1 March 2026'],
    ]);
  });

  it('a button’s name says which booking it is about', async () => {
    await open();
    const ids = button('Cancel booking').getAttribute('aria-labelledby')!.split(' ');
    const name = ids.map((id) => one(element, `[id="${id}"]`).innerText).join(' ');
    expect(name).to.match(/^Cancel booking Massage Monday,? 2 March 2026/);
  });

  it('FL-8 cancels after a question that says it cannot be undone; focus goes along', async () => {
    const cancelled: string[] = [];
    await open();
    element.addEventListener('rota-cancelled', ({ booking }) => cancelled.push(booking));
    await press('Cancel booking');
    expect(focused()).to.equal('ask');
    expect(text()).to.include('Cancel this booking?').and.include('This can’t be undone.');
    await press('Keep it');
    expect(focused()).to.include('cancel');
    expect(backend.calls).to.deep.equal([]);
    await press('Cancel booking');
    await press('Yes cancel it');
    expect(focused()).to.equal('news');
    expect(text()).to.include('Your booking is cancelled.').and.include('Cancelled');
    expect(cancelled).to.deep.equal(['booking-of-the-client']);
    expect(buttons()).to.deep.equal(['See all my appointments']);
  });

  it('FL-9 promises a mail about it, and none where none is sent', async () => {
    const asked = (mailed: boolean): void => {
      const cancel = backend.cancel.bind(backend);
      backend.cancel = async (...call) => ({ ...(await cancel(...call)), ...(!mailed && { mailed }) });
    };
    for (const mailed of [true, false]) {
      backend = new OwnBookings();
      asked(mailed);
      await open();
      await press('Cancel booking');
      await press('Yes cancel it');
      expect(text()).to.include('Your booking is cancelled.');
      expect(text().includes('A confirmation is on its way to')).to.equal(mailed);
      if (mailed) element.remove();
    }
  });

  it('RC-5 what goes wrong while cancelling is said at once, and can be tried again', async () => {
    await open();
    await press('Cancel booking');
    backend.before.change.push(refuse('offline', { retryable: true }));
    await press('Yes cancel it');
    expect(one(element, '.question [role=alert]').innerText).to.include('You seem to be offline.');
    await press('Yes cancel it');
    expect(text()).to.include('Your booking is cancelled.');
  });

  it('RC-5 older bookings and a calendar file that do not come are said not to, where they were asked for', async () => {
    backend.bookings = [aBooking({ calendarFile: undefined })];
    backend.next = '1.x';
    await open(ALL);
    const slow = held<void>();
    backend.before.booking.push(() => slow.promise.then(refuse('offline', { retryable: true })));
    await press('Add to calendar');
    expect(button('Add to calendar').ariaDisabled).to.equal('true');
    slow.resolve();
    await settle();
    expect(one(element, '.card [role=alert]').innerText).to.include('You seem to be offline.');
    expect(button('Add to calendar').ariaDisabled).to.equal(null);
    backend.before.list.push(refuse('timed-out', { retryable: true }));
    await press('Show older');
    expect(one(element, 'button[part=more] + [role=alert]').innerText).not.to.equal('');
    backend.older = [aBooking({ id: 'old', start: NOW - 9000 })];
    await press('Show older');
    expect(all(element, '.past')).to.have.length(1);
    expect(all(element, '.frame > [role=alert]')).to.deep.equal([]);
  });

  it('FL-8 moves by month and times, says that the old time stays until then, and what became of it', async () => {
    const moved: number[] = [];
    await open();
    element.addEventListener('rota-moved', ({ start }) => moved.push(start));
    await press('Change time');
    expect(focused()).to.equal('heading');
    expect(text()).to.include('Choose a new time').and.include('It stays yours until the new time is booked.');
    expect(buttons().some((label) => label.startsWith('Move to'))).to.equal(false);
    await chooseTime();
    await press('Move to Mon 2 Mar 09:00');
    expect(focused()).to.equal('news');
    expect(text()).to.include('Your booking has moved. It was on Mon 2 Mar 10:00.');
    expect(moved).to.deep.equal([NOW + 60]);
    expect(backend.calls).to.have.length(1);
  });

  it('A89 says that a mail has to be read first where much was moved without, and that the old time stands', async () => {
    await open();
    await press('Change time');
    await chooseTime();
    backend.before.change.push(refuse('mail-unread'));
    await press('Move to Mon 2 Mar 09:00');
    expect(text()).to.include('Please open the link in one of the emails').and.include('stays as it was.');
  });

  it('FL-8 says who serves now where the backend chose another person', async () => {
    await open();
    await press('Change time');
    await chooseTime();
    backend.before.change.push(() => {
      backend.bookings = backend.bookings.map((booking) => ({ ...booking, specialistNames: ['Carlos'] }));
    });
    await press('Move to');
    expect(text()).to.include('You now see Carlos.');
  });

  it('FL-8 whoever keeps the time is back at the button', async () => {
    await open();
    await press('Change time');
    await press('Keep my time');
    expect(focused()).to.include('move');
    expect(backend.calls).to.deep.equal([]);
  });

  it('F4 whoever asks for the last older bookings is at the first of them, as the button has gone', async () => {
    backend.next = '1.x';
    backend.older = [aBooking({ id: 'older', start: NOW - 9000 }), aBooking({ id: 'oldest', start: NOW - 18000 })];
    await open(ALL);
    button('Show older').focus();
    backend.next = undefined;
    await press('Show older');
    expect(one(element, '#when-older').matches(':focus')).to.equal(true);
  });

  it('F4 whatever ids the backend makes, whoever keeps the time is back at the button', async () => {
    backend.bookings = [aBooking({ id: '7:a.b/c' })];
    await open(ALL);
    await press('Cancel booking');
    await press('Keep it');
    expect(focused()).to.include('cancel');
  });

  it('RC-3 a lost time is said with the old one that stands and others to take; focus goes there', async () => {
    await open();
    await press('Change time');
    await chooseTime();
    backend.before.change.push(refuse('slot-taken', { status: 409, alternatives: [NOW + 180] }));
    await press('Move to');
    expect(focused()).to.equal('notice lost');
    const notice = one(element, '.lost').innerText.replaceAll(',', '');
    expect(notice).to.include('That time was just taken.').and.include('Mon 2 Mar 10:00 stays as it was.');
    await press('11:00');
    await press('Move to Mon 2 Mar 11:00');
    expect(text()).to.include('Your booking has moved.');
  });

  it('FL-11 where the site has to say yes again, the move is a request', async () => {
    backend = new OwnBookings({ service: { approval: true } });
    await open();
    await press('Change time');
    await chooseTime();
    expect(text()).to.include('The new time is a request.').and.include('get an answer by email');
    await press('Request Mon 2 Mar 09:00');
    expect(backend.calls).to.have.length(1);
  });

  it('FL-9 FL-11 no answer by mail is promised where none is sent', async () => {
    backend = new OwnBookings({ service: { approval: true } });
    backend.bookings = [aBooking({ mailed: false })];
    await open();
    await press('Change time');
    await chooseTime();
    expect(text()).to.include('You give up the old one.').and.not.include('email');
  });

  it('FL-8 a booking that waits for a yes says so; after the deadline it says how to reach the site', async () => {
    backend.bookings = [aBooking({ state: 'pending', changeableUntil: NOW })];
    await open();
    expect(text()).to.include('Waiting for an answer').and.include('It is too late to change or cancel this online.');
    expect(one<HTMLAnchorElement>(element, 'a[href^="tel:"]').innerText).to.include('+49 30 1234567');
    expect(buttons()).to.deep.equal(['Add to calendar (.ics)', 'See all my appointments']);
  });

  for (const [link, message] of [
    [`booking-of-the-client.${'x'.repeat(40)}`, 'This link is no longer valid.'],
    ['booking-of-the-client.cut', 'A part of this link is missing.'],
  ] as const) {
    it(`FL-8 "${message}" and asks where to send a new one`, async () => {
      await open(link);
      expect(one(element, '[role=alert]').innerText).to.include(message);
      expect(focused()).to.equal('');
      expect(buttons()).to.deep.equal(['Send me the link']);
    });
  }

  it('FL-8 A82 asks for the address, says what is wrong with it, and answers the same for every address', async () => {
    await open('');
    const input = one<HTMLInputElement>(element, 'input');
    const type = async (value: string): Promise<void> => {
      input.value = value;
      input.dispatchEvent(new Event('input'));
      await settle();
    };
    expect([input.type, input.autocomplete, input.labels?.[0]?.innerText]).to.deep.equal(['email', 'email', 'Email']);
    await type('ada');
    await press('Send me the link');
    expect([focused(), input.ariaInvalid]).to.deep.equal(['email', 'true']);
    expect(one(element, `#${input.getAttribute('aria-describedby')}`).innerText).to.include('email address');
    await type('ada@example.com');
    expect(input.ariaInvalid).to.equal(null);
    await press('Send me the link');
    expect(focused()).to.equal('sent');
    expect(text()).to.include('If there are bookings for ada@example.com a link is on its way.');
    await press('Use another address');
    expect(focused()).to.equal('email');
  });

  it('FL-8 where no links are sent it says where else they are', async () => {
    backend.can = { reschedule: true, appointments: false };
    await open('');
    expect(text()).to.include('open the link in the email that confirmed it.');
    expect(buttons()).to.deep.equal([]);
  });

  it('FL-8 an address without bookings, and one with nothing to come', async () => {
    backend.bookings = [];
    await open(ALL);
    expect(text()).to.include('There are no bookings for this address.');
    element.remove();
    backend.bookings = [aBooking({ start: NOW - 600 })];
    await open(ALL);
    expect(text()).to.include('Nothing is coming up.');
  });

  it('RC-5 what could not be loaded can be asked for again', async () => {
    backend.before.booking.push(refuse('unreachable', { retryable: true }));
    await open();
    expect(one(element, '[role=alert]').innerText).to.include('can’t be reached');
    await press('Try again');
    expect(text()).to.include('Massage');
  });

  it('A81 the token is read from behind the # of the page’s address, and a new one is taken up', async () => {
    const before = location.href;
    history.replaceState(null, '', `#${ONE}`);
    element = document.createElement('rota-appointments');
    Object.assign(element, { adapter: backend });
    document.body.append(element);
    await settle();
    expect(text()).to.include('Your booking');
    location.hash = ALL;
    await settle();
    await settle();
    expect(text()).to.include('Your appointments').and.include('Coming up');
    location.hash = '#contact';
    await settle();
    await settle();
    expect(text()).to.include('Coming up');
    history.replaceState(null, '', before);
  });

  it('A83 neither token nor address stands in the page or is kept by the browser', async () => {
    await open(ALL);
    expect(element.shadowRoot!.innerHTML).not.to.include('token-of');
    expect(JSON.stringify({ ...localStorage, ...sessionStorage })).not.to.include('token-of');
  });

  it('FL-4 speaks the language around it, once its words are there; a site replaces any', async () => {
    await open();
    element.locale = 'de';
    element.strings = { de: { appointments: { cancel: 'Weg damit' } } };
    for (let turn = 0; turn < 50 && !text().includes('Termin'); turn++) await settle();
    expect(one(element, '.root').lang).to.equal('de');
    expect(buttons()).to.include('Weg damit').and.not.include('Cancel booking');
  });

  it('without backend and site it says so to the owner, and shows what the page put inside', async () => {
    const said: unknown[] = [];
    const { error } = console;
    console.error = (message: unknown) => said.push(message);
    element = document.createElement('rota-appointments');
    element.textContent = 'Call us';
    document.body.append(element);
    // The sentences come in a file of their own.
    while (said.length === 0) await new Promise((resolve) => setTimeout(resolve));
    console.error = error;
    expect(said.join()).to.include('<rota-appointments>: backend is missing');
    expect(one(element, '.sorry').querySelector('slot')).not.to.equal(null);
  });
});
