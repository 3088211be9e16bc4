import { expect } from 'chai';
import type { Appointments, Booking, ProblemBody, TakenPackage } from '../../src/adapter/contract.js';
import type { HandlerOptions, Message, SiteFile } from '../../src/server/index.js';
import { DefendedBackend, limited, solved } from './defended.js';
import { COURSES } from './package-site.js';
import { berlin, CLIENT, PRACTICE, wish, type Answer } from './support.js';

const PAGE = 'https://www.example.com/manage';
const SITE: SiteFile = { ...PRACTICE, managePage: PAGE };
const outcome = ({ status, body }: Answer<unknown>): string =>
  status === 201 ? 'booked' : `${status} ${(body as ProblemBody).code}`;

describe('A89 an address that much is booked with in a day', () => {
  let backend: DefendedBackend;
  let starts = 0;
  beforeEach(() => {
    backend = new DefendedBackend(SITE);
    starts = 0;
  });
  afterEach(() => expect(backend.faults).to.deep.equal([]));

  /** Books at the next time that is free, from an address that nobody else has. */
  const book = (email = CLIENT.email): Promise<Answer<Booking>> => {
    const [day, hour] = [3 + Math.floor(starts / 8), 9 + (starts % 8)];
    backend.visitor = `203.0.113.${++starts}`;
    return backend.book({
      start: berlin(`03-0${day}T${String(hour).padStart(2, '0')}:00`),
      client: { ...CLIENT, email },
    });
  };
  const three = async (email?: string): Promise<Booking[]> => {
    const booked = [await book(email), await book(email), await book(email)];
    expect(booked.map(outcome)).to.deep.equal(['booked', 'booked', 'booked']);
    return booked.map(({ body }) => body);
  };
  /** What opens a booking, out of the mail about it. */
  const mailed = async ({ id }: Pick<Booking, 'id'>): Promise<string> => tokenIn(await backend.deliver(), id);
  const tokenIn = (mails: readonly Message[], id: string): string =>
    mails.flatMap(({ text }) => new RegExp(`#${id}\\.([\\w-]+)`).exec(text)?.[1] ?? [])[0]!;
  const authorized = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });

  it('gets three bookings whose mails nobody has opened, however it is spelled and wherever they come from', async () => {
    await three('victim@example.com');
    const { status, body } = await book('Victim@Example.com');
    expect([status, (body as unknown as ProblemBody).code]).to.deep.equal([403, 'mail-unread']);
    expect(body).to.include({ retryable: false }).and.not.include.keys('challenge');
    expect(outcome(await book('another@example.com'))).to.equal('booked');
    expect(backend.caught).to.deep.equal(['mail-unread']);
    backend.now += 1440;
    expect(outcome(await book('victim@example.com'))).to.equal('booked');
  });

  for (const [spellings, another] of [
    [
      ['victim@example.com', 'victim+1@example.com', 'Victim+news+2@example.com', 'victim+3@example.com'],
      'victi.m@example.com',
    ],
    [
      ['victim@gmail.com', 'v.ictim@gmail.com', 'vic.tim+1@googlemail.com', 'v.i.c.t.i.m@gmail.com'],
      'victims@gmail.com',
    ],
    [
      [
        'ann@post.bücher.example',
        'ann@post。bu\u0308cher.example',
        'ann@post.xn--bcher-kva.example',
        'ann@ｐost.BÜCHER.example',
      ],
      'ann@post.bucher.example',
    ],
    [
      ['zo\u00eb@example.com', 'zoe\u0308@example.com', 'ZO\u00cb@example.com', 'ZOE\u0308+1@example.com'],
      'zoe@example.com',
    ],
    [['+tag@example.com', '+tag@example.com', '+tag@example.com', '+tag@example.com'], '+other@example.com'],
  ] as const) {
    it(`is one mailbox, however many addresses lead to it: ${spellings[1]}`, async () => {
      const outcomes: string[] = [];
      for (const email of spellings) outcomes.push(outcome(await book(email)));
      expect(outcomes).to.deep.equal(['booked', 'booked', 'booked', '403 mail-unread']);
      expect(outcome(await book(another))).to.equal('booked');
    });
  }

  it('is asked for no challenge, and none helps', async () => {
    backend = new DefendedBackend(
      limited({ bookingsPerEmail: { challengeAfter: 1 }, bookingsPerAddress: { challengeAfter: 1 } }, { ...SITE }),
    );
    const at = (hour: number) => wish({ start: berlin(`03-03T${hour}:00`) });
    expect(outcome(await backend.post(at(10)))).to.equal('booked');
    backend.visitor = '198.51.100.1';
    expect(outcome(await backend.post(at(11)))).to.equal('403 mail-unread');
    const other = { ...at(11), client: { ...CLIENT, email: 'other@example.com' } };
    const asked = await backend.post(other);
    expect(outcome(asked)).to.equal('403 challenge-required');
    expect(outcome(await backend.post(at(11), 'again', await solved(asked)))).to.equal('403 mail-unread');
    // It is good still: nobody has looked at it.
    expect(outcome(await backend.post(other, 'other', await solved(asked)))).to.equal('booked');
  });

  it('gets more once the link in one of the mails is used, up to what any address gets', async () => {
    const [first] = await three();
    expect((await backend.read(first!.id, await mailed(first!))).status).to.equal(200);
    const outcomes: string[] = [];
    for (let n = 0; n < 8; n++) outcomes.push(outcome(await book()));
    expect(outcomes).to.deep.equal([...Array<string>(7).fill('booked'), '429 rate-limited']);
    expect(outcome(await book('another@example.com'))).to.equal('booked');
  });

  it('is not told from others by what the answer to the create call gives: whoever typed the address has that', async () => {
    for (const { id, token } of await three()) {
      expect((await backend.read(id, token)).status).to.equal(200);
      expect((await backend.cancel({ id, token })).status).to.equal(200);
    }
    expect(outcome(await book())).to.equal('403 mail-unread');
  });

  it('is not locked out where all was cancelled before any other mail went out: that about a cancellation has a link, too', async () => {
    for (const { id, token } of await three()) await backend.cancel({ id, token });
    expect(outcome(await book())).to.equal('403 mail-unread');
    const mails = await backend.deliver();
    const [mail] = mails.filter(({ kind }) => kind.startsWith('client'));
    expect(mail!.kind).to.equal('client-cancellation');
    expect((await backend.read(mail!.booking, tokenIn(mails, mail!.booking))).status).to.equal(200);
    expect(outcome(await book())).to.equal('booked');
  });

  it('A82 is not told from others by what was read before that day, either', async () => {
    const { body } = await book();
    await backend.read(body.id, await mailed(body));
    backend.now += 1440;
    await three();
    await three('new@example.com');
    expect([outcome(await book()), outcome(await book('new@example.com'))]).to.deep.equal(
      Array<string>(2).fill('403 mail-unread'),
    );
  });

  it('gets more after the link to all bookings, too', async () => {
    await three();
    await backend.deliver();
    await backend.send('/appointments-link', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: CLIENT.email }),
    });
    expect(outcome(await book())).to.equal('403 mail-unread');
    const token = await mailed({ id: 'appointments' });
    expect((await backend.send<Appointments>('/bookings', authorized(token))).body.bookings).to.have.length(3);
    expect(outcome(await book())).to.equal('booked');
  });

  it('PK-5 gets more after the link of a package', async () => {
    backend = new DefendedBackend({ ...COURSES, managePage: PAGE });
    const session = (text: string) => ({ service: 'treat', duration: 60, start: berlin(text), calendar: 'a' });
    const order = (path: string, key: string, body: object, token = '') =>
      backend.send<TakenPackage>(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': key, ...authorized(token).headers },
        body: JSON.stringify({ answers: {}, ...body }),
      });
    const sessions = ['03-03T10:00', '03-10T10:00', '03-17T10:00'].map(session);
    const { body: taken } = await order('/packages', 'take', { package: 'course', client: CLIENT, sessions });
    const more = { sessions: [session('03-24T10:00')] };
    const path = `/packages/${taken.id}/sessions`;
    expect(outcome(await order(path, 'with-own', more, taken.token))).to.equal('403 mail-unread');
    expect(outcome(await order(path, 'with-mail', more, await mailed(taken)))).to.equal('booked');
    expect(outcome(await order(path, 'own-again', { sessions: [session('03-25T12:00')] }, taken.token))).not.to.include(
      'mail-unread',
    );
  });

  describe('whose bookings are moved', () => {
    const move = async ({ id }: Booking, token: string, start: string): Promise<string> => {
      const { version } = (await backend.store.booking('practice', id))!;
      const headers = { ...authorized(token).headers, 'content-type': 'application/json', 'if-match': `"${version}"` };
      const body = JSON.stringify({ start: berlin(start) });
      const answer = await backend.send(`/bookings/${id}`, { method: 'PATCH', headers, body });
      return answer.status === 200 ? 'moved' : outcome(answer);
    };
    /** Moves one after the other, so often. */
    const moved = async (booked: readonly Booking[], times: number): Promise<string[]> => {
      const outcomes: string[] = [];
      for (let n = 0; n < times; n++) {
        const booking = booked[n % booked.length]!;
        outcomes.push(
          await move(booking, booking.token!, `03-1${Math.floor(n / 8)}T${String(9 + (n % 8)).padStart(2, '0')}:00`),
        );
      }
      return outcomes;
    };

    it('gets five mails about that before it is read, whichever booking it is', async () => {
      const booked = await three();
      expect(await moved(booked, 6)).to.deep.equal([...Array<string>(5).fill('moved'), '403 mail-unread']);
      backend.now += 5;
      expect(await move(booked[0]!, await mailed(booked[0]!), '03-06T09:00')).to.equal('moved');
      expect(await moved(booked, 3)).to.deep.equal(Array<string>(3).fill('moved'));
    });

    it('is asked for nothing by a site that has no page to read them on, up to what any address gets', async () => {
      backend = new DefendedBackend(PRACTICE);
      expect(await moved(await three(), 21)).to.deep.equal([...Array<string>(20).fill('moved'), '429 rate-limited']);
    });
  });

  it('is not asked to read what nobody sends: without mail, or without a page for the link', async () => {
    class Silent extends DefendedBackend {
      protected override defences(): Partial<HandlerOptions> {
        return { ...super.defences(), mails: false };
      }
    }
    for (const unasked of [new Silent(SITE), new DefendedBackend(PRACTICE)]) {
      backend = unasked;
      starts = 0;
      await three();
      expect(outcome(await book())).to.equal('403 challenge-required');
    }
  });

  it('A82 A88 is neither locked out nor found out by forms that a program filled, of which no mail comes', async () => {
    const robot = (n: number): Promise<Answer<Booking>> => {
      backend.visitor = `198.51.100.${n}`;
      return backend.book({ start: berlin(`03-06T1${n}:00`), form: { hidden: 'x' } });
    };
    expect([await robot(0), await robot(1), await robot(2)].map(outcome)).to.deep.equal(
      Array<string>(3).fill('booked'),
    );
    await three();
    expect([outcome(await robot(3)), outcome(await book())]).to.deep.equal(['booked', '403 mail-unread']);
  });

  it('A04 finds a booking again whose answer was lost, read or not', async () => {
    const parts = { start: berlin('03-06T10:00') };
    const first = await backend.book(parts, 'key');
    await book();
    await book();
    expect(outcome(await book())).to.equal('403 mail-unread');
    const again = await backend.book(parts, 'key');
    expect([again.status, again.body]).to.deep.equal([201, first.body]);
  });
});
