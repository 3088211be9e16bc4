// Serves the demo for development: node scripts/run.mjs start [--port 5173] [--host 127.0.0.1]
import { parseArgs } from 'node:util';
import { createServer } from 'vite';

const { values } = parseArgs({
  options: { port: { type: 'string', default: '5173' }, host: { type: 'string', default: '127.0.0.1' } },
});
console.log('Starting the demo: the widget in your browser, against a backend that is mocked in the page.');
const server = await createServer({ logLevel: 'warn', server: { port: Number(values.port), host: values.host } });
await server.listen();
const { port } = server.httpServer.address();
console.log(`Rota demo: http://${values.host === '127.0.0.1' ? 'localhost' : values.host}:${port}/`);
console.log('Stop it with Ctrl+C.');
