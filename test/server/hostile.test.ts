import { expect } from 'chai';
import type { ProblemBody } from '../../src/adapter/contract.js';
import type { SiteFile } from '../../src/server/index.js';
import { berlin, CLIENT, ORIGIN, PRACTICE, TestBackend, wish } from './support.js';

const nested = (depth: number): string => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;

describe('hostile requests', () => {
  let backend: TestBackend;
  beforeEach(() => (backend = new TestBackend()));
  afterEach(() => expect(backend.faults).to.deep.equal([]));

  const bodies: [what: string, more: string][] = [
    ['__proto__ beside its parts', '"__proto__":{"polluted":true}'],
    ['__proto__ among its answers', '"answers":{"__proto__":"polluted","constructor":"x","toString":"x"}'],
    ['a constructor', '"constructor":{"prototype":{"polluted":true}}'],
    ['a record nested ten thousand deep', `"proposal":{"calendar":"a","record":${nested(10_000)}}`],
  ];
  for (const [what, more] of bodies) {
    it(`A52 a body with ${what} books as without it, and pollutes nothing`, async () => {
      const answer = await backend.post(`${JSON.stringify(wish()).slice(0, -1)},${more}}`);
      expect(answer.status).to.equal(201);
      expect('polluted' in {}).to.equal(false);
      const [stored] = Object.values((await backend.state()).bookings);
      expect(JSON.stringify(stored)).not.to.match(/polluted|"a":\{"a"/);
    });
  }

  for (const part of ['service', 'start', 'client', 'duration', 'answers', 'hold', 'form']) {
    for (const value of [nested(5_000), '"__proto__"', '["x"]']) {
      it(`A52 A40 ${value.slice(0, 11)} as "${part}" is refused`, async () => {
        const body = JSON.stringify({ ...wish(), [part]: 'HERE' }).replace('"HERE"', value);
        expect((await backend.post(body)).status).to.equal(422);
      });
    }
  }

  it('A40 half a character in any text is refused, as no store keeps it', async () => {
    const half = 'x\ud800';
    for (const part of ['firstName', 'lastName', 'notes']) {
      const { body } = await backend.refused({ client: { ...CLIENT, [part]: half } });
      expect(body.errors?.map(({ pointer }) => pointer)).to.deep.equal([`/client/${part}`]);
    }
    const { body } = await backend.refused({ client: { ...CLIENT, email: `${half}@example.com` } });
    expect(body.errors?.map(({ pointer }) => pointer)).to.deep.equal(['/client/email']);
    expect((await backend.book({ client: { ...CLIENT, firstName: '🙂', notes: 'two\nlines 🙂' } })).status).to.equal(
      201,
    );
  });

  it('FL-5 a number that is beyond all numbers is no answer', async () => {
    const fields = [{ id: 'people', kind: 'number' as const, label: 'People' }];
    const services = PRACTICE.services.map((service) => ({ ...service, fields }));
    const asking = new TestBackend({ ...PRACTICE, services });
    const body = JSON.stringify(wish({ answers: { people: 7 } })).replace('7}', '1e999}');
    const { status, body: problem } = await asking.post<ProblemBody>(body);
    expect([status, problem.errors?.[0]?.pointer]).to.deep.equal([422, '/answers/people']);
  });

  it('FL-5 a box that has to be ticked and is not is no answer; a field may be called as all objects’ own', async () => {
    const fields = [
      { id: 'agreed', kind: 'checkbox' as const, label: 'Agreed', required: true },
      { id: 'constructor', kind: 'text' as const, label: 'Who built it' },
    ];
    const services = PRACTICE.services.map((service) => ({ ...service, fields }));
    const asking = new TestBackend({ ...PRACTICE, services });
    const { status, body } = await asking.post<ProblemBody>(wish({ answers: { agreed: false } }));
    expect([status, body.errors?.map(({ pointer }) => pointer)]).to.deep.equal([422, ['/answers/agreed']]);
    expect((await asking.post(wish({ answers: { agreed: true } }))).status).to.equal(201);
  });

  for (const part of ['form', 'answers']) {
    it(`A40 a list is no ${part}`, async () => {
      const { status, body } = await backend.post<ProblemBody>(wish({ [part]: [] } as object));
      expect([status, body.errors?.[0]?.pointer]).to.deep.equal([422, `/${part}`]);
    });
  }

  it('A40 a fault is named by its JSON pointer, whatever the field is called', async () => {
    const { status, body } = await backend.post<ProblemBody>(wish({ answers: { 'a/b~c': null } } as object));
    expect([status, body.errors?.[0]?.pointer]).to.deep.equal([422, '/answers/a~1b~0c']);
  });

  for (const path of ['/bookings/%00', '/bookings/a%00b/cancel', '/holds/%00/extend', '/bookings/%ff%00', '/%00']) {
    it(`A40 nothing is at ${path}`, async () => {
      const method = /cancel|extend/.test(path) ? 'POST' : 'GET';
      const { status } = await backend.send(path, { method, headers: { authorization: 'Bearer x' } });
      expect(status).to.equal(404);
    });
  }

  for (const moving of ['', 'a\0b', 'x'.repeat(65)]) {
    it(`A40 no booking of the id ${JSON.stringify(moving.slice(0, 9))} is to be moved`, async () => {
      const query = new URLSearchParams({ from: '20514', to: '20515', service: 'talk', moving });
      const { status, body } = await backend.send<ProblemBody>(`/openings?${query}`);
      expect([status, body.errors?.[0]?.pointer]).to.deep.equal([422, '/moving']);
    });
  }

  for (const email of [
    'root@[127.0.0.1]',
    '[x]@example.com',
    'a@b.example,c@d.example',
    'a@b.example\r\nBcc: c@d.example',
    'ann\u202emoc.live@b.example',
  ]) {
    it(`A40 ${JSON.stringify(email)} is no address that mails go to`, async () => {
      const { status, body } = await backend.refused({ client: { ...CLIENT, email } });
      expect([status, body.errors?.[0]?.pointer]).to.deep.equal([422, '/client/email']);
    });
  }

  const names: [name: string, good: boolean][] = [
    ['Win at https://evil.example', false],
    ['www.evil.example', false],
    ['Cheap pills evil.com now', false],
    ['EVIL.RU', false],
    ['free spins at evil.bet', false],
    ['write to evil@example.com', false],
    ['evil.example/win', false],
    ['evil\u3002com', false],
    ['\uff45\uff56\uff49\uff4c\uff0e\uff43\uff4f\uff4d', false],
    ['evil\u2024com', false],
    ['evil\u00ad.\u200dc\u034fom', false],
    ['t.me\uff0fevil', false],
    ['two\nlines', false],
    ['two\u2028lines', false],
    ['x'.repeat(101), false],
    ['\u200b\u200b', false],
    ['\u3164\u115f\u2800', false],
    ['Ann \u202egnp.exe', false],
    ['x'.repeat(100), true],
    ["O'Brien-Smith", true],
    ['Jr. St. John', true],
    ['J.R.R.', true],
    ['Ph.D.', true],
    ['Nguyễn Thị Minh Khai', true],
    ['山田 太郎', true],
    ['Ångström, M.', true],
  ];
  for (const [name, good] of names) {
    it(`A89 ${JSON.stringify(name.slice(0, 30))} is ${good ? 'a' : 'no'} name to stand in a mail`, async () => {
      for (const field of ['firstName', 'lastName']) {
        const { status, body } = await backend.refused({ client: { ...CLIENT, [field]: name }, service: 'class' });
        expect(status, body.detail).to.equal(good ? 201 : 422);
        if (!good) expect(body.errors?.[0]?.pointer).to.equal(`/client/${field}`);
      }
    });
  }

  it('A89 A40 nothing else that a visitor writes stands in the mails to the address that was typed', async () => {
    const fields = [{ id: 'topic', label: 'Topic', kind: 'long-text' as const }];
    const file: SiteFile = { ...PRACTICE, services: PRACTICE.services.map((service) => ({ ...service, fields })) };
    backend = new TestBackend(file);
    const advert = 'https://evil.example/win';
    const client = { ...CLIENT, notes: advert, lastName: 'Unmistakable' };
    const { status } = await backend.book({ client, answers: { topic: advert } });
    expect(status).to.equal(201);
    const letters = (await backend.messages()).filter(({ to }) => to === CLIENT.email);
    expect(letters).not.to.deep.equal([]);
    for (const letter of letters) expect(JSON.stringify(letter)).not.to.include('evil.example');
  });

  it('A20 of many who want pairs that share people, as many are served as there are people for, wholly or not at all', async () => {
    const HOURS = PRACTICE.calendars[0]!.hours;
    const people = ['p1', 'p2', 'p3', 'p4'];
    const pairs: SiteFile = {
      ...PRACTICE,
      specialists: people.map((id) => ({ id, name: id })),
      calendars: people.map((id) => ({ id, specialist: id, hours: HOURS })),
      pools: [
        {
          ...{ id: 'pairs', name: 'Pairs', distribution: 'least-loaded' },
          members: [
            { id: 'one', calendars: ['p1', 'p2'] },
            { id: 'two', calendars: ['p2', 'p3'] },
            { id: 'three', calendars: ['p3', 'p4'] },
            { id: 'four', calendars: ['p4', 'p1'] },
          ],
        },
      ],
      services: [{ id: 'pair', name: 'Pair', durations: [60], pool: 'pairs', assignment: 'automatic' }],
    };
    backend = new TestBackend(pairs);
    const times = ['09:00', '10:00', '11:00'];
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, n) =>
        backend.book({
          service: 'pair',
          start: berlin(`03-03T${times[n % 3]}`),
          client: { ...CLIENT, email: `c${n}@example.com` },
        }),
      ),
    );
    const served = answers.filter(({ status }) => status === 201).length;
    expect(answers.filter(({ status }) => status !== 201).map(({ status }) => status)).to.deep.equal(
      Array<number>(30 - served).fill(409),
    );
    expect(served).to.be.within(3, 6);
    const { claims, bookings } = await backend.state();
    expect(claims).to.have.length(2 * served);
    expect(Object.keys(bookings)).to.have.length(served);
  });
});

describe('headers of every answer', () => {
  const backend = new TestBackend();
  const HEADERS = {
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  };
  const calls: [path: string, init?: RequestInit][] = [
    ['/catalog'],
    ['/catalog', { headers: { origin: ORIGIN } }],
    ['/catalog', { headers: { origin: 'https://evil.example' } }],
    ['/availability?from=20515&to=20545'],
    ['/availability?from=x'],
    ['/nothing'],
    ['/bookings/nothing'],
    ['/bookings', { method: 'POST' }],
    ['/bookings', { method: 'OPTIONS', headers: { origin: ORIGIN } }],
    ['/history'],
  ];
  for (const [path, init = {}] of calls) {
    it(`A67 A69 ${init.method ?? 'GET'} ${path} ${JSON.stringify(init.headers ?? {})}`, async () => {
      const { response } = await backend.send<ProblemBody>(path, init);
      for (const [name, value] of Object.entries(HEADERS)) expect(response.headers.get(name), name).to.equal(value);
      expect(response.headers.get('cache-control')).to.be.oneOf(['no-store', 'no-cache']);
      for (const name of ['set-cookie', 'access-control-allow-credentials'])
        expect(response.headers.get(name)).to.equal(null);
      expect(response.headers.get('vary')).to.match(/Origin/);
    });
  }

  it('A69 a booking and a hold are never stored on their way, nor is what refuses them', async () => {
    const { response, body } = await backend.book();
    const time = { service: 'talk', duration: 30, start: berlin('03-05T10:00') };
    const answers = [response, (await backend.read(body.id, body.token)).response, (await backend.hold(time)).response];
    answers.push((await backend.refused({ start: 'x' })).response, (await backend.cancel(body)).response);
    for (const answer of answers) expect(answer.headers.get('cache-control')).to.equal('no-store');
  });

  it('A74 no address of the API sends anybody elsewhere', async () => {
    for (const path of [
      '',
      '/',
      '/catalog/',
      '//evil.example/catalog',
      '/../../x',
      '/bookings/',
      '/bookings/..%2f..%2fx',
    ]) {
      const response = await backend.handler(new Request(`https://api.example.com/v1/sites/practice${path}`));
      expect([response.status < 300 || response.status > 399, response.headers.get('location')], path).to.deep.equal([
        true,
        null,
      ]);
    }
  });
});
