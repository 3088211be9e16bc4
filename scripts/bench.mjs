// Runs the bench on bundled code, as pages and servers run it: what translates TypeScript on the fly makes it slower.
import { build } from 'esbuild';

const outfile = 'dist/bench/engine.bench.mjs';

await build({
  entryPoints: ['test/bench/engine.bench.ts'],
  outfile,
  bundle: true,
  packages: 'external',
  platform: 'node',
  format: 'esm',
  target: 'es2022',
  logLevel: 'warning',
});
await import(`../${outfile}`);
