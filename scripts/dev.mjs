// Serves the demo for development: npm start
import { spawn } from 'node:child_process';
import { parseArgs } from 'node:util';
import { createServer } from 'vite';
import { programs } from './steps.mjs';

const OPTIONS = 'Options: npm start -- --port 5173 --host 127.0.0.1';

/** Gives the address of the reference backend once it listens, or nothing where it doesn't; it says why itself. */
function startBackend() {
  const env = { ...process.env, LOG_LEVEL: 'error' };
  const backend = spawn(process.execPath, [...programs.serve, '--memory'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let errors = '';
  backend.stderr.on('data', (chunk) => (errors += chunk));
  process.on('exit', () => backend.removeAllListeners('exit').kill());
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(0));
  return new Promise((resolve) => {
    backend.stdout.on('data', (chunk) => resolve(/https?:\S+/.exec(chunk)?.[0]));
    backend.on('exit', () => {
      console.error(`The reference backend of npm start, for demo/embed.html, is not running. It said:\n${errors}`);
      resolve(undefined);
    });
  });
}

function readOptions(args) {
  try {
    return parseArgs({
      args,
      options: { port: { type: 'string', default: '5173' }, host: { type: 'string', default: '127.0.0.1' } },
    }).values;
  } catch (error) {
    console.error(`${error.message}\n${OPTIONS}`);
    process.exit(2);
  }
}

/** Starts the dev server and prints its address; the next free port is taken where the asked one is not. */
export async function serveDemo(args) {
  const { port, host } = readOptions(args);
  console.log('Starting the demo: the booking widget on sample sites, against a backend mocked in the page …');
  const backend = startBackend();
  const server = await createServer({ logLevel: 'warn', server: { port: Number(port), host } });
  await server.listen();
  const demo = `http://${host === '127.0.0.1' ? 'localhost' : host}:${server.httpServer.address().port}/`;
  console.log(`Rota demo:         ${demo}`);
  const address = await backend;
  if (address) console.log(`Reference backend: ${address} (asked by ${demo}demo/embed.html)`);
  console.log(`${OPTIONS}\nIt reloads when a source file changes. Stop it with Ctrl+C.`);
}
