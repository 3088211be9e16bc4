import { expect } from 'chai';
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const PROGRAM = fileURLToPath(new URL('./compare-zones.ts', import.meta.url));
/** Where the machine itself may stand; whatever leans on that by mistake differs in one of them. */
const HOSTS = ['UTC', 'America/New_York', 'Australia/Lord_Howe', 'Africa/Casablanca'];

describe('All IANA zones, every change of clocks from 2020 to 2037, against temporal-polyfill', () => {
  for (const host of HOSTS) {
    it(`AV-2 the same offsets, gaps and overlaps on a machine that stands in ${host}`, async () => {
      const env = { ...process.env, TZ: host };
      const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', PROGRAM], { env });
      expect(stdout).to.match(/^\d{4,} changes, \d+ different clocks, \d{6,} times compared, 0 faults$/m);
    }).timeout(300_000);
  }
});
