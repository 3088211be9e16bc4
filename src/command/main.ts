import { answerCommand } from './answer.js';
import { parseCommand, USAGE } from './options.js';
import { answerText } from './print.js';
import { newTokenText } from './token.js';
import { loadWorld } from './world.js';

try {
  const [first, ...others] = process.argv.slice(2);
  const options = first === 'token' && others.length === 0 ? first : parseCommand(process.argv.slice(2));
  if (options === 'token') {
    console.log(await newTokenText());
  } else if (!options) {
    console.log(USAGE);
  } else {
    const world = await loadWorld(options);
    const answer = answerCommand(options, world, Math.floor(Date.now() / 60_000));
    console.log(options.json ? JSON.stringify(answer, undefined, 2) : answerText(answer, world.site.catalog));
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
