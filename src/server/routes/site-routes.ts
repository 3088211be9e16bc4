import type { Capabilities } from '../../adapter/contract.js';
import { answerAvailability } from '../availability/answer.js';
import { detailOf } from '../hosted-site.js';
import { taggedJson } from '../http/answers.js';
import { publicCatalog } from '../public-catalog.js';
import type { Routes } from './routes.js';

const CAPABILITIES = {
  assignment: 'backend',
  cancel: true,
  reschedule: true,
  holds: true,
} as const satisfies Partial<Capabilities>;

/** What a page reads: what the backend can do, what the site offers, what is taken. */
export const siteRoutes: Routes = (app, { store, clock, liveChanges, mails }) => {
  app.get('/capabilities', ({ req, get }) => {
    const hosted = get('hosted');
    const { setup, opened } = hosted;
    const appointments = mails && setup.managePage !== undefined;
    const packages = (opened.catalog.packages ?? []).length > 0;
    const answer: Capabilities = {
      detail: detailOf(hosted),
      ...CAPABILITIES,
      ...{ appointments, packages, liveChanges: liveChanges !== undefined, now: clock() },
    };
    return taggedJson(req.raw, answer);
  });
  app.get('/catalog', async ({ req, get }) => {
    const ids = await get('ids')();
    return taggedJson(req.raw, ids.catalog(publicCatalog(get('hosted'), clock())));
  });
  app.get('/availability', async ({ req, get }) =>
    answerAvailability(store, get('hosted'), await get('ids')(), req.raw, req.query(), clock()),
  );
};
