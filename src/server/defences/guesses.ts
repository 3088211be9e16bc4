import type { MiddlewareHandler } from 'hono';
import type { SiteVariables } from '../routes/routes.js';

/** What wrong links and tokens are answered with. */
const WRONG = [401, 403, 404];

/** Whoever was wrong too often is asked to wait, and is not told meanwhile whether the next guess is right (A80). */
export const guarded: MiddlewareHandler<SiteVariables> = async (context, next) => {
  const gate = context.get('gate');
  await gate.checkGuesses();
  await next();
  if (WRONG.includes(context.res.status)) await gate.noteGuess();
};
