import { loadSites } from '../server/node/site-files.js';
import { answerCommand } from './answer.js';
import { parseCommand, USAGE } from './options.js';
import { answerText } from './print.js';

try {
  const options = parseCommand(process.argv.slice(2));
  if (!options) {
    console.log(USAGE);
  } else {
    const [setup] = await loadSites([options.file]);
    const answer = answerCommand(options, setup!, Math.floor(Date.now() / 60_000));
    console.log(options.json ? JSON.stringify(answer, undefined, 2) : answerText(answer, setup!.catalog));
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
