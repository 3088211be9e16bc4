import { StoreUnavailable } from '../../store.js';

/** Faults of the connection are told from faults of the code: the former pass. */
export async function guarded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw isOutage(error) ? new StoreUnavailable('The database cannot be reached.', { cause: error }) : error;
  }
}

/** The database's code of an error; empty where it has none. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

/**
 * Connection exceptions (08), the server stopping or starting (57P), too many connections (53), a transaction that was cut
 * off as its process had stood still (25P03), or no server at all, nor anybody who knows where it is.
 */
function isOutage(error: unknown): boolean {
  const code = codeOf(error);
  return SERVER_FAULT.test(code) || NETWORK_FAULT.test(code) || isCutOff(error);
}

const SERVER_FAULT = /^(08|57P|53|25P03)/;
const NETWORK_FAULT = /^(ECONN|EPIPE|ENOENT|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EAI_AGAIN|ENOTFOUND)/;

/** What `pg` throws where the connection ends in the middle, or has ended before what was begun is undone, has no code. */
function isCutOff(error: unknown): boolean {
  return (
    error instanceof Error &&
    /^Connection terminated|^timeout exceeded when trying to connect|^Client .* is not queryable$/.test(error.message)
  );
}
