/** The engine that this page runs in; web-test-runner.config.mjs says so. */
export const ENGINE = (globalThis as { readonly rotaSetting?: { readonly ROTA_ENGINE?: string } }).rotaSetting
  ?.ROTA_ENGINE;

/** Skips a test where the engine, or what drives it, can't be asked, and says why. */
export function skipIn(engines: readonly string[], running: Mocha.Context, why: string): void {
  if (!ENGINE || !engines.includes(ENGINE)) return;
  console.info(`Skipped: ${running.test!.title}. ${why}`);
  running.skip();
}
