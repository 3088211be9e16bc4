import { expect } from 'chai';
import type { HeldTime, ProblemBody } from '../../src/adapter/contract.js';
import type { Call } from '../../src/server/openapi/call.js';
import { CALLS } from '../../src/server/openapi/calls.js';
import { DefendedBackend, limited, solved } from './defended.js';
import { STAFFED, step } from './host-support.js';
import { berlin, PRACTICE, wish, type Answer } from './support.js';

const client = (email: string) => ({ ...wish().client, email });
const outcome = ({ status, body }: Answer<unknown>): string =>
  status === 201 ? 'booked' : `${status} ${(body as ProblemBody).code}`;

describe('limits to how often something is tried', () => {
  const defended = (limits: Parameters<typeof limited>[0]): DefendedBackend => new DefendedBackend(limited(limits));
  const day = (n: number) => berlin(`03-${String(3 + n).padStart(2, '0')}T10:00`);
  const hold = (backend: DefendedBackend, start: string) =>
    backend.hold<HeldTime>({ service: 'talk', duration: 30, start });

  it('A86 one address books so often in an hour, and is told when it may again; another goes on', async () => {
    const backend = defended({ bookingsPerAddress: { refuseAfter: 2 } });
    backend.now += 10;
    for (let n = 0; n < 2; n++) expect((await backend.book({ start: day(n) })).status).to.equal(201);
    const { status, body, response } = await backend.refused({ start: day(2) });
    expect([status, body.code, body.retryable]).to.deep.equal([429, 'rate-limited', true]);
    expect(response.headers.get('retry-after')).to.equal(String(50 * 60));
    backend.visitor = '198.51.100.1';
    expect((await backend.book({ start: day(2) })).status).to.equal(201);
    backend.visitor = '203.0.113.7';
    backend.now += 50;
    expect((await backend.book({ start: day(3) })).status).to.equal(201);
    expect(backend.caught).to.deep.equal(['rate-limited']);
  });

  it('A86 A34 what is refused, cancelled or taken counts as a try of its address', async () => {
    const backend = defended({ bookingsPerAddress: { refuseAfter: 3 } });
    const { body } = await backend.book({ service: 'talk', calendar: 'a', duration: 30 });
    expect(outcome(await backend.book({ service: 'talk', calendar: 'a', duration: 30 }))).to.equal('409 slot-taken');
    await backend.cancel(body);
    expect(outcome(await backend.book({ service: 'talk', calendar: 'a', duration: 30 }))).to.equal('booked');
    expect(outcome(await backend.book({ start: day(2) }))).to.equal('429 rate-limited');
  });

  it('A34 who books and cancels over and over is stopped, by address and by mailbox', async () => {
    for (const limits of [{ bookingsPerAddress: { refuseAfter: 5 } }, { bookingsPerEmail: { refuseAfter: 5 } }]) {
      const backend = defended(limits);
      const outcomes: string[] = [];
      for (let n = 0; n < 8; n++) {
        const answer = await backend.book();
        outcomes.push(outcome(answer));
        if (answer.status === 201) await backend.cancel(answer.body);
      }
      expect(outcomes).to.deep.equal([
        ...Array<string>(5).fill('booked'),
        ...Array<string>(3).fill('429 rate-limited'),
      ]);
    }
  });

  it('A89 one mailbox gets so many bookings a day however it is spelled and wherever they come from; what was not booked is not counted', async () => {
    const backend = defended({ bookingsPerEmail: { refuseAfter: 2 } });
    const book = (n: number, email: string, more = {}) => {
      backend.visitor = `203.0.113.${n}`;
      return backend.book({
        service: 'talk',
        calendar: 'a',
        duration: 30,
        start: day(n),
        client: client(email),
        ...more,
      });
    };
    expect(outcome(await book(0, 'victim@example.com'))).to.equal('booked');
    for (let n = 0; n < 4; n++) expect(outcome(await book(0, 'victim@example.com'))).to.equal('409 slot-taken');
    expect(outcome(await book(1, 'Victim@Example.COM'))).to.equal('booked');
    expect(outcome(await book(2, 'victim@example.com'))).to.equal('429 rate-limited');
    expect(outcome(await book(2, 'another@example.com'))).to.equal('booked');
    backend.now += 1440;
    expect(outcome(await book(3, 'victim@example.com'))).to.equal('booked');
    expect((await backend.state()).outbox.filter(({ kind }) => kind === 'client-confirmation')).to.have.length(4);
  });

  it('A89 at a site that says nothing three bookings a day go to one mailbox, then a challenge is asked for', async () => {
    const backend = new DefendedBackend(PRACTICE);
    for (let n = 0; n < 3; n++) expect(outcome(await backend.book({ start: day(n) }))).to.equal('booked');
    expect(outcome(await backend.book({ start: day(3) }))).to.equal('403 challenge-required');
  });

  it('A89 at a site that says nothing ten bookings a day go to one mailbox, whatever challenges are solved', async () => {
    const backend = new DefendedBackend(PRACTICE);
    const outcomes: string[] = [];
    for (let n = 0; n < 12; n++) {
      // From many addresses, so that it is the mailbox that counts.
      backend.visitor = `203.0.113.${n}`;
      const wanted = { start: berlin(`03-0${3 + (n % 3)}T1${Math.floor(n / 3)}:00`) };
      const asked = await backend.book(wanted, `key-${n}`);
      const answer =
        outcome(asked) === '403 challenge-required'
          ? await backend.post(wish(wanted), `key-${n}`, await solved(asked))
          : asked;
      outcomes.push(outcome(answer));
    }
    expect(outcomes).to.deep.equal([...Array<string>(10).fill('booked'), ...Array<string>(2).fill('429 rate-limited')]);
  });

  it('A86 floods from many addresses are met by what the site and each day of its timetable take', async () => {
    const kinds = [{ bookingsPerSite: { refuseAfter: 4 } }, { bookingsPerDay: { refuseAfter: 4 } }];
    for (const [kind, limits] of kinds.entries()) {
      const backend = defended(limits);
      const outcomes: string[] = [];
      for (let n = 0; n < 6; n++) {
        backend.visitor = `203.0.113.${n}`;
        outcomes.push(
          outcome(
            await backend.book({
              start: berlin(`03-03T${String(9 + n).padStart(2, '0')}:00`),
              client: client(`c${n}@example.com`),
            }),
          ),
        );
      }
      expect(outcomes.slice(0, 4)).to.deep.equal(Array(4).fill('booked'));
      expect(outcomes.slice(4)).to.deep.equal(Array(2).fill('429 rate-limited'));
      expect(outcome(await backend.book({ start: day(2), client: client('d@example.com') }))).to.equal(
        kind === 0 ? '429 rate-limited' : 'booked',
      );
    }
  });

  it('A86 of many that come at once no more get through than may', async () => {
    const backend = defended({ bookingsPerAddress: { refuseAfter: 3 } });
    const answers = await Promise.all(Array.from({ length: 9 }, (_, n) => backend.book({ start: day(n % 3) })));
    expect(answers.filter(({ status }) => status === 429)).to.have.length(6);
  });

  it('A04 a booking whose answer was lost is found again by its key, whatever the limits say by then', async () => {
    const backend = defended({ bookingsPerAddress: { refuseAfter: 1 }, bookingsPerEmail: { refuseAfter: 1 } });
    const first = await backend.book({}, 'key');
    const again = await backend.book({}, 'key');
    expect([again.status, again.body]).to.deep.equal([201, first.body]);
    expect(again.response.headers.get('idempotency-replayed')).to.equal('true');
    expect(outcome(await backend.book({ start: day(1) }, 'other-key'))).to.equal('429 rate-limited');
    expect(Object.keys((await backend.state()).bookings)).to.have.length(1);
  });

  it('A07 nor does a limit tell what a key was used for', async () => {
    const backend = defended({ bookingsPerAddress: { refuseAfter: 1 } });
    await backend.book({}, 'key');
    expect(outcome(await backend.book({ start: day(1) }, 'key'))).to.equal('422 idempotency-key-reused');
  });

  it('A79 holds are limited by the hour besides those that are live', async () => {
    const backend = defended({ holdsPerAddress: { refuseAfter: 4 } });
    const outcomes: string[] = [];
    for (let n = 0; n < 5; n++) {
      const held = await hold(backend, day(n % 3));
      outcomes.push(outcome(held));
      if (held.status === 201) {
        const headers = { authorization: `Bearer ${held.body.token}` };
        await backend.send(`/holds/${held.body.id}`, { method: 'DELETE', headers });
      }
    }
    expect(outcomes).to.deep.equal([...Array<string>(4).fill('booked'), '429 rate-limited']);
  });

  it('A89 a booking is moved so often a day, since each move sends a mail', async () => {
    const backend = defended({ movesPerBooking: { refuseAfter: 2 } });
    const { body } = await backend.book({ start: day(0) });
    const move = (n: number, version: number) =>
      backend.send<ProblemBody>(`/bookings/${body.id}`, {
        method: 'PATCH',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${body.token}`,
          'if-match': `"${version}"`,
        },
        body: JSON.stringify({ start: day(n) }),
      });
    expect([(await move(1, 1)).status, (await move(2, 2)).status]).to.deep.equal([200, 200]);
    const third = await move(0, 3);
    expect([third.status, third.body.code]).to.deep.equal([429, 'rate-limited']);
  });

  it('A89 moves of many bookings send one mailbox no more mails than its own number', async () => {
    const backend = defended({ movesPerEmail: { refuseAfter: 2 } });
    const outcomes: number[] = [];
    for (const [n, email] of ['victim', 'Victim', 'victim', 'another'].entries()) {
      const { body } = await backend.book({ start: day(n), client: client(`${email}@example.com`) });
      const { status } = await backend.send(`/bookings/${body.id}`, {
        method: 'PATCH',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${body.token}`, 'if-match': '"1"' },
        body: JSON.stringify({ start: `2026-03-0${3 + n}T14:00+01:00[Europe/Berlin]` }),
      });
      outcomes.push(status);
    }
    expect(outcomes).to.deep.equal([200, 200, 429, 200]);
  });

  it('A80 ten wrong links a minute from one address, and the right one has to wait, too', async () => {
    const backend = defended({});
    const { body } = await backend.book();
    const read = async (token: string | undefined) => (await backend.read<ProblemBody>(body.id, token)).status;
    for (let n = 0; n < 10; n++) expect(await read(`wrong${n}`)).to.equal(404);
    expect([await read('wrong'), await read(body.token)]).to.deep.equal([429, 429]);
    backend.visitor = '198.51.100.1';
    expect(await read(body.token)).to.equal(200);
    backend.visitor = '203.0.113.7';
    backend.now += 1;
    for (let n = 0; n < 20; n++) expect(await read(body.token)).to.equal(200);
  });

  for (const [name, { token }] of Object.entries(CALLS) as [string, Call][]) {
    if (token !== 'host') continue;
    it(`A80 wrong tokens are counted by ${name}`, async () => {
      const backend = new DefendedBackend(limited({}, STAFFED));
      const [method, path] = name.split(' ') as [string, string];
      const guess = () =>
        backend.send<ProblemBody>(`${path.replace(/\{\w+\}/, 'a')}?from=20515&to=20520`, {
          method,
          headers: { authorization: 'Bearer wrong', 'if-match': '"1"', 'content-type': 'application/json' },
          ...(method !== 'GET' && method !== 'DELETE' && { body: JSON.stringify({ email: 'a@example.com' }) }),
        });
      const codes: string[] = [];
      for (let n = 0; n < 11; n++) codes.push((await guess()).body.code);
      expect(codes.at(-1), codes.join(' ')).to.equal('rate-limited');
    });
  }

  it('A80 wrong links of a booking that moves are counted; whoever has to wait for that sees which times there are', async () => {
    const backend = defended({});
    const { body } = await backend.book();
    const ask = async (more: string, token?: string): Promise<number> => {
      const headers: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` };
      const path = `/openings?from=20515&to=20520&service=${body.service}${more}`;
      return (await backend.send(path, { headers })).status;
    };
    for (let n = 0; n < 10; n++) expect(await ask(`&moving=${body.id}`, `wrong${n}`)).to.equal(404);
    expect(await ask(`&moving=${body.id}`, body.token)).to.equal(429);
    expect(await ask('')).to.equal(200);
  });

  it('A80 what a token is not for is no guess', async () => {
    const backend = new DefendedBackend(limited({}, STAFFED));
    const { body } = await backend.book();
    for (let n = 0; n < 15; n++) expect((await step(backend, 'reader', body.id, 'accept')).status).to.equal(403);
  });

  it('A86 where nobody knows who sends a request, nobody is limited for another', async () => {
    const backend = defended({ bookingsPerAddress: { refuseAfter: 1 } });
    backend.visitor = '';
    for (let n = 0; n < 3; n++) expect((await backend.book({ start: day(n) })).status).to.equal(201);
  });

  it('A86 what is kept of an address is a hash that is another on the next day', async () => {
    const backend = defended({});
    const hashOf = async (): Promise<string | undefined> => {
      await hold(backend, day(2));
      return (await backend.state()).claims.at(-1)?.hold?.visitor;
    };
    const first = await hashOf();
    backend.now += 1440;
    const second = await hashOf();
    expect(first)
      .to.match(/^[\w-]{43}$/)
      .and.not.equal(second);
    expect(JSON.stringify(await backend.state())).not.to.include('203.0.113');
  });
});
