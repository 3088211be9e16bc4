/** The page that the links in a demo's mails lead to. Opened without one, it is Ada's: she books twice and asks for a link to all. */
import { startMockBackend, type MockBackend } from '../mocks/index.js';
import { openSite, starts } from '../src/engine/index.js';
import { HttpAppointmentsBackend } from '../src/adapter/http-appointments.js';
import { formatStart } from '../src/time/rfc9557.js';
import { MINUTES_PER_DAY } from '../src/time/units.js';
import { TeamPanel } from './team-panel.js';

const EMAIL = 'ada@example.com';
const CLIENT = { firstName: 'Ada', lastName: 'Lovelace', email: EMAIL, locale: 'en-GB', zone: 'Europe/Berlin' };

/** Books the first free time after some days. */
async function book(adapter: HttpAppointmentsBackend, days: number): Promise<void> {
  const catalog = await adapter.catalog();
  const site = openSite(catalog);
  const today = Math.floor(Date.now() / 60_000 / MINUTES_PER_DAY);
  const availability = await adapter.availability({ from: today, to: today + days + 14 });
  const [service] = catalog.services;
  const range = [(today + days) * MINUTES_PER_DAY, (today + days + 13) * MINUTES_PER_DAY] as const;
  const start = starts(site, availability, { service: service!.id }, range).find(({ left }) => left > 0);
  if (!start) return;
  const time = formatStart(start.start, site.zone(catalog.site.zone));
  const answers = Object.fromEntries(
    service!.fields.filter(({ required }) => required).map(({ id, options }) => [id, options?.[0] ?? 'Yes']),
  );
  const wish = { service: service!.id, duration: service!.durations[0]!, start: time, client: CLIENT, answers };
  await adapter.book({ ...wish, revision: availability.revision }, crypto.randomUUID());
}

/** The link in the newest mail that has one. */
async function linkIn(backend: MockBackend): Promise<string> {
  const texts = (await backend.outbox()).map((message) => JSON.stringify(message));
  return texts.flatMap((text) => /#appointments\.[\w-]+/.exec(text) ?? [])[0] ?? '';
}

const [page, hash] = location.href.split('#') as [string, string?];
const site = new URLSearchParams(location.search).get('site') ?? 'wellness';
const element = document.querySelector('rota-appointments')!;
element.setAttribute('site', site);
const backend = await startMockBackend({ site, managePage: page });
if (hash === undefined) {
  const adapter = new HttpAppointmentsBackend({ url: location.origin, site });
  if (!backend.bookings().some(({ client }) => client.email === EMAIL))
    for (const days of [3, 9]) await book(adapter, days);
  await adapter.sendAppointmentsLink(EMAIL);
  history.replaceState(null, '', await linkIn(backend));
}
await import('../src/define/index.js');

const panel = document.querySelector('rota-team-panel');
if (panel instanceof TeamPanel) panel.backend = backend;
