#!/usr/bin/env node
import { createRequire } from 'node:module';
import { machineClock } from '../server/machine-clock.js';
import { serveSites } from '../server/node/serve.js';
import { answerCommand } from './answer.js';
import { checkFiles } from './check.js';
import { answerForClient } from './client-data.js';
import { moveDataCommand } from './move-data.js';
import { parseCommand, USAGE } from './options.js';
import { answerText } from './print.js';
import { siteCommand } from './site.js';
import { writeStarter } from './starter.js';
import { newTokenText } from './token.js';
import { loadWorld } from './world.js';

/** How whoever started this calls it: in a clone by the script of package.json. */
const HERE = process.env['npm_lifecycle_event'] === 'rota' ? 'npm run rota --' : 'npx rota';

/** The version of the package, which finds itself by its name from source and from what is built of it. */
function printVersion(): Promise<void> {
  const { version } = createRequire(import.meta.url)('rota/package.json') as { version: string };
  return Promise.resolve(console.log(version));
}

const COMMANDS: Readonly<Record<string, (args: readonly string[]) => Promise<void>>> = {
  serve: serveSites,
  init: async (args) => console.log(await writeStarter(args, HERE)),
  check: async (args) => {
    const { text, faults } = await checkFiles(args, machineClock());
    if (text) console.log(text);
    if (faults) throw new Error(faults);
  },
  site: async (args) => console.log(await siteCommand(args, process.env)),
  'move-data': async (args) => console.log(await moveDataCommand(args, process.env)),
  'export-client': async (args) => console.log(await answerForClient('export-client', args, machineClock())),
  'erase-client': async (args) => console.log(await answerForClient('erase-client', args, machineClock())),
  token: async (args) => {
    if (args.length > 0) throw new Error(`rota token ${args.join(' ')}: expected nothing behind "token"`);
    console.log(newTokenText());
  },
  '--version': printVersion,
  '-v': printVersion,
};

/** explain, starts and choose. */
async function ask(args: readonly string[]): Promise<void> {
  const options = parseCommand(args);
  if (!options) return console.log(USAGE);
  const world = await loadWorld(options);
  const answer = answerCommand(options, world, machineClock());
  console.log(options.json ? JSON.stringify(answer, undefined, 2) : answerText(answer, world.site.catalog));
}

/** Whether Node has refused an option. */
function isOfArguments(error: unknown): boolean {
  return String((error as { code?: unknown } | undefined)?.code).startsWith('ERR_PARSE_ARGS');
}

try {
  const [command = '', ...args] = process.argv.slice(2);
  const known = COMMANDS[command];
  await (known ? known(args) : ask(process.argv.slice(2)));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  if (isOfArguments(error)) console.error('rota --help and rota serve --help list what there is.');
  process.exitCode = 1;
}
