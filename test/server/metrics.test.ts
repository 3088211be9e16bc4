import { expect } from 'chai';
import { createHandler, siteFromFile } from '../../src/server/index.js';
import { startMetrics } from '../../src/server/node/metrics.js';
import { bookOn, endAll, startServing } from './serving.js';
import { berlin, NOW, PRACTICE, TestBackend, wish } from './support.js';

describe('the figures for those who run the backend', () => {
  after(endAll);

  function measured() {
    const backend = new TestBackend();
    const metrics = startMetrics({
      sites: () => ['practice'],
      outbox: backend.store.outbox,
      clock: () => backend.now,
      pool: () => ({ open: 3, idle: 2, waiting: 1 }),
    });
    const handler = createHandler({
      sites: [siteFromFile(PRACTICE)],
      store: backend.store,
      clock: () => NOW,
      onAnswer: metrics.answered,
      liveChanges: { onStreams: metrics.streams },
      onCaught: metrics.caught,
    });
    const book = (key: string, parts = {}): Promise<Response> =>
      handler(
        new Request('https://api.example.com/v1/sites/practice/bookings', {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'idempotency-key': key },
          body: JSON.stringify(wish(parts)),
        }),
      );
    /** The value of a series; undefined where it isn't there. */
    const value = async (series: string): Promise<number | undefined> => {
      const line = (await metrics.text()).split('\n').find((one) => one.startsWith(`${series} `));
      return line === undefined ? undefined : Number(line.slice(series.length + 1));
    };
    return { backend, handler, book, value };
  }

  it('tell how many pages are being told of changes', async () => {
    const { handler, value } = measured();
    const listen = () => handler(new Request('https://api.example.com/v1/sites/practice/changes'));
    expect(await value('rota_change_streams')).to.equal(0);
    const streams = [await listen(), await listen()];
    expect(await value('rota_change_streams')).to.equal(2);
    await streams[0]!.body!.cancel();
    expect(await value('rota_change_streams')).to.equal(1);
    await streams[1]!.body!.cancel();
    expect(await value('rota_change_streams')).to.equal(0);
  });

  it('count requests by route and status, and bookings by how they ended', async () => {
    const { book, value, handler } = measured();
    await book('one');
    await book('one');
    await book('two', { calendar: 'a', service: 'talk', duration: 30 });
    await book('three', { calendar: 'a', service: 'talk', duration: 30 });
    await handler(new Request('https://api.example.com/v1/sites/practice/catalog', { method: 'PURGE' }));
    const route = '/v1/sites/:site/bookings';
    const series = (status: number) => `rota_request_seconds_count{method="POST",route="${route}",status="${status}"}`;
    const results = ['made', 'replayed', 'slot-taken'].map((result) =>
      value(`rota_booking_requests_total{result="${result}"}`),
    );
    const [made, replayed, taken] = await Promise.all(results);
    expect([made! + (taken ?? 0), replayed]).to.deep.equal([3, 1]);
    expect(taken).to.be.at.least(1);
    expect(await value(series(201))).to.equal(made! + replayed!);
    expect(await value(series(409))).to.equal(taken);
    expect(await value('rota_request_seconds_count{method="other",route="unknown",status="404"}')).to.equal(1);
  });

  it('A88 count the robots that gave themselves away', async () => {
    const { book, value } = measured();
    await book('one', { form: { hidden: 'x' } });
    await book('two', { form: { hidden: 'x' } });
    await book('three', { form: { took: 10 } });
    expect(await value('rota_caught_total{what="honeypot",site="practice"}')).to.equal(2);
    expect(await value('rota_caught_total{what="too-fast",site="practice"}')).to.equal(1);
  });

  it('show how much waits in the outbox, for how long, and what was given up', async () => {
    const { backend, book, value } = measured();
    expect(await value('rota_outbox_waiting{site="practice"}')).to.equal(0);
    await book('one', { start: berlin('03-03T10:00') });
    const all = (await backend.state()).outbox.length;
    expect(await value('rota_outbox_waiting{site="practice"}')).to.equal(all);
    backend.now += 7;
    expect(await value('rota_outbox_oldest_seconds{site="practice"}')).to.equal(7 * 60);
    const [taken] = await backend.store.outbox.take('practice', backend.now, backend.now + 5, 1, ['mail']);
    expect(await value('rota_outbox_waiting{site="practice"}')).to.equal(all);
    await backend.store.outbox.failed('practice', taken!, 'no', undefined);
    expect(await value('rota_outbox_waiting{site="practice"}')).to.equal(all - 1);
    expect(await value('rota_outbox_undelivered{site="practice"}')).to.equal(1);
    backend.now = NOW - 1;
    expect(await value('rota_outbox_waiting{site="practice"}')).to.equal(0);
    expect(await value('rota_outbox_oldest_seconds{site="practice"}')).to.equal(0);
  });

  it('are there though the store is not, and show the connections to it', async () => {
    const { backend, value } = measured();
    backend.store.outbox.backlog = () => Promise.reject(new Error('away'));
    expect(await value('rota_outbox_waiting{site="practice"}')).to.equal(undefined);
    expect(await value('rota_database_connections{state="waiting"}')).to.equal(1);
    expect(await value('process_cpu_seconds_total')).to.be.a('number');
  });

  it('are served on a port of their own only; the log goes to the error output', async () => {
    const serving = await startServing(['--memory', '--metrics', '0'], { LOG_LEVEL: 'info' });
    await bookOn(serving.url);
    expect((await fetch(`${serving.url}/metrics`)).status).to.equal(404);
    const address = /Figures for Prometheus: (\S+)/.exec(serving.output())![1]!;
    expect(new URL(address).hostname).to.equal('127.0.0.1');
    const answer = await fetch(address);
    expect(answer.headers.get('content-type')).to.match(/^text\/plain; version=0\.0\.4/);
    expect(await answer.text()).to.include('rota_booking_requests_total{result="made"} 1');
    expect(serving.output()).to.match(/"route":"\/v1\/sites\/:site\/bookings","status":201/);
    expect(await serving.stop()).to.equal(0);
  }).timeout(60_000);

  it('do not keep a server from saying that its port is taken', async () => {
    const { port } = new URL((await startServing(['--memory'])).url);
    const { code, output } = await startServing(['--memory', '--metrics', port]);
    expect(code).to.equal(1);
    expect(output()).to.equal(`--metrics 127.0.0.1:${port}: cannot be listened on; choose another port\n`);
  }).timeout(60_000);
});
