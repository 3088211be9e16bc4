// Prints the size of the script tag's file, and fails where it is over its budget (budget.mjs).
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { BUDGET } from './budget.mjs';

const FILE = 'dist/embed/rota.js';

const content = readFileSync(FILE);
const sent = gzipSync(content, { level: 9 }).length;
const kilobytes = (bytes) => `${(bytes / 1024).toFixed(1)} KB`;
console.log(`${FILE}: ${kilobytes(sent)} gzip, budget ${kilobytes(BUDGET)} (${kilobytes(content.length)} unpacked)`);
if (sent > BUDGET) {
  console.error(`Over the budget by ${sent - BUDGET} bytes: take something out, or load it when it is needed.`);
  process.exitCode = 1;
}
