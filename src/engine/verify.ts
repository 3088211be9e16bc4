import { choose } from './choose.js';
import { digestOf } from './digest.js';
import { EngineError } from './errors.js';
import type { Availability, Catalog } from './model.js';
import { choosePanel } from './panels/choose-panel.js';
import { isOfPanel, type ChoiceRecord } from './panels/panel-record.js';
import { reassignedAgain } from './reassign.js';
import { openSite, type OpenedSite, type OpenOptions } from './site.js';

/** What became of a verification: whether the record holds, and if not, the first field that is wrong. */
export type Verification =
  | { readonly holds: true }
  | {
      readonly holds: false;
      /** As in `candidates[2].values[0]`; `digest` where all is well but for what the choice was asked with. */
      readonly field: string;
      readonly recorded?: unknown;
      readonly expected?: unknown;
    };

/**
 * Whether a record holds (HS-3): of one person, of a panel, or of a reassignment. With the catalog and the availability
 * that the choice was made on, the engine runs again, and every field must come out the same; without them, the record's
 * own digest must fit.
 */
export function verify(
  record: ChoiceRecord,
  catalog?: Catalog,
  availability?: Availability,
  options?: OpenOptions,
): Verification {
  const expected =
    catalog && availability ? again(record, catalog, availability, options) : { ...record, digest: digestOf(record) };
  return difference(record, expected, '') ?? { holds: true };
}

/** The record as the engine makes it now; a record about things that the catalog doesn't hold is no record of it. */
function again(
  record: ChoiceRecord,
  catalog: Catalog,
  availability: Availability,
  options: OpenOptions | undefined,
): ChoiceRecord | undefined {
  try {
    return chosenAgain(record, openSite(catalog, options), availability);
  } catch (error) {
    if (error instanceof EngineError) return undefined;
    throw error;
  }
}

function chosenAgain(record: ChoiceRecord, site: OpenedSite, availability: Availability): ChoiceRecord {
  if (isOfPanel(record)) {
    const { panel, duration, start, clientBooked, lost } = record;
    return choosePanel(site, availability, { panel, duration, start, clientBooked, lost });
  }
  if (record.reassigned) return reassignedAgain(site, availability, record, record.reassigned);
  const { service, duration, start, wanted, among, returningTo, clientBooked, lost, settled } = record;
  const choice = { service, duration, start, calendar: wanted, among, returningTo, clientBooked, lost, settled };
  return choose(site, availability, choice);
}
/** The first place where two values of JSON differ. */
function difference(recorded: unknown, expected: unknown, field: string): Verification | undefined {
  if (recorded === expected) return undefined;
  if (!isTree(recorded) || !isTree(expected) || Array.isArray(recorded) !== Array.isArray(expected)) {
    return { holds: false, field: field || 'record', recorded, expected };
  }
  for (const key of new Set([...Object.keys(expected), ...Object.keys(recorded)])) {
    const path = Array.isArray(expected) ? `${field}[${key}]` : field === '' ? key : `${field}.${key}`;
    const found = difference(recorded[key], expected[key], path);
    if (found) return found;
  }
  return undefined;
}

function isTree(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
