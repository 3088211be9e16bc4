import { Zones } from '../../time/index.js';
import type { SiteSetup } from '../site-setup.js';
import { checkSiteFile } from './check.js';
import { compileSite } from './compile.js';

export { checkSiteFile } from './check.js';
export { compileSite } from './compile.js';
export { SiteFileError, type SiteFileFault } from './faults.js';
export { siteFileSchema, type CheckedSiteFile, type SiteFile } from './schema.js';

/** A site owner's file, as parsed JSON, made ready to be served. Throws a `SiteFileError` that lists every fault. */
export function siteFromFile(data: unknown, zones = new Zones()): SiteSetup {
  return compileSite(checkSiteFile(data), zones);
}
