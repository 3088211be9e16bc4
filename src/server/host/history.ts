/** What a host can look back on: why who was chosen (HS-4), and how evenly bookings fall (HS-5). */
import type { HistoryAnswer, LoadAnswer } from '../../adapter/contract.js';
import { historyOf, monitoringOf } from '../../engine/index.js';
import { MINUTES_PER_DAY, type Day, type Instant, type Span } from '../../time/index.js';
import { daysOf } from '../availability/answer.js';
import { exactAvailability, spanOfDays } from '../availability/exact.js';
import type { HostedSite } from '../hosted-site.js';
import { Refusal } from '../http/problems.js';
import { NO_TIME, type Store, type StoredBooking } from '../store.js';
import { sees, type Host } from './hosts.js';
import { memberChanges, notesOn } from './members.js';
import { recordFor } from './told-reasons.js';

type Query = Readonly<Record<string, string>>;

/**
 * The records of the bookings whose sessions start on the days `from` to `to` of the site's zone, newest first; by
 * `service`, `pool` and `member` where given; and what was noted about members on those days. A practitioner gets what is
 * about the own bookings and calendars. Throws a `Refusal`.
 */
export async function answerHistory(
  store: Store,
  hosted: HostedSite,
  host: Host,
  query: Query,
  now: Instant,
): Promise<HistoryAnswer> {
  const [from, to] = instantsOf(hosted, daysOf(query));
  const { ledger } = await store.read(hosted.opened.site.id, NO_TIME, now);
  const bookings = (await bookingsOn(store, hosted, daysOf(query))).filter((one) => sees(host, hosted, one));
  const made = bookings.flatMap(({ id, earlier = [], record }) =>
    [...earlier, record].map((one) => ({ booking: id, record: recordFor(host, one) })),
  );
  const idOf = new Map(made.map(({ booking, record }) => [record as unknown, booking]));
  const records = made.map(({ record }) => record).sort((a, b) => a.now - b.now || a.revision - b.revision);
  const { service, pool, member } = query;
  const entries = historyOf(records, { service, pool, member });
  return {
    entries: entries.map((entry) => ({ booking: idOf.get(entry.record)!, ...entry })),
    members: memberChanges(ledger, { service, member })
      .filter(({ at }) => from <= at && at < to)
      .filter(({ calendar }) => sees(host, hosted, { hosts: [calendar] })),
  };
}

/**
 * The figures of a service's team over the sessions of the days `from` to `to`. Not for a practitioner, whom the bookings
 * of the others don't concern. Throws a `Refusal`.
 */
export async function answerLoad(
  store: Store,
  hosted: HostedSite,
  { role }: Host,
  query: Query,
  now: Instant,
): Promise<LoadAnswer> {
  if (role === 'practitioner') {
    throw new Refusal('not-allowed', 'The figures of the team are for an owner, or a token for reading.');
  }
  const days = daysOf(query);
  const service = hosted.opened.services.get(query['service'] ?? '');
  if (!service) throw new Refusal('unknown-service', 'The query needs "service": the id of one of this site.');
  const snapshot = await store.read(hosted.opened.site.id, spanOfDays(hosted, days), now, service.calendars);
  const { calendars } = exactAvailability(hosted, snapshot, { calendars: service.calendars, days, now });
  const asked = (await bookingsOn(store, hosted, days)).filter((one) => one.service === service.id);
  const { ledger } = snapshot;
  const { members, ...figures } = monitoringOf(hosted.opened, calendars, ledger, { service: service.id, days }, asked);
  const notes = notesOn(hosted, ledger, { service, days });
  return { ...figures, members: members.map((member) => ({ ...member, ...notes(member.calendar) })) };
}

/** Those whose session starts on the days, whatever became of them. */
function bookingsOn(store: Store, hosted: HostedSite, days: Span<Day>): Promise<readonly StoredBooking[]> {
  return store.bookings(hosted.opened.site.id, instantsOf(hosted, days));
}

function instantsOf({ opened }: HostedSite, [first, end]: Span<Day>): Span<Instant> {
  const zone = opened.zone(opened.site.zone);
  return [zone.instantOf(first * MINUTES_PER_DAY), zone.instantOf(end * MINUTES_PER_DAY)];
}
