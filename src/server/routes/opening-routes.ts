import { answerOpenings } from '../openings/answer.js';
import type { Routes } from './routes.js';

/** Which starts there are, for pages that aren't told what is taken. */
export const openingRoutes: Routes = (app, { store, clock }) => {
  app.get('/openings', async ({ req, get }) =>
    answerOpenings(store, get('hosted'), get('gate'), await get('ids')(), req.raw, clock()),
  );
};
