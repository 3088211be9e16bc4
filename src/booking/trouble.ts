import type { Problem } from '../adapter/problem.js';
import type { Trouble } from './state.js';

/** A problem as elements and page owners are told of it. */
export function troubleOf({ code, message, retryable, retryAfter, cause }: Problem): Trouble {
  return { code, detail: message, retryable, retryAfter, ...(cause !== undefined && { cause }) };
}
