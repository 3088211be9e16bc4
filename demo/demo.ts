/** Starts the mocked backend for the site that the page's `<rota-booking>`, `<rota-package>` or `<rota-master-page>` names, then defines the elements. */
import { startMockBackend } from '../mocks/index.js';
import { TeamPanel } from './team-panel.js';

const site = document.querySelector('rota-booking, rota-package, rota-master-page')?.getAttribute('site') ?? 'wellness';
const managePage = new URL(`appointments.html?site=${site}`, location.href).href;
const backend = await startMockBackend({ site, managePage });
await import('../src/define/index.js');

const panel = document.querySelector('rota-team-panel');
if (panel instanceof TeamPanel) panel.backend = backend;
