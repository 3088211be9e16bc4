import { expect } from 'chai';
import type { Booking, BookingRequest, HeldTime, ProblemBody, TakenPackage } from '../../src/adapter/contract.js';
import { StoreUnavailable, type SiteFile } from '../../src/server/index.js';
import type { Problem } from '../../src/server/http/problems.js';
import type { Notice, QueuedNotice, Waiting } from '../../src/server/outbox.js';
import { PROBLEMS_OF_ALL } from '../../src/server/openapi/call-problems.js';
import type { Call } from '../../src/server/openapi/call.js';
import { CALLS, type CallName } from '../../src/server/openapi/calls.js';
import { STAFFED, tokenOf } from './host-support.js';
import { at, berlin, CLIENT, TestBackend, wish } from './support.js';

const SITE: SiteFile = {
  ...STAFFED,
  managePage: 'https://www.example.com/manage',
  services: [
    ...STAFFED.services,
    { id: 'asked', name: 'Asked', durations: [60], calendars: ['a', 'b'], assignment: 'client', approval: true },
  ],
  packages: [{ id: 'pack', name: 'Pack', sessions: [{ service: 'talk', count: 3 }] }],
  panels: [{ id: 'duo', name: 'Duo', service: 'talk', primary: { calendar: 'a' }, seats: [{ calendar: 'b' }] }],
};
const ORIGIN = 'https://api.example.com/v1/sites/practice';
const START = berlin('03-03T10:00');
const FREE = berlin('03-04T10:00');
const QUERY = { from: '20515', to: '20520', service: 'talk' };

/** A request in parts, so that one can be made wrong. */
interface Sent {
  url: string;
  method: string;
  headers: Record<string, string>;
  body?: Record<string, unknown> | string;
}

/** A backend with a booking of Ann's that stands, one that waits for a yes, a hold, a package and a lost mail; and a right request to each call. */
class Scene {
  readonly backend = new TestBackend(SITE);
  booking!: Booking;
  pending!: Booking;
  hold!: HeldTime;
  pack!: TakenPackage;
  dead: QueuedNotice | undefined;

  static async of(): Promise<Scene> {
    const scene = new Scene();
    scene.booking = await scene.book({ service: 'talk', calendar: 'a', start: START });
    scene.pending = await scene.book({ service: 'asked', calendar: 'b', start: berlin('03-05T10:00') });
    scene.hold = await scene.holds({ calendar: 'a', start: berlin('03-05T14:00') });
    const { url, method, headers } = scene.right('POST /packages');
    const first = scene.init(method, headers, packageWith({ start: berlin('03-06T16:00') }));
    scene.pack = (await (await scene.backend.handler(new Request(url, first))).json()) as TakenPackage;
    const { outbox } = scene.backend.store;
    const { now } = scene.backend;
    [scene.dead] = await outbox.take('practice', now, now + 1, 1, ['mail']);
    await outbox.failed('practice', scene.dead!, 'gone', undefined);
    return scene;
  }

  async book(parts: Partial<BookingRequest>): Promise<Booking> {
    return (await this.backend.book(parts)).body;
  }

  async holds(parts: object): Promise<HeldTime> {
    return (await this.backend.hold<HeldTime>(time(parts))).body;
  }

  init(method: string, headers: Record<string, string>, body?: unknown): RequestInit {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    return {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      ...(body !== undefined && { body: text }),
    };
  }

  right(name: CallName): Sent {
    const [method, path] = name.split(' ') as [string, string];
    const call: Call = CALLS[name];
    const waits = path.endsWith('/accept') || path.endsWith('/decline');
    const own = path.startsWith('/packages') ? this.pack : waits ? this.pending : this.booking;
    const { id: of = '', token = '' } = (path.startsWith('/holds') ? this.hold : own) ?? {};
    const id = path.startsWith('/undelivered') ? (this.dead?.id ?? '') : of;
    const opens = call.token === 'host' ? tokenOf('owner') : token;
    const { query: asked = {} } = call;
    const query = new URLSearchParams('to' in asked ? Object.entries(QUERY).filter(([key]) => key in asked) : []);
    return {
      url: `${ORIGIN}${path.replace('{id}', id).replace('{calendar}', 'a')}?${query}`,
      method,
      headers: {
        ...(call.token && { authorization: `Bearer ${opens}` }),
        ...(call.headers?.includes('Idempotency-Key') && { 'idempotency-key': this.pack ? 'a-key' : 'first-key' }),
        ...([...(call.headers ?? []), ...(call.hostHeaders ?? [])].includes('If-Match') && { 'if-match': '"1"' }),
      },
      body: bodyOf(call),
    };
  }

  async answer({ url, method, headers, body }: Sent): Promise<ProblemBody> {
    const response = await this.backend.handler(new Request(url, this.init(method, headers, body)));
    return (await response.json()) as ProblemBody;
  }

  /** Sends the token of the client's list. */
  async linked(sent: Sent): Promise<void> {
    await this.answer(this.right('POST /appointments-link')).catch(() => undefined);
    const { outbox } = await this.backend.state();
    sent.headers['authorization'] = `Bearer ${outbox.find((one): one is Notice & Waiting => 'link' in one)!.token}`;
  }

  /** Takes the time on both calendars. */
  async takeFree(): Promise<void> {
    for (const calendar of ['a', 'b']) await this.book({ service: 'talk', calendar, start: FREE });
  }
}

const time = (parts: object) => ({ service: 'talk', duration: 60, start: FREE, ...parts });

const packageWith = (session: object) => ({
  ...{ package: 'pack', calendar: 'a', client: CLIENT, answers: {} },
  sessions: [{ ...time({}), ...session }],
});

function bodyOf({ body }: Call): Record<string, unknown> | undefined {
  switch ([body].flat()[0]) {
    case 'BookingRequest':
      return { ...wish(time({})), client: CLIENT };
    case 'PackageRequest':
      return packageWith({});
    case 'SessionsRequest':
      return { sessions: [time({})], answers: {} };
    case 'PackageChange':
      return { rule: { who: 'any' } };
    case 'HoldRequest':
      return time({});
    case 'RescheduleRequest':
      return { start: FREE, calendar: null };
    case 'AppointmentsLinkRequest':
    case 'ClientRequest':
      return { email: CLIENT.email };
    case 'CreditRequest':
      return { amount: 1 };
    case 'ReassignRequest':
      return {};
    default:
      return undefined;
  }
}

/** Makes a right request wrong, or the world around it. */
type Cause = (sent: Sent, scene: Scene, name: CallName) => unknown;

const says =
  (parts: object): Cause =>
  (sent) => {
    const body = sent.body as { sessions?: readonly object[] };
    // What is wrong with a time is wrong with that of a session.
    const [session] = body.sessions ?? [];
    sent.body = session ? { ...body, sessions: [{ ...session, ...parts }] } : { ...body, ...parts };
  };
const asks =
  (parts: Record<string, string>): Cause =>
  (sent) => {
    const url = new URL(sent.url);
    for (const [key, value] of Object.entries(parts)) url.searchParams.set(key, value);
    sent.url = url.href;
  };
const sends =
  (headers: Record<string, string>): Cause =>
  (sent) =>
    Object.assign(sent.headers, headers);
const without =
  (header: string): Cause =>
  (sent) =>
    delete sent.headers[header];
const finds =
  (fault: () => Error): Cause =>
  (_, { backend: { store } }) => {
    const fail = (): Promise<never> => Promise.reject(fault());
    Object.assign(store.outbox, { undelivered: fail, retry: fail });
    Object.assign(store, {
      read: fail,
      booking: fail,
      bookings: fail,
      bookingsOf: fail,
      link: fail,
      change: fail,
      revision: fail,
    });
  };
const begun: Cause = (_, { backend }) => (backend.now = at(berlin('03-05T10:00')));

/** How each code comes about; by call where calls differ. */
const CAUSES: Readonly<Partial<Record<Problem | `${CallName} ${Problem}`, Cause>>> = {
  'unknown-site': (sent) => (sent.url = sent.url.replace('practice', 'nothing')),
  'origin-not-allowed': sends({ origin: 'https://evil.example' }),
  'temporarily-unavailable': finds(() => new StoreUnavailable('away')),
  internal: finds(() => new Error('broken')),
  'unsupported-media-type': sends({ 'content-type': 'text/plain' }),
  'body-too-large': (sent) => (sent.body = 'x'.repeat(100_000)),
  validation: (sent) => (sent.body = '"text"'),
  'GET /availability validation': asks({ from: 'x' }),
  'GET /openings validation': asks({ to: '1' }),
  'GET /history validation': asks({ to: '1' }),
  'GET /load validation': asks({ from: 'x' }),
  'GET /bookings validation': async (sent, scene) => {
    await scene.linked(sent);
    asks({ after: 'x' })(sent, scene, 'GET /bookings');
  },
  'link-expired': sends({ authorization: 'Bearer wrong' }),
  'GET /changes validation': asks({ since: 'x' }),
  'range-too-large': asks({ from: '0' }),
  'host-token-missing': without('authorization'),
  'not-allowed': sends({ authorization: `Bearer ${tokenOf('reader')}` }),
  'GET /load not-allowed': sends({ authorization: `Bearer ${tokenOf('ann')}` }),
  // A hold that is not there counts as ended, but for an id that none can have.
  'not-found': (sent) =>
    (sent.url = sent.url.replace(/(bookings|packages)\/[^/?]+/, '$1/nothing').replace(/holds\/[^/?]+/, 'holds/%00')),
  'unknown-service': says({ service: 'nothing' }),
  'GET /load unknown-service': asks({ service: 'nothing' }),
  'GET /openings unknown-service': asks({ service: 'nothing' }),
  'unknown-calendar': says({ calendar: 'nothing' }),
  ...Object.fromEntries(
    ['pause', 'resume', 'credit'].map((step) => [
      `POST /members/{calendar}/${step} unknown-calendar`,
      (sent: Sent) => (sent.url = sent.url.replace('members/a', 'members/nobody')),
    ]),
  ),
  'GET /availability unknown-calendar': asks({ calendars: 'secret' }),
  'GET /availability not-found': (_, { backend }) => backend.serve({ ...SITE, packages: [], detail: 'slots' }),
  'GET /openings unknown-calendar': asks({ calendar: 'secret' }),
  'GET /openings not-bookable': asks({ pool: 'nothing' }),
  'GET /openings invalid-time': asks({ duration: '7' }),
  'GET /openings not-found': asks({ moving: 'nothing' }),
  'not-bookable': says({ calendar: 'secret' }),
  'POST /bookings/{id}/reassign not-bookable': says({ to: 'group' }),
  'PATCH /packages/{id} not-bookable': says({ calendar: 'group' }),
  'GET /bookings/{id}/candidates not-bookable': asks({ from: 'group' }),
  'GET /bookings/{id}/candidates not-allowed': async (sent, { backend, booking }) => {
    const { service: _none, ...meeting } = wish({ start: FREE });
    const { body } = await backend.post({ ...meeting, panel: 'duo' });
    sent.url = sent.url.replace(booking.id, body.id);
    asks({ from: 'b' })(sent, {} as Scene, 'GET /bookings/{id}/candidates');
    sent.headers['authorization'] = `Bearer ${tokenOf('ann')}`;
  },
  'POST /undelivered/{id}/retry not-found': (sent) =>
    (sent.url = sent.url.replace(/undelivered\/[^/?]+/, 'undelivered/0')),
  'POST /undelivered/{id}/retry too-late-to-change': (_, { backend }) => (backend.now += 90 * 24 * 60),
  'invalid-time': says({ start: 'soon' }),
  'unknown-time-zone': says({ start: '2026-03-04T10:00+01:00[Mars/Olympus]' }),
  'time-does-not-exist': says({ start: '2026-03-29T02:30+01:00[Europe/Berlin]' }),
  'time-zone-mismatch': says({ start: '2026-03-04T10:00+05:00[Europe/Berlin]' }),
  'outside-rules': says({ start: berlin('03-08T10:00') }),
  'slot-taken': async (sent, scene) => {
    await scene.takeFree();
    says({ calendar: 'a' })(sent, scene, 'POST /bookings');
  },
  'all-booked': (_, scene) => scene.takeFree(),
  'POST /bookings/{id}/reassign all-booked': (_, scene) => scene.book({ service: 'talk', calendar: 'b', start: START }),
  'slot-held': async (sent, scene) => {
    await scene.holds({ calendar: 'a' });
    says({ calendar: 'a' })(sent, scene, 'POST /bookings');
  },
  'too-many-holds': async (_, scene) => {
    for (const start of ['03-04T14:00', '03-04T16:00']) await scene.holds({ start: berlin(start) });
  },
  'hold-expired': (_, { backend }) => (backend.now += 10),
  'POST /holds hold-expired': async (sent, scene) => {
    await scene.answer(sent);
    scene.backend.now += 10;
  },
  'POST /bookings hold-expired': async (sent, scene) => {
    const hold = await scene.holds({});
    scene.backend.now += 10;
    await scene.takeFree();
    says({ hold: { id: hold.id, token: hold.token } })(sent, scene, 'POST /bookings');
  },
  'hold-not-yours': sends({ authorization: 'Bearer wrong' }),
  'POST /bookings hold-not-yours': (sent, scene) =>
    says({ hold: { id: scene.hold.id, token: 'wrong' } })(sent, scene, 'POST /bookings'),
  'idempotency-key-missing': without('idempotency-key'),
  'invalid-idempotency-key': sends({ 'idempotency-key': 'a key' }),
  'idempotency-key-reused': async (sent, scene) => {
    await scene.answer(scene.right('POST /bookings'));
    says({ start: berlin('03-06T10:00') })(sent, scene, 'POST /bookings');
  },
  'PATCH /bookings/{id} idempotency-key-reused': async (sent, scene) => {
    sends({ 'idempotency-key': 'a-move' })(sent, scene, 'PATCH /bookings/{id}');
    await scene.answer(sent);
    says({ start: berlin('03-06T10:00') })(sent, scene, 'PATCH /bookings/{id}');
  },
  'POST /members/{calendar}/credit idempotency-key-reused': async (sent, scene) => {
    await scene.answer(scene.right('POST /members/{calendar}/credit'));
    says({ amount: 2 })(sent, scene, 'POST /members/{calendar}/credit');
  },
  'version-missing': without('if-match'),
  'POST /bookings/{id}/cancel version-missing': (sent) => {
    delete sent.headers['if-match'];
    sent.headers['authorization'] = `Bearer ${tokenOf('owner')}`;
  },
  'POST /bookings/{id}/cancel version-mismatch': sends({
    authorization: `Bearer ${tokenOf('owner')}`,
    'if-match': '"7"',
  }),
  'version-mismatch': sends({ 'if-match': '"7"' }),
  'too-late-to-change': begun,
  'wrong-state': async (sent, { backend, booking }) => {
    await backend.cancel(booking);
    sent.headers['if-match'] = '"2"';
  },
  'POST /bookings/{id}/accept wrong-state': async (sent, { backend, pending }) => {
    await backend.cancel(pending);
    sent.headers['if-match'] = '"2"';
  },
  'POST /bookings/{id}/decline wrong-state': (sent, { booking, pending }) =>
    (sent.url = sent.url.replace(pending.id, booking.id)),
  'needs-confirmation': async (sent, scene) => {
    await scene.book({ service: 'talk', calendar: 'b', start: START });
    says({ to: 'b' })(sent, scene, 'POST /bookings');
  },
};

/** They need streams that stay open, a handler without any, or one that counts: the tests of those have them. */
const ELSEWHERE: readonly string[] = [
  ...['GET /changes rate-limited', 'GET /changes not-found'],
  ...[
    ...['POST /bookings', 'POST /holds', 'POST /appointments-link'],
    ...['POST /packages', 'POST /packages/{id}/sessions'],
  ].flatMap((call) => [`${call} rate-limited`, `${call} challenge-required`]),
  ...['POST /bookings', 'PATCH /bookings/{id}', 'POST /packages', 'POST /packages/{id}/sessions'].map(
    (call) => `${call} mail-unread`,
  ),
];

describe('the problems of each call', () => {
  for (const name of Object.keys(CALLS) as CallName[]) {
    for (const code of [...PROBLEMS_OF_ALL, ...(CALLS[name] as Call).problems]) {
      if (ELSEWHERE.includes(`${name} ${code}`)) continue;
      it(`${name} can end with ${code}`, async () => {
        const scene = await Scene.of();
        const sent = scene.right(name);
        const cause = CAUSES[`${name} ${code}`] ?? CAUSES[code];
        expect(cause, 'a cause in this file').to.be.a('function');
        await cause!(sent, scene, name);
        expect(await scene.answer(sent)).to.include({ code });
      });
    }
  }

  it('are those of requests that are otherwise right', async () => {
    for (const name of Object.keys(CALLS) as CallName[]) {
      const scene = await Scene.of();
      if (name.endsWith('no-show')) scene.backend.now = at(START);
      const sent = scene.right(name);
      if (/^GET \/bookings$|disown$|allow-mail$/.test(name) && !name.includes('clients')) await scene.linked(sent);
      const { url, method, headers, body } = sent;
      const answer = await scene.backend.handler(new Request(url, scene.init(method, headers, body)));
      expect(answer.status, name).to.be.within(200, 204);
      // A stream of changes that nobody reads beats for a minute yet.
      await answer.body?.cancel();
    }
  });
});
