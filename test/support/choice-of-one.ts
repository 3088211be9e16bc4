import { isOfPanel, type AssignmentRecord, type ChoiceRecord } from '../../src/engine/index.js';

/** The record of a choice that is known to be one of a single person. */
export function choiceOfOne(record: ChoiceRecord): AssignmentRecord {
  if (isOfPanel(record)) throw new Error(`a choice of one person is expected, not of the panel ${record.panel}`);
  return record;
}
