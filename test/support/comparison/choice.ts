/** One choice with its record, and why the others not (DS-1 to DS-21, HS-1, HS-3, RC-2, TR-2). */
import type { Instant } from '../../../src/time/units.js';
import { choose, explainStart, freeCalendars, verify, whyNot, winnerAt } from '../../../src/engine/index.js';
import type { AssignmentRecord, OpenedSite } from '../../../src/engine/index.js';
import { zones } from '../ask.js';
import { recordOf } from '../oracle/choice.js';
import { offeredBy } from '../oracle/distributions.js';
import { leadOf } from '../oracle/members.js';
import { droppedAt } from '../oracle/reasons.js';
import type { Survey } from '../oracle/survey.js';
import type { Scenario } from '../worlds.js';
import { agree } from './agree.js';

/** What happened meanwhile included. The record holds, also as JSON and elsewhere; changed in one place, it doesn't. */
export function compareChoice(scenario: Scenario, site: OpenedSite, oracle: Survey, start: Instant): void {
  const { availability, question, meanwhile } = scenario;
  const record = choose(site, availability, { ...question, ...meanwhile, start });
  const { digest: _, ...rest } = record;
  agree('the record', rest, recordOf(oracle, { ...question, ...meanwhile }, start));

  const winner = recordOf(oracle, question, start).chosen;
  agree('who would be chosen', winnerAt(site, availability, question, start) ?? null, winner ?? null);

  const { catalog } = scenario;
  const copy = throughJson({ catalog, availability, record });
  agree('the record verified', verify(copy.record, copy.catalog, copy.availability, { zones }), { holds: true });
  agree('its digest', verify(copy.record), { holds: true });
  const tampered = changed(copy.record, scenario.pick.nth);
  agree('a changed record', verify(tampered, copy.catalog, copy.availability, { zones }).holds, false);
  agree('its digest', verify(tampered).holds, false);
}

function throughJson<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

/** The record with one of its fields changed. */
function changed(record: AssignmentRecord, nth: number): AssignmentRecord {
  const [first, ...others] = record.candidates;
  const changes: Partial<AssignmentRecord>[] = [
    { chosen: record.chosen === 'c0' ? 'c1' : 'c0' },
    { start: record.start + 1 },
    { now: record.now - 1 },
    { revision: record.revision + 1 },
    { decidedBy: record.decidedBy === 'draw' ? 'turn' : 'draw' },
    { skipped: [...(record.skipped ?? []), 'c9'] },
    { candidates: first ? others : [{ calendar: 'c0', values: [] }] },
    { candidates: [...record.candidates, { calendar: 'c9', values: [0] }] },
  ];
  return { ...record, ...changes[nth % changes.length] };
}

/** What stands in every calendar's way, as the client sees it. */
export function compareExplanations(scenario: Scenario, site: OpenedSite, oracle: Survey, start: Instant): void {
  const { availability, question, catalog } = scenario;
  const offered = offeredBy(oracle, question);
  const free = offered.members.flatMap(({ id, openings }) =>
    openings.some((one) => one.start === start && one.left > 0) ? [id] : [],
  );
  agree('who is free', freeCalendars(site, availability, question, start), free);

  const told = catalog.calendars.map(({ id }) => [id, whyNot(site, availability, question, id, start) ?? 'free']);
  const reasons = new Map(
    oracle.members.map((member) => [
      leadOf(member),
      droppedAt(oracle, question, offered, member, start)?.reason ?? 'free',
    ]),
  );
  const expected = catalog.calendars.map(({ id }) => [id, reasons.get(id) ?? { code: 'not-linked' }]);
  agree('why not', told, expected);

  // Of a group, each calendar is explained for itself.
  const single = oracle.members.filter(({ calendars }) => calendars.length === 1).map(leadOf);
  const explained = explainStart(site, availability, question, start, single);
  agree(
    'the first thing in the way',
    explained.map(({ calendar, blocks }) => [calendar, blocks[0]?.reason ?? 'free']),
    single.map((id) => [id, reasons.get(id) ?? 'free']),
  );
  agree(
    'what is left where it is free',
    explained.flatMap(({ calendar, left }) => (left > 0 ? [[calendar, left]] : [])),
    offered.members.flatMap(({ id, openings }) => {
      const own = openings.find((one) => one.start === start && one.left > 0);
      return single.includes(id) && own ? [[id, own.left]] : [];
    }),
  );
}
