import type { ServerType } from '@hono/node-server';

/** Longer than any request takes; streams that would go on for ever are cut then. */
const PATIENCE = 10_000;

/** Takes no more requests, waits for those that run, then closes what they needed; the process may end after that. */
export async function stop(server: ServerType, close: () => Promise<void>): Promise<void> {
  const ended = new Promise<void>((resolve) => server.close(() => resolve()));
  if ('closeIdleConnections' in server) {
    // A connection that is kept open falls idle with its last answer, and would be waited for.
    const idle = setInterval(() => server.closeIdleConnections(), 50);
    const cut = setTimeout(() => server.closeAllConnections(), PATIENCE);
    await ended.finally(() => {
      clearInterval(idle);
      clearTimeout(cut);
    });
  }
  await close();
}

/** Calls back once this process is asked to end, by a terminal or by what runs it. */
export function onStopRequested(callback: () => void): void {
  let asked = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (!asked) callback();
      asked = true;
    });
  }
}
