import type { MiddlewareHandler } from 'hono';
import { Refusal } from '../http/problems.js';
import type { SiteVariables } from '../routes/routes.js';

/** What wrong links and tokens are answered with. */
const WRONG: readonly string[] = ['host-token-missing', 'link-expired', 'not-found', 'hold-not-yours'];

/** Whoever was wrong too often is asked to wait, and is not told meanwhile whether the next guess is right (A80). */
export const guarded: MiddlewareHandler<SiteVariables> = async (context, next) => {
  const gate = context.get('gate');
  await gate.checkGuesses();
  await next();
  const { error } = context;
  if (error instanceof Refusal && WRONG.includes(error.code)) await gate.noteGuess();
};
