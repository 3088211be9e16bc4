/** The reference backend: one fetch handler over a store, and the site file that an owner writes. */
export { claimFor } from './bookings/claims.js';
export { createHandler, type Handler, type HandlerOptions } from './handler.js';
export type { Challenges, Purpose } from './defences/challenges.js';
export type { Counters } from './defences/counters.js';
export type { Caught } from './defences/gate.js';
export type { RateLimits } from './defences/limits.js';
export { hostSite, type HostedSite } from './hosted-site.js';
export { compose } from './messages/compose.js';
export type { Message, Notice, Outbox, QueuedNotice } from './outbox.js';
export * from './site-file/index.js';
export type { SiteSetup } from './site-setup.js';
export { Sites } from './sites.js';
export * from './store.js';
export type { SiteState } from './stores/memory-site.js';
export { MemoryStore } from './stores/memory-store.js';
