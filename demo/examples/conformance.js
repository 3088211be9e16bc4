import { conformance } from 'rota/testing';
import { studio } from './adapter.js';

for (const { name, run } of conformance({ make: () => studio(), service: 'lesson' })) it(name, run);
