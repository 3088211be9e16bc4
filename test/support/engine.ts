/** The engine that this page runs in; web-test-runner.config.mjs says so. */
export const ENGINE = (globalThis as { readonly rotaSetting?: { readonly ROTA_ENGINE?: string } }).rotaSetting
  ?.ROTA_ENGINE;
