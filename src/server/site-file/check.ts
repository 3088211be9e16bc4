import * as v from 'valibot';
import { shown, SiteFileError, type SiteFileFault } from './faults.js';
import { findFaults } from './find-faults.js';
import { siteFileSchema, type CheckedSiteFile } from './schema.js';

/**
 * The site file in some parsed JSON, with every default in place. Throws a `SiteFileError` that lists all faults: first
 * those of form, and where the form holds those of meaning (ids that lead nowhere, zones that don't exist, DS-19).
 */
export function checkSiteFile(data: unknown): CheckedSiteFile {
  const result = v.safeParse(siteFileSchema, data);
  if (!result.success) throw new SiteFileError(result.issues.map(faultOf));
  const faults = findFaults(result.output);
  if (faults.length > 0) throw new SiteFileError(faults);
  return result.output;
}

function faultOf(issue: v.BaseIssue<unknown>): SiteFileFault {
  const path = pathOf(issue.path ?? []);
  if (issue.expected === 'never') return { path, detail: `there is no such key; expected ${issue.message}` };
  if (issue.input === undefined) return { path, detail: `is missing; expected ${issue.message}` };
  return { path, detail: `${shown(issue.input)} is wrong; expected ${issue.message}` };
}

function pathOf(path: readonly v.IssuePathItem[]): string {
  return path
    .map(({ key }, i) => (typeof key === 'number' ? `[${key}]` : `${i > 0 ? '.' : ''}${String(key)}`))
    .join('');
}
