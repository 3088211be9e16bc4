import { createSampleBackend } from '../../mocks/backend.js';
import { itKeepsToThePort } from '../support/conformance.js';

const now = Math.floor(Date.now() / 60_000);

for (const [site, booking] of [
  ['wellness', { service: 'massage' }],
  ['consulting', { service: 'discovery', answers: { company: 'Analytical Engines' } }],
] as const) {
  itKeepsToThePort(`the HTTP adapter before the reference backend (${site})`, {
    ...booking,
    make: () => createSampleBackend({ site, clock: () => now }).adapter,
  });
  for (const detail of ['pools', 'slots'] as const)
    itKeepsToThePort(`the same at level ${detail} (${site})`, {
      ...booking,
      make: () => createSampleBackend({ site, clock: () => now, detail }).adapter,
    });
}
