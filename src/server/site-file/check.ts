import * as v from 'valibot';
import { openSite, EngineError, type OpenedSite } from '../../engine/index.js';
import { catalogFaults } from '../catalog-faults.js';
import { catalogOf } from './compile.js';
import { shown, SiteFileError, type SiteFileFault } from './faults.js';
import { findFaults } from './find-faults.js';
import { nearestKey } from './known-keys.js';
import { siteFileSchema, type CheckedSiteFile } from './schema.js';

/**
 * The site file in some parsed JSON, with every default in place. Throws a `SiteFileError` that lists all faults: first
 * those of form, and where the form holds those of meaning (ids that lead nowhere, zones that don't exist), with what the
 * engine finds wrong in what is offered.
 */
export function checkSiteFile(data: unknown): CheckedSiteFile {
  const result = v.safeParse(siteFileSchema, data);
  if (!result.success) throw new SiteFileError(result.issues.map(faultOf));
  const found = findFaults(result.output);
  const faults = [
    ...found,
    ...engineFaults(result.output).filter(({ path }) => !found.some((one) => one.path === path)),
  ];
  if (faults.length > 0) throw new SiteFileError(faults);
  return result.output;
}

/** What the engine says of the site; it opens none whose numbers or zones make no sense. */
function engineFaults(file: CheckedSiteFile): SiteFileFault[] {
  let opened: OpenedSite;
  try {
    opened = openSite(catalogOf(file));
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    const path = error.path.replace(/^catalog\./, '').replace(/^site\./, '');
    return [{ path, detail: error.message.slice(error.path.length + ': '.length) }];
  }
  return [...catalogFaults(opened)];
}

function faultOf(issue: v.BaseIssue<unknown>): SiteFileFault {
  const path = pathOf(issue.path ?? []);
  if (issue.expected === 'never') {
    const nearest = nearestKey(
      siteFileSchema,
      (issue.path ?? []).map(({ key }) => key),
    );
    const meant = nearest === undefined ? '' : `, the nearest is "${nearest}"`;
    return { path, detail: `there is no such key${meant}; expected ${issue.message}` };
  }
  if (issue.input === undefined) return { path, detail: `is missing; expected ${issue.message}` };
  return { path, detail: `${shown(issue.input)} is wrong; expected ${issue.message}` };
}

function pathOf(path: readonly v.IssuePathItem[]): string {
  return path
    .map(({ key }, i) => (typeof key === 'number' ? `[${key}]` : `${i > 0 ? '.' : ''}${String(key)}`))
    .join('');
}
