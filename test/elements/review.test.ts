import { expect } from 'chai';
import '../../src/define/index.js';
import type { FlowState } from '../../src/booking/state.js';
import { fakeFlow } from '../support/fake-flow.js';
import { BUILT_IN_FIELDS, FILLED_DETAILS, stateAt, TUESDAY_AT_TEN } from '../support/frame-states.js';
import { all, mount, one, settled, unmountAll } from '../support/mount.js';

const reviewFlow = (changes: Partial<FlowState> = {}) => fakeFlow(stateAt('review', changes));
const LATER = { start: TUESDAY_AT_TEN + 60, left: 1 };

describe('<rota-review>', () => {
  afterEach(unmountAll);

  it('FL-6 G9 shows service, person, date, time, zone, price and details before the last button', async () => {
    const review = await mount('rota-review', reviewFlow());
    const text = one(review, 'dl').innerText;
    const parts = [
      'Tuesday, November 24, 2026',
      '10:00',
      'Berlin time (GMT+1)',
      'Relaxing massage',
      '60 min · €80',
      '12 Garden Street, Berlin',
      'Any available',
      'Ada Lovelace',
      'ada@example.com',
    ];
    for (const part of parts) expect(text).to.include(part);
    const [dl, button] = [one(review, 'dl'), one(review, '.primary')];
    expect(dl.compareDocumentPosition(button)).to.equal(Node.DOCUMENT_POSITION_FOLLOWING);
  });

  it('G9 each part can be changed, by a button that names it', async () => {
    const flow = reviewFlow();
    const review = await mount('rota-review', flow);
    const buttons = all(review, '.change button');
    expect(buttons.map((button) => button.ariaLabel)).to.deep.equal([
      'Change: When',
      'Change: Service',
      'Change: With',
      'Change: Your details',
    ]);
    buttons.forEach((button) => button.click());
    expect(flow.intents).to.deep.equal(
      (['time', 'service', 'specialist', 'details'] as const).map((step) => ['goTo', step]),
    );
  });

  it('FL-1 what the client had no choice in can’t be changed', async () => {
    const review = await mount(
      'rota-review',
      reviewFlow({ steps: ['time', 'review', 'confirmation'], specialists: [] }),
    );
    expect(all(review, '.change button').map((button) => button.ariaLabel)).to.deep.equal(['Change: When']);
    expect(one(review, 'dl').innerText).not.to.include('Any available');
  });

  it('I11 both zones are named where their clocks differ, with the date where that differs too', async () => {
    const near = await mount('rota-review', reviewFlow({ zone: 'America/New_York' }));
    expect(one(near, '.when').innerText).to.match(
      /New York time \(GMT-5\)\s+10:00\s–\s11:00\sAM, Berlin time \(GMT\+1\)/,
    );
    const far = await mount(
      'rota-review',
      reviewFlow({ zone: 'Pacific/Auckland', start: { start: TUESDAY_AT_TEN + 180, left: 1 } }),
    );
    expect(one(far, '.when').innerText).to.match(/Wednesday, November 25[^]+Tue, Nov 24, 1:00\s–\s2:00\sPM, Berlin/);
  });

  it('I11 one zone is named once where the other is the same clock under another name', async () => {
    const review = await mount('rota-review', reviewFlow({ zone: 'Europe/Vienna' }));
    expect(all(review, '.zone')).to.have.length(1);
  });

  it('FL-5 answers to the site’s own questions stand with their questions', async () => {
    const field = {
      kind: 'checkbox',
      label: 'House rules read',
      required: true,
      builtIn: false,
      hidden: false,
    } as const;
    const fields = [
      ...BUILT_IN_FIELDS,
      { ...field, id: 'rules' },
      { ...field, id: 'secret', label: 'Source', hidden: true },
    ];
    const values = { ...FILLED_DETAILS.values, rules: true, secret: 'mail' };
    const review = await mount('rota-review', reviewFlow({ details: { ...FILLED_DETAILS, fields, values } }));
    expect(one(review, '.answer').innerText).to.match(/House rules read\s+Yes/);
    expect(one(review, 'dl').innerText).not.to.include('Source');
  });

  it('FL-5 a number stays as it was typed: a year of birth has no thousands', async () => {
    const asked = { kind: 'number', required: false, builtIn: false, hidden: false } as const;
    const fields = [
      ...BUILT_IN_FIELDS,
      { ...asked, id: 'year', label: 'Year of birth' },
      { ...asked, id: 'size', label: 'Size' },
    ];
    const values = { ...FILLED_DETAILS.values, year: 1985, size: 1.23456 };
    const review = await mount('rota-review', reviewFlow({ details: { ...FILLED_DETAILS, fields, values } }));
    expect(all(review, '.answer').map((answer) => answer.innerText.replace(/\s+/g, ' '))).to.deep.equal([
      'Year of birth 1985',
      'Size 1.23456',
    ]);
  });

  it('G10 the button says what it does, and books', async () => {
    const flow = reviewFlow();
    const review = await mount('rota-review', flow);
    expect(one(review, '.primary').innerText).to.equal('Book Tue, Nov 24, 10:00 AM');
    one(review, '.primary').click();
    expect(flow.intents).to.deep.equal([['book']]);
  });

  it('FL-11 where the site has to say yes, the button requests, and it is said what that means', async () => {
    const { service } = stateAt('review');
    const flow = reviewFlow({ service: { ...service!, approval: true } });
    const booking = await mount('rota-booking', flow);
    expect(one(booking, '.main > .heading').innerText).to.equal('Check and send');
    const review = one(booking, 'rota-review');
    // Not all backends send mails.
    expect(one(review, '.hint').innerText).to.equal('This is a request. Your time is kept until you get an answer.');
    expect(one(review, '.primary').innerText).to.equal('Request Tue, Nov 24, 10:00 AM');
    flow.set({ submission: 'sending' });
    await settled(booking);
    expect(one(review, '.primary').innerText).to.equal('Sending…');
    expect(review.shadowRoot!.textContent).not.to.match(/\bbook/i);
  });

  it('G10 while a booking is on its way the button keeps its place and focus, and does nothing', async () => {
    const flow = reviewFlow();
    const review = await mount('rota-review', flow);
    one(review, '.primary').focus();
    flow.set({ submission: 'sending' });
    await settled(review);
    const button = one(review, '.primary');
    expect([button.ariaDisabled, button.innerText]).to.deep.equal(['true', 'Booking…']);
    expect(review.shadowRoot!.activeElement?.className).to.equal('primary');
    button.click();
    expect(flow.intents).to.deep.equal([]);
  });

  it('G10 RC-4 what the sending is at is told in words', async () => {
    const flow = reviewFlow();
    const review = await mount('rota-review', flow);
    const status = one(review, '[role="status"]');
    expect(status.textContent).to.equal('');
    flow.set({ submission: 'checking' });
    await settled(review);
    expect(status.textContent).to.equal('No answer yet. Checking whether your booking got through…');
    flow.set({ submission: 'waiting', trouble: { code: 'offline', detail: '', retryable: true } });
    await settled(review);
    expect(status.textContent).to.equal('You are offline. Your booking goes out as soon as you are back.');
  });

  it('RC-5 trouble is said by the button, with the site’s phone and mail, and the details stay', async () => {
    const trouble = { code: 'internal', detail: 'Stack trace.', retryable: true } as const;
    const review = await mount('rota-review', reviewFlow({ trouble }));
    const alert = one(review, '[role="alert"]');
    expect(alert.innerText).to.include('The booking service can’t be reached right now.');
    expect(alert.innerText).not.to.include('Stack trace.');
    expect(alert.querySelectorAll('a')).to.have.length(2);
    expect(one(review, 'dl').innerText).to.include('Ada Lovelace');
  });

  it('RC-5 what would be refused again is not said to work in a moment', async () => {
    const told = async (code: 'internal' | 'not-bookable', retryable: boolean) => {
      const review = await mount('rota-review', reviewFlow({ trouble: { code, detail: '', retryable } }));
      return one(review, '[role="alert"]').innerText;
    };
    expect(await told('internal', true)).to.include('You can book again in a moment.');
    const refused = await told('not-bookable', false);
    expect(refused).to.include('Please change your choice.');
    expect(refused).not.to.include('in a moment');
  });

  it('RC-3 C8 a lost start is said at once, takes focus, and others are offered; the rest stays', async () => {
    const flow = reviewFlow();
    const review = await mount('rota-review', flow);
    const lost = {
      start: { start: TUESDAY_AT_TEN, left: 0 },
      why: 'taken' as const,
      alternatives: [LATER, { ...LATER, start: LATER.start + 1440 }],
    };
    flow.set({ start: undefined, lost });
    await settled(review);
    const alert = one(review, '[role="alert"]');
    expect(review.shadowRoot!.activeElement?.className).to.equal('notice lost');
    expect(alert.innerText).to.match(
      /That time was just taken\. These are free:\s+11:00\sAM\s+Tue, Nov 24\s+11:00\sAM\s+Wed, Nov 25/,
    );
    expect(all(review, '.primary')).to.have.length(0);
    expect(one(review, 'dl').innerText).to.include('Ada Lovelace');
  });

  it('F8 a start that another choice rules out is said to be gone, and the focus stays with that choice', async () => {
    const flow = reviewFlow();
    const review = await mount('rota-review', flow);
    const choice = document.createElement('button');
    review.before(choice);
    choice.focus();
    const start = { start: TUESDAY_AT_TEN, left: 1 };
    flow.set({ start: undefined, lost: { start, why: 'withdrawn', alternatives: [LATER] } });
    await settled(review);
    expect(one(review, '[role="alert"]').innerText).to.match(/^That time is no longer on offer\. These are free:/);
    expect(document.activeElement === choice).to.equal(true);
  });

  it('RC-3 AV-8 a start whose notice ran out is not called taken', async () => {
    const start = { start: TUESDAY_AT_TEN, left: 0 };
    const flow = reviewFlow({ start: undefined, lost: { start, why: 'too-late', alternatives: [LATER] } });
    const notice = one(await mount('rota-review', flow), '.lost');
    expect(notice.innerText).to.match(/^It is too late to book this time online\. These are free:/);
  });

  it('A89 a client who has to read a mail first is told so, and not to try again in a moment', async () => {
    const trouble = { code: 'mail-unread', detail: '', retryable: false } as const;
    const alert = one(await mount('rota-review', reviewFlow({ trouble })), '[role="alert"]');
    expect(alert.innerText).to.include(
      'Please open the link in one of the emails about your bookings today, then try again.',
    );
    expect(alert.innerText).not.to.include('in a moment');
    expect(alert.querySelectorAll('a')).to.have.length(2);
  });

  it('A72 A86 a client who tried too often is told when to come back, and how to be reached until then', async () => {
    const told = async (retryAfter: number) => {
      const trouble = { code: 'rate-limited', detail: '', retryable: true, retryAfter } as const;
      return one(await mount('rota-review', reviewFlow({ trouble })), '[role="alert"]');
    };
    const alert = await told(24.5 * 60_000);
    expect(alert.innerText).to.match(/^Those were too many tries\. Please try again in 25 minutes\.\s+Or reach us/);
    expect(alert.innerText).not.to.include('in a moment');
    expect(alert.querySelectorAll('a')).to.have.length(2);
    expect((await told(13.5 * 3_600_000)).innerText).to.include('again in 14 hours.');
    const soon = (await told(20_000)).innerText;
    expect(soon).to.include('Please wait a minute.').and.include('You can book again in a moment.');
  });

  it('A43 a client whose browser has other time zones than the backend is not told that it is away', async () => {
    const trouble = { code: 'time-zone-mismatch', detail: '', retryable: false } as const;
    const alert = one(await mount('rota-review', reviewFlow({ trouble })), '[role="alert"]');
    expect(alert.innerText).to.include('Please change your choice.');
  });

  it('RC-4 a client whose first request went through is sent to the mail, and not told to book again', async () => {
    const trouble = { code: 'idempotency-key-reused', detail: '', retryable: false } as const;
    const alert = one(await mount('rota-review', reviewFlow({ trouble })), '[role="alert"]');
    expect(alert.innerText).to.match(/^Your first request went through\. Please look for its confirmation/);
    expect(alert.innerText).not.to.include('again');
  });

  it('RC-3 taking another start sends focus to the button that books it', async () => {
    const flow = reviewFlow({
      start: undefined,
      lost: { start: { start: TUESDAY_AT_TEN, left: 0 }, why: 'taken', alternatives: [LATER] },
    });
    flow.on('takeStart', (start) => ({ start, lost: undefined }));
    const review = await mount('rota-review', flow);
    one(review, '.offers button').click();
    await settled(review);
    expect(flow.intents).to.deep.equal([['takeStart', LATER]]);
    expect(review.shadowRoot!.activeElement?.className).to.equal('primary');
    expect(one(review, '.primary').innerText).to.equal('Book Tue, Nov 24, 11:00 AM');
  });

  it('RC-3 where nothing is free close by, all times can be seen', async () => {
    const flow = reviewFlow({
      start: undefined,
      lost: { start: { start: TUESDAY_AT_TEN, left: 0 }, why: 'taken', alternatives: [] },
    });
    const review = await mount('rota-review', flow);
    expect(all(review, '.offers')).to.have.length(0);
    one(review, '.lost button').click();
    expect(flow.intents).to.deep.equal([['goTo', 'time']]);
  });

  it('MG-3 a labelled start names its person, and is changed where times are chosen', async () => {
    const flow = reviewFlow({ start: { start: TUESDAY_AT_TEN, left: 1, calendar: 'carlos' } });
    const review = await mount('rota-review', flow);
    expect(one(review, 'dl').innerText).to.include('Carlos Vega');
    one(review, '[aria-label="Change: With"]').click();
    expect(flow.intents).to.deep.equal([['goTo', 'time']]);
  });

  it('says where the choice will show while nothing is chosen', async () => {
    const review = await mount('rota-review', fakeFlow(stateAt('service')));
    expect(review.shadowRoot!.textContent?.trim()).to.equal('Your choice shows here before anything is booked.');
  });
});
