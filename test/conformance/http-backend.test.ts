import { createSampleBackend } from '../../mocks/backend.js';
import { HttpBackend } from '../../src/adapter/http-backend.js';
import { itKeepsToThePort } from '../support/conformance.js';

const now = Math.floor(Date.now() / 60_000);

for (const [site, booking] of [
  ['wellness', { service: 'massage', answers: {} }],
  ['consulting', { service: 'discovery', answers: { company: 'Analytical Engines' } }],
] as const) {
  itKeepsToThePort(`the HTTP adapter before the reference backend (${site})`, booking, async () => {
    const { handler, catalog } = createSampleBackend({ site, clock: () => now });
    return new HttpBackend({
      url: 'https://booking.example.com',
      site: catalog.site.id,
      fetch: (url, init) => handler(new Request(url, init)),
    });
  });
}
