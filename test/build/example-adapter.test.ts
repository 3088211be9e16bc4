import { expect } from 'chai';
import type { Backend } from '../../src/adapter/backend.js';
import type * as Testing from '../../src/testing/index.js';

/** The guide's files import the package by its name: by that one the suite comes, too, so that both know one `Problem`. */
const { conformance } = (await import('rota/testing' as string)) as typeof Testing;
const { studio } = (await import('../../demo/examples/adapter.js')) as unknown as {
  studio: (clock?: () => number) => Backend;
};
const { pottery } = (await import('../../demo/examples/slots-adapter.js')) as unknown as { pottery: () => Backend };

describe('the port, kept by the adapter that demo/adapter.html shows', () => {
  for (const { name, run } of conformance({ make: () => studio(), service: 'lesson' })) it(name, run);
});

describe('the studio of the guide', () => {
  it('DS-2 gives a lesson to whoever has the fewest that day', async () => {
    const clock = () => Date.parse('2026-11-24T06:00Z') / 60_000;
    const adapter = studio(clock);
    const client = { firstName: 'Ada', lastName: 'L', email: 'ada@example.com', locale: 'en', zone: 'Europe/Berlin' };
    const given: string[] = [];
    for (const hour of [9, 10, 11, 12, 13, 14, 15, 16].map((each) => String(each).padStart(2, '0'))) {
      const start = `2026-11-25T${hour}:00+01:00[Europe/Berlin]`;
      const asked = { service: 'lesson', duration: 45, start, client, answers: {}, revision: 1 };
      given.push((await adapter.book(asked, `key-at-${hour}`)).calendar!);
    }
    expect(given.filter((calendar) => calendar === 'mika')).to.have.length(4);
    for (let index = 0; index < given.length; index += 2)
      expect(new Set(given.slice(index, index + 2)).size, `lessons ${index + 1} and ${index + 2}`).to.equal(2);
  });
});

describe('the port, kept by the one that serves slots', () => {
  for (const { name, run } of conformance({ make: () => pottery(), service: 'wheel' })) it(name, run);
});
