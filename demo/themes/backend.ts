import { fill, every } from '../../mocks/sites/fill.js';
import { seededState } from '../../mocks/seed.js';
import { HttpBackend } from '../../src/adapter/http-backend.js';
import type { Backend } from '../../src/adapter/backend.js';
import { createHandler, MemoryStore, siteFromFile, type SiteFile } from '../../src/server/index.js';
import { MINUTES_PER_DAY } from '../../src/time/index.js';

const MORNING = every(60, '09:00', '12:00');
const AFTERNOON = every(60, '13:00', '17:00');
const now = (): number => Math.floor(Date.now() / 60_000);

/** The real backend of a site, in the page and in memory, with some of its time taken. */
export function backendOf(file: SiteFile): Backend {
  const today = Math.floor(now() / MINUTES_PER_DAY);
  const setup = siteFromFile(file);
  const service = file.services[0]!.id;
  const bookings = file.calendars.flatMap(({ id }, i) => {
    const starts = Array.from({ length: 5 }, (_, day) => (day % 2 === i % 2 ? [...MORNING, ...AFTERNOON] : MORNING));
    return fill(today, { service, calendar: id, starts });
  });
  const store = new MemoryStore({ [file.id]: seededState(setup, bookings, now()) });
  const handler = createHandler({ sites: [setup], store, clock: now, allowsOrigin: () => true, liveChanges: false });
  return new HttpBackend({
    url: location.origin,
    site: file.id,
    fetch: (url, init) => handler(new Request(url, init)),
  });
}
