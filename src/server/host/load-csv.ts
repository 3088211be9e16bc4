import Papa from 'papaparse';
import type { LoadAnswer } from '../../adapter/contract.js';
import type { HostedSite } from '../hosted-site.js';

/**
 * The figures of a team as a table for spreadsheets: a row for each member. Names that such a program would take for a formula
 * begin with an apostrophe (A64); figures stay figures.
 */
export function loadCsv({ opened }: HostedSite, { members }: LoadAnswer): string {
  const rows = members.map(({ calendar, ...figures }) => ({
    calendar,
    name: opened.specialists.get(opened.calendars.get(calendar)?.specialist ?? '')?.name ?? '',
    ...figures,
  }));
  return Papa.unparse(rows, { escapeFormulae: true });
}
