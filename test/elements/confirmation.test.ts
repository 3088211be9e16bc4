import { expect } from 'chai';
import '../../src/define/index.js';
import type { Booking } from '../../src/adapter/contract.js';
import { fakeFlow } from '../support/fake-flow.js';
import { BOOKING, CATALOG, stateAt } from '../support/frame-states.js';
import { all, mount, one, settled, unmountAll } from '../support/mount.js';

const booked = (changes: Partial<Booking> = {}) =>
  fakeFlow(stateAt('confirmation', { booking: { ...BOOKING, ...changes } }));
const CHECK_MARK = 'm7.2 12.4 3.2 3.2 6.4-7';
const links = (element: Element) =>
  Object.fromEntries(all<HTMLAnchorElement>(element, 'a').map((link) => [link.innerText, link.href]));

describe('<rota-confirmation>', () => {
  afterEach(unmountAll);

  it('FL-6 G11 shows what, when with the zone, with whom and where', async () => {
    const confirmation = await mount('rota-confirmation', booked());
    const text = one(confirmation, '.card').innerText;
    const parts = [
      'You are booked',
      'Tuesday, November 24, 2026',
      'Berlin time',
      'Relaxing massage',
      'with Maria Gómez',
      '12 Garden Street',
      'ada@example.com',
    ];
    for (const part of parts) expect(text).to.include(part);
  });

  it('FL-6 a person that the site does not reveal is not named', async () => {
    const confirmation = await mount('rota-confirmation', booked({ specialistNames: undefined }));
    expect(one(confirmation, '.what').innerText).to.equal('Relaxing massage');
  });

  it('G11 focus goes to the heading when the booking is made', async () => {
    const flow = fakeFlow(stateAt('review'));
    const booking = await mount('rota-booking', flow);
    flow.set(stateAt('confirmation'));
    await settled(booking);
    const confirmation = one(booking, 'rota-confirmation');
    expect(confirmation.shadowRoot!.activeElement?.className).to.equal('heading');
  });

  it('FL-6 the calendar file is named with its type, and holds the backend’s text', async () => {
    const confirmation = await mount('rota-confirmation', booked());
    const link = one<HTMLAnchorElement>(confirmation, '[part="calendar-file"]');
    expect([link.innerText, link.download]).to.deep.equal(['Add to calendar (.ics)', 'booking.ics']);
    const file = await (await fetch(link.href)).blob();
    // WebKit keeps the parameter to itself.
    expect(file.type).to.match(/^text\/calendar(;charset=utf-8)?$/);
    expect(await file.text()).to.equal(BOOKING.calendarFile);
  });

  it('FL-6 calendars on the web take it over: what, when in UTC, where and with whom', async () => {
    const shown = links(await mount('rota-confirmation', booked({ serviceName: 'Cut & colour + wash' })));
    const google = new URL(shown['Google Calendar']!);
    expect(google.origin + google.pathname).to.equal('https://calendar.google.com/calendar/render');
    expect(Object.fromEntries(google.searchParams)).to.deep.equal({
      action: 'TEMPLATE',
      text: `Cut & colour + wash, ${CATALOG.site.name}`,
      dates: '20261124T090000Z/20261124T100000Z',
      location: '12 Garden Street, Berlin, https://maps.example.com/garden-street',
      details: 'Maria Gómez',
    });
    const outlook = new URL(shown['Outlook']!);
    expect(outlook.origin).to.equal('https://outlook.live.com');
    expect(outlook.search)
      .to.include('Cut%20%26%20colour%20%2B%20wash')
      .and.not.match(/[^%]\+/);
    expect(Object.fromEntries(outlook.searchParams)).to.include({
      rru: 'addevent',
      startdt: '2026-11-24T09:00:00Z',
      enddt: '2026-11-24T10:00:00Z',
      body: 'Maria Gómez',
    });
  });

  it('A81 A83 they get nothing that opens the booking or says who the client is, and not the page that they were followed from', async () => {
    const confirmation = await mount('rota-confirmation', booked());
    const shown = all<HTMLAnchorElement>(confirmation, '[part="calendar-link"]');
    expect(shown).to.have.length(2);
    for (const { href, rel, target } of shown) {
      expect(decodeURIComponent(href)).not.to.match(/token|manage|ada/i);
      expect([rel, target]).to.deep.equal(['noopener noreferrer', '_blank']);
    }
  });

  it('A50 a place that is no safe address stays out of them', async () => {
    const place = { kind: 'video', url: 'javascript:alert(1)' } as const;
    const shown = links(await mount('rota-confirmation', booked({ place, specialistNames: undefined })));
    expect(shown['Google Calendar']).not.to.match(/javascript|location|details/);
  });

  it('FL-6 FL-11 without a file of the backend’s there is nothing to put into a calendar', async () => {
    const confirmation = await mount('rota-confirmation', booked({ state: 'pending', calendarFile: undefined }));
    expect(all(confirmation, '[part="calendar-file"], [part="calendar-link"]')).to.have.length(0);
  });

  it('FL-6 the way to the place and to managing the booking', async () => {
    const confirmation = await mount('rota-confirmation', booked());
    expect(links(confirmation)).to.include({
      'Show on a map': 'https://maps.example.com/garden-street',
      'Change or cancel': 'https://garden.example/manage#token',
    });
  });

  it('FL-6 a phone place can be called, a video place joined', async () => {
    const phone = await mount(
      'rota-confirmation',
      booked({ place: { kind: 'phone', text: '030 12', url: 'tel:+493012' } }),
    );
    expect(links(phone)).to.include({ '030 12': 'tel:+493012' });
    const video = await mount('rota-confirmation', booked({ place: { kind: 'video', url: 'https://meet.example/x' } }));
    expect(links(video)).to.include({ 'Join the video call': 'https://meet.example/x' });
  });

  for (const url of [
    'javascript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'java\tscript:alert(1)',
    'http://evil.example/',
  ]) {
    it(`A50 ${JSON.stringify(url)} becomes no link`, async () => {
      const confirmation = await mount('rota-confirmation', booked({ manageUrl: url, place: { kind: 'video', url } }));
      expect(Object.keys(links(confirmation))).to.deep.equal(['Add to calendar (.ics)', 'Google Calendar', 'Outlook']);
    });
  }

  it('A49 names out of the backend are text, never markup', async () => {
    const evil = '<img src=x onerror="window.hit=1">';
    const confirmation = await mount(
      'rota-confirmation',
      booked({ serviceName: evil, specialistNames: [evil], email: evil }),
    );
    expect(all(confirmation, 'img')).to.have.length(0);
    expect(one(confirmation, '.what').innerText).to.include(evil);
  });

  it('FL-11 a booking that waits for a yes is not called booked', async () => {
    const confirmation = await mount('rota-confirmation', booked({ state: 'pending' }));
    expect(one(confirmation, '[role="heading"]').innerText).to.equal('Request sent');
    expect(one(confirmation, '.drawn path').getAttribute('d')).not.to.equal(CHECK_MARK);
    expect(one(confirmation, '.mail').innerText).to.equal('Your time is kept. An answer will come to ada@example.com.');
  });

  it('FL-6 FL-9 no mail is promised where none is sent', async () => {
    const confirmation = await mount('rota-confirmation', booked({ mailed: false }));
    expect(all(confirmation, '.mail')).to.have.length(0);
    expect(confirmation.shadowRoot!.textContent).not.to.include('ada@example.com');
  });

  it('FL-11 nor of a request, whose time is kept all the same', async () => {
    const confirmation = await mount('rota-confirmation', booked({ state: 'pending', mailed: false }));
    expect(one(confirmation, '.mail').innerText).to.equal(
      'This is a request. Your time is kept until you get an answer.',
    );
    expect(confirmation.shadowRoot!.textContent).not.to.include('ada@example.com');
  });

  it('FL-6 "Book another" starts over', async () => {
    const flow = booked();
    const confirmation = await mount('rota-confirmation', flow);
    one(confirmation, '[part="again"]').click();
    expect(flow.intents).to.deep.equal([['bookAnother']]);
  });

  it('is empty until there is a booking', async () => {
    const confirmation = await mount('rota-confirmation', fakeFlow(stateAt('review')));
    expect(confirmation.shadowRoot!.textContent?.trim()).to.equal('');
  });
});
