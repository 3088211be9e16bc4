/** What the flow needs from the choice of a service on: the backend's other calls, and what works out months, days and starts. */
export { wholeBackend } from '../adapter/whole-backend.js';
export { Drafts } from './draft.js';
export { Times } from './times.js';
