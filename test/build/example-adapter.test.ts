import type { Backend } from '../../src/adapter/backend.js';
import type * as Testing from '../../src/testing/index.js';

/** The guide's files import the package by its name: by that one the suite comes, too, so that both know one `Problem`. */
const { conformance } = (await import('rota/testing' as string)) as typeof Testing;
const { studio } = (await import('../../demo/examples/adapter.js')) as unknown as { studio: () => Backend };
const { pottery } = (await import('../../demo/examples/slots-adapter.js')) as unknown as { pottery: () => Backend };

describe('the port, kept by the adapter that demo/adapter.html shows', () => {
  for (const { name, run } of conformance({ make: () => studio(), service: 'lesson' })) it(name, run);
});

describe('the port, kept by the one that serves slots', () => {
  for (const { name, run } of conformance({ make: () => pottery(), service: 'wheel' })) it(name, run);
});
