// Serves the demo for development: npm start -- [--port 5173] [--host 127.0.0.1]
import { spawn } from 'node:child_process';
import { parseArgs } from 'node:util';
import { createServer } from 'vite';

/** demo/embed.html asks the reference backend at its usual port; the other pages mock it by themselves. */
function startBackend() {
  const backend = spawn(process.execPath, ['--import', 'tsx', 'src/server/node/main.ts'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let errors = '';
  backend.stderr.on('data', (chunk) => (errors += chunk));
  backend.on('exit', () => {
    console.error(`The reference backend is not running, so demo/embed.html can't book. It said:\n${errors}`);
  });
  process.on('exit', () => backend.removeAllListeners('exit').kill());
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(0));
}

/** Starts the dev server and prints its address; the next free port is taken where the asked one is not. */
export async function serveDemo(args) {
  const { values } = parseArgs({
    args,
    options: { port: { type: 'string', default: '5173' }, host: { type: 'string', default: '127.0.0.1' } },
  });
  console.log('Starting the demo: the booking widget on sample sites, against a backend mocked in the page …');
  startBackend();
  const server = await createServer({ logLevel: 'warn', server: { port: Number(values.port), host: values.host } });
  await server.listen();
  const { port } = server.httpServer.address();
  console.log(`Rota demo: http://${values.host === '127.0.0.1' ? 'localhost' : values.host}:${port}/`);
  console.log('It reloads when a source file changes. Stop it with Ctrl+C.');
}
