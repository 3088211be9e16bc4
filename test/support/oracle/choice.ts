/** The oracle on a choice: the whole record, but for its digest (HS-1, DS-14, DS-16, DS-18, HS-4). */
import type { Instant } from '../../../src/time/units.js';
import type { AssignmentRecord, Candidate } from '../../../src/engine/record.js';
import { distributionFor, offeredFor } from './distributions.js';
import type { Meanwhile } from './distributions.js';
import { leadOf } from './members.js';
import { compare, decidedBy, rankedAt } from './ranking.js';
import type { Ranked } from './ranking.js';
import { droppedAt } from './reasons.js';
import type { Survey } from './survey.js';

/** Who is dropped at which stage and why, who is chosen, and by which key. */
export function recordOf(site: Survey, asked: Meanwhile, start: Instant): Omit<AssignmentRecord, 'digest'> {
  const { catalog, availability } = site.snapshot;
  const { lost, settled, calendar: wanted, among, returningTo, clientBooked } = asked;
  const rule = distributionFor(catalog, site.service);
  const offered = offeredFor(site, asked, start);
  const dropped = new Map(
    site.members.map((member) => [leadOf(member), droppedAt(site, asked, offered, member, start)]),
  );
  const ids = [...dropped.keys()];
  const ranking = rankedAt(
    site,
    rule,
    ids.filter((id) => !dropped.get(id)),
    start,
  );
  const valuesOf = (id: string, list: readonly Ranked[] = ranking): readonly number[] | undefined =>
    list.find(({ calendar }) => calendar === id)?.values;
  const key = wanted !== undefined && ranking[0] ? 'client' : (settledBy() ?? decidedBy(ranking, rule));
  const chosen = key === 'nobody' ? undefined : ranking[0]?.calendar;
  const host = site.members.find((member) => leadOf(member) === chosen);
  const unable = ids.filter((id) => dropped.get(id)?.stage === 'available');
  const isBefore = (id: string): boolean =>
    compare(valuesOf(id, rankedAt(site, rule, [id], start))!, ranking[0]!.values) < 0;
  const skipped = wanted === undefined && ranking[0] ? unable.filter(isBefore) : [];

  return withoutUndefined({
    version: 1,
    site: catalog.site.id,
    service: site.service.id,
    duration: site.duration,
    start,
    now: availability.now,
    revision: availability.revision,
    distribution: rule,
    seed: `${catalog.site.id}/${site.service.id}/${start}`,
    pool: site.service.pool,
    ...{ wanted, among, returningTo, clientBooked, lost, settled },
    candidates: ids.map((calendar): Candidate => {
      const out = dropped.get(calendar);
      const values = valuesOf(calendar, out?.stage === 'offered' ? offered.line : out ? [] : ranking);
      return withoutUndefined({ calendar, dropped: out, values });
    }),
    decidedBy: key,
    chosen,
    hosts: host && host.calendars.length > 1 ? host.calendars : undefined,
    skipped: skipped.length > 0 ? skipped : undefined,
  });

  /** Where one person alone is offered and free, what settled it before a start was known. */
  function settledBy(): AssignmentRecord['decidedBy'] | undefined {
    return ranking.length === 1 ? offered.by : undefined;
  }
}

function withoutUndefined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, own]) => own !== undefined)) as T;
}
