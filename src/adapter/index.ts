/** The port to a backend, and the adapter for the HTTP contract. */
export type { Backend, CallOptions } from './backend.js';
export type * from './contract.js';
export { checkedBackend } from './checked-backend.js';
export { HttpBackend, type HttpBackendOptions } from './http-backend.js';
export { Problem } from './problem.js';
