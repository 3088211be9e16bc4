import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo, LookupFunction } from 'node:net';
import { expect } from 'chai';
import { Webhook } from 'standardwebhooks';
import type { Booking } from '../../src/adapter/contract.js';
import { isPublic, publicLookup, type Address } from '../../src/server/node/public-address.js';
import { deliverDue } from '../../src/server/delivery/deliver.js';
import { checkSecrets, webhookCaller, type WebhookOptions } from '../../src/server/node/webhook-caller.js';
import { siteFromFile, type SiteFile } from '../../src/server/index.js';
import { STAFFED, step } from './host-support.js';
import { berlin, CLIENT, TestBackend } from './support.js';

const KEY = `whsec_${Buffer.from('0123456789abcdefghijklmnopqrstuv').toString('base64')}`;

interface Called {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly json: { readonly type: string; readonly timestamp: string; readonly data: Record<string, unknown> };
}

type Hook = NonNullable<SiteFile['webhooks']>[number];

describe('webhooks', () => {
  let server: Server;
  let origin: string;
  let called: Called[];
  let status: number;
  let answers: boolean;
  let backend: TestBackend;
  let failures: string[];

  before(async () => {
    server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        called.push({ headers: request.headers, body, json: JSON.parse(body) as Called['json'] });
        if (answers) response.writeHead(status, { location: `${origin}/elsewhere` }).end('x'.repeat(100_000));
      });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  after(() => {
    server.closeAllConnections();
    server.close();
  });
  beforeEach(() => {
    [called, failures, status, answers] = [[], [], 200, true];
    given({});
  });
  afterEach(() => expect(backend.faults).to.deep.equal([]));

  function given(hook: Partial<Hook>, parts: Partial<SiteFile> = {}): void {
    const webhooks = [{ id: 'crm', url: `${origin}/rota`, secret: 'CRM_KEY', ...hook }];
    backend = new TestBackend({ ...STAFFED, webhooks, ...parts });
  }
  const deliver = (options: Partial<WebhookOptions> = {}): Promise<void> =>
    deliverDue({
      ...{ store: backend.store, sites: [backend.hosted], clock: () => backend.now },
      call: webhookCaller({ secretOf: () => KEY, allowed: [origin], ...options }),
      onFailure: (_site, { kind }, failure, last) => failures.push(`${kind}: ${failure}${last ? ', given up' : ''}`),
    });
  const talk = async (start = berlin('03-03T10:00')): Promise<Booking> =>
    (await backend.book({ service: 'talk', calendar: 'a', start })).body;
  const host = (id: string, name: string, body = {}) => step(backend, 'owner', id, name, { body });
  const types = (): string[] => called.map(({ json }) => json.type);

  it('FL-9 a call is signed as Standard Webhooks says, and a body or time that was changed does not verify', async () => {
    await talk();
    await deliver();
    const [{ body, headers } = { body: '', headers: {} }] = called;
    const signed = headers as Record<string, string>;
    expect(new Webhook(KEY).verify(body, signed)).to.deep.equal(JSON.parse(body));
    expect(signed['content-type']).to.equal('application/json');
    const forged: Record<string, string>[] = [
      { 'webhook-id': 'x' },
      { 'webhook-timestamp': String(Number(signed['webhook-timestamp']) + 1) },
    ];
    for (const changed of forged) {
      expect(() => new Webhook(KEY).verify(body, { ...signed, ...changed })).to.throw();
    }
    expect(() => new Webhook(KEY).verify(body.replace('talk', 'walk'), signed)).to.throw();
  });

  it('FL-9 it says what happened, when and to which booking, and nothing of the client', async () => {
    const booking = await talk();
    await deliver();
    expect(called[0]!.json).to.deep.equal({
      type: 'booking.created',
      timestamp: '2026-03-02T07:00:00.000Z',
      data: {
        ...{ site: 'practice', booking: booking.id, version: 1, state: 'confirmed', service: 'talk' },
        ...{ start: '2026-03-03T09:00:00.000Z', duration: 60, calendars: ['a'] },
      },
    });
    expect(called[0]!.body).not.to.match(/Cleo|example\.com/);
  });

  it('FL-9 where the site says so, it says who the client is', async () => {
    given({ includesClient: true });
    await talk();
    await deliver();
    expect(called[0]!.json.data).to.deep.include({ client: CLIENT, answers: {} });
  });

  it('FL-9 every step of a booking is told, to those who want to hear of it', async () => {
    const services = STAFFED.services.map((service) => ({ ...service, approval: service.id === 'talk' }));
    given({}, { services });
    const all = await talk();
    await host(all.id, 'accept');
    await host(all.id, 'reassign', { to: 'b' });
    const declined = await talk(berlin('03-04T10:00'));
    await host(declined.id, 'decline');
    const moved = (await backend.book({ start: berlin('03-03T14:00') })).body;
    await backend.send(`/bookings/${moved.id}`, {
      method: 'PATCH',
      headers: { authorization: `Bearer ${moved.token}`, 'content-type': 'application/json', 'if-match': '"1"' },
      body: JSON.stringify({ start: berlin('03-03T15:00') }),
    });
    await backend.cancel(moved);
    await deliver();
    backend.now = all.start;
    await host(all.id, 'no-show');
    await deliver();
    const toldOf = (id: string): string[] =>
      called
        .filter(({ json }) => json.data['booking'] === id)
        .map(({ json }) => json.type)
        .sort();
    expect(toldOf(all.id)).to.deep.equal([
      'booking.accepted',
      'booking.created',
      'booking.no-show',
      'booking.reassigned',
    ]);
    expect(toldOf(declined.id)).to.deep.equal(['booking.created', 'booking.declined']);
    expect(toldOf(moved.id)).to.deep.equal(['booking.cancelled', 'booking.created', 'booking.moved']);
    given({ events: ['booking.cancelled'] });
    called = [];
    await backend.cancel(await talk());
    await deliver();
    expect(types()).to.deep.equal(['booking.cancelled']);
  });

  it('FL-9 a call that failed comes again, with the same id and a signature of its own time, until it is given up', async () => {
    await talk(berlin('03-06T10:00'));
    status = 503;
    for (let i = 0; i < 48; i++) {
      await deliver();
      backend.now += 60;
    }
    expect(called).to.have.length(9);
    expect(new Set(called.map(({ headers }) => headers['webhook-id'])).size).to.equal(1);
    expect([failures[0], failures.at(-1)]).to.deep.equal([
      'booking.created: HTTP 503',
      'booking.created: HTTP 503, given up',
    ]);
    const dead = await backend.store.outbox.undelivered('practice');
    expect(dead.map(({ kind }) => kind)).to.deep.equal(['booking.created']);
  });

  it('FL-9 whoever answers that it is gone is not called again for it', async () => {
    await talk();
    status = 410;
    await deliver();
    expect(failures).to.deep.equal(['booking.created: The webhook says that it is gone., given up']);
  });

  it('A90 a redirect is a failure, and nobody follows it', async () => {
    await talk();
    status = 302;
    await deliver();
    expect(called).to.have.length(1);
    expect(failures).to.deep.equal(['booking.created: HTTP 302']);
  });

  it('A90 whoever does not answer in time has failed', async () => {
    await talk();
    answers = false;
    await deliver({ patience: 50 });
    expect(failures).to.have.length(1);
    expect(failures[0]).to.include('booking.created: ').and.not.to.include('given up');
  });

  it('FL-9 mails are not kept from going out, and wait where only webhooks are called', async () => {
    await talk();
    await deliver();
    expect((await backend.state()).outbox.map(({ kind }) => kind)).to.deep.equal([
      'client-confirmation',
      'specialist-notice',
    ]);
  });

  for (const [what, url] of Object.entries({
    'without TLS': 'http://localhost:9/hook',
    'on this machine': 'https://127.0.0.1:9/hook',
    'on this machine, in another spelling': 'https://0x7f.1:9/hook',
    'on this machine, by IPv6': 'https://[::1]:9/hook',
    'of the metadata of a cloud': 'https://169.254.169.254/latest/meta-data',
    'of a private network': 'https://192.168.0.1/',
    'of a private network, wrapped in IPv6': 'https://[::ffff:10.0.0.1]/',
  })) {
    it(`A90 an address ${what} is not called`, async () => {
      given({ url });
      await talk();
      await deliver({ allowed: [] });
      expect(failures).to.have.length(1);
      expect(failures[0])
        .to.match(/open internet|https/)
        .and.to.include('given up');
    });
  }

  it('A90 a name that leads to an address that is not public is not called, whatever else it leads to', async () => {
    const hidden = [
      '127.0.0.1',
      '10.1.2.3',
      '100.64.0.1',
      '169.254.169.254',
      '168.63.129.16',
      'fd00:ec2::254',
      'fe80::1',
    ];
    for (const address of hidden) {
      given({ url: `https://hooks.example.com:${new URL(origin).port}/rota` });
      await talk();
      failures = [];
      await deliver({ resolve: async () => [addressOf('93.184.215.14'), addressOf(address)] });
      expect(failures, address).to.deep.equal([
        'booking.created: The address of the webhook is not one of the open internet., given up',
      ]);
    }
    expect(called).to.deep.equal([]);
  });

  it('A90 a connection goes to the address that was checked: the name is asked once', async () => {
    let asked = 0;
    const rebinding = publicLookup(async () => [addressOf(++asked === 1 ? '93.184.215.14' : '127.0.0.1')]);
    expect(await lookedUp(rebinding, false)).to.deep.equal('93.184.215.14');
    expect(await lookedUp(rebinding, true)).to.be.instanceOf(Error);
    expect(asked).to.equal(2);
    expect(
      await lookedUp(
        publicLookup(async () => []),
        true,
      ),
    ).to.be.instanceOf(Error);
    const both = publicLookup(async () => [addressOf('93.184.215.14'), addressOf('2606:2800:21f::1')]);
    expect(await lookedUp(both, true)).to.deep.equal([addressOf('93.184.215.14'), addressOf('2606:2800:21f::1')]);
  });

  it('A90 what is public and what is not', () => {
    for (const address of ['93.184.215.14', '8.8.8.8', '2606:2800:21f::1'])
      expect(isPublic(address), address).to.equal(true);
    for (const address of [
      ...['0.0.0.0', '127.1.2.3', '10.0.0.1', '172.16.0.1', '192.168.1.1', '169.254.0.1', '100.100.100.200'],
      ...[
        '192.0.0.192',
        '198.18.0.1',
        '203.0.113.1',
        '224.0.0.1',
        '255.255.255.255',
        '::',
        '::1',
        'fc00::1',
        'fe80::1',
      ],
      ...['::ffff:127.0.0.1', '64:ff9b::7f00:1', '2002:7f00:1::', 'ff02::1', 'no address', ''],
    ]) {
      expect(isPublic(address), address).to.equal(false);
    }
  });

  it('FL-9 a key that is missing, or none, is said at the start, with where it belongs', () => {
    const setups = [backend.hosted.setup];
    expect(() => checkSecrets(setups, () => KEY)).not.to.throw();
    for (const key of [undefined, '', 'secret', 'whsec_c2hvcnQ=']) {
      expect(() => checkSecrets(setups, () => key)).to.throw(/^CRM_KEY: .*"crm" of practice/);
    }
  });

  it('MP-4 a webhook that could not work is refused in the site file', () => {
    const refused = (hook: object): void => {
      const webhooks = [{ id: 'crm', url: 'https://example.com/', secret: 'CRM_KEY', ...hook }];
      expect(() => siteFromFile({ ...STAFFED, webhooks }), JSON.stringify(hook)).to.throw(/webhooks/);
    };
    for (const url of ['ftp://example.com', 'http://example.com/', 'no', 'https://user:password@example.com/'])
      refused({ url });
    refused({ secret: 'whsec_abc' });
    refused({ events: [] });
    const twice = { id: 'crm', url: 'https://example.com/', secret: 'CRM_KEY' };
    expect(() => siteFromFile({ ...STAFFED, webhooks: [twice, twice] })).to.throw(/webhooks\[1\]\.id/);
    refused({ events: ['booking.lost'] as never });
  });
});

function addressOf(address: string): Address {
  return { address, family: address.includes(':') ? 6 : 4 };
}

function lookedUp(lookup: LookupFunction, all: boolean): Promise<unknown> {
  return new Promise((resolve) => lookup('hooks.example.com', { all }, (error, found) => resolve(error ?? found)));
}
