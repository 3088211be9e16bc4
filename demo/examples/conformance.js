// `it` is your test runner's: in Node's own it comes by import { it } from 'node:test'.
import { conformance } from 'rota/testing';
import { studio } from './adapter.js';

for (const { name, run } of conformance({ make: () => studio(), service: 'lesson' })) it(name, run);
