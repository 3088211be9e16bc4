/** For tests: a backend in memory, a clock to set, and what every adapter has to keep to. */
export { conformance, type ConformanceCase } from './conformance.js';
export { memorySite, type MemorySite, type MemorySiteOptions } from './memory-site.js';
export { SettableClock } from './settable-clock.js';
export type { Subject } from './trial.js';
