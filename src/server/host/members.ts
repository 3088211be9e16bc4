/** What an owner notes about a member, named by the calendar: away for now, back again, owed turns (DS-14, DS-15). */
import * as v from 'valibot';
import type { MemberAnswer, MemberChange, MemberLoad } from '../../adapter/contract.js';
import { isOfBooking, type MemberEntry } from '../../engine/ledger.js';
import type { LedgerLine, Service } from '../../engine/index.js';
import type { Day, Instant, Span } from '../../time/index.js';
import { dayAt, type HostedSite } from '../hosted-site.js';
import { Refusal } from '../http/problems.js';
import { NO_TIME, NOTHING, type NewLine, type Snapshot, type Store } from '../store.js';
import { sha256 } from '../tokens.js';
import { mustOwn, type Host } from './hosts.js';
import { parsed } from '../http/parsed.js';

const MOST = 100;
const AMOUNT = `a whole number from -${MOST} to ${MOST} and not 0; a negative one takes credit back`;

const creditSchema = v.strictObject(
  {
    amount: v.pipe(
      v.number(AMOUNT),
      v.integer(AMOUNT),
      v.minValue(-MOST, AMOUNT),
      v.maxValue(MOST, AMOUNT),
      v.notValue(0, AMOUNT),
    ),
    service: v.optional(v.string('the id of a service, or nothing for all')),
    pool: v.optional(v.string('the id of a pool that the member is in, or nothing for all')),
  },
  'an object such as { "amount": 1 }',
);

/** Takes a member out of all choices from now on, or lets the member come back; doing it again changes nothing. Throws a `Refusal`. */
export async function pauseMember(
  kind: 'paused' | 'resumed',
  store: Store,
  hosted: HostedSite,
  host: Host,
  calendar: string,
  now: Instant,
): Promise<MemberAnswer> {
  mustOwn(host);
  return addLine(store, hosted, calendar, now, ({ ledger }) => {
    const isPaused = hosted.ledger.fold(ledger).isPaused(calendar);
    return isPaused === (kind === 'paused') ? undefined : { kind, at: now, calendar };
  });
}

/** Gives bookings back to a member, who is owed that many turns, or takes such a credit back; once, however often the same key comes. Throws a `Refusal`. */
export async function creditMember(
  store: Store,
  hosted: HostedSite,
  host: Host,
  calendar: string,
  { key, body }: { readonly key: string; readonly body: unknown },
  now: Instant,
): Promise<MemberAnswer> {
  mustOwn(host);
  const { amount, service, pool } = parsed(creditSchema, body);
  if (service !== undefined && !hosted.opened.services.has(service)) {
    throw new Refusal('unknown-service', `${JSON.stringify(service)} is no service of this site.`);
  }
  if (pool !== undefined) checkPool(hosted, calendar, pool);
  const hash = sha256(key);
  return addLine(store, hosted, calendar, now, ({ ledger }) => {
    const known = ledger.filter(isOfMember).find((line) => line.key === hash);
    const of = { ...(service !== undefined && { service }), ...(pool !== undefined && { pool }) };
    if (!known) return { kind: 'credited', at: now, calendar, amount, ...of, key: hash };
    const isSame = known.calendar === calendar && known.amount === amount;
    if (isSame && known.service === service && known.pool === pool) return undefined;
    throw new Refusal(
      'idempotency-key-reused',
      'This Idempotency-Key came with another credit before; send a new one.',
    );
  });
}

/** Refuses a pool in which the calendar leads no member: nothing would come of a credit there. */
function checkPool({ opened }: HostedSite, calendar: string, id: string): void {
  const pool = opened.catalog.pools?.find((one) => one.id === id);
  if (pool?.members.some(({ calendars }) => calendars[0] === calendar)) return;
  const detail = `${JSON.stringify(calendar)} is in no pool ${JSON.stringify(id)}.`;
  throw new Refusal('validation', detail, { errors: [{ pointer: '/pool', code: 'validation', detail }] });
}

/** What was noted about members of a service's team, as far as it counts for its own bookings on some days. */
export function notesOn(
  hosted: HostedSite,
  ledger: readonly LedgerLine[],
  { service, days }: { readonly service: Service; readonly days: Span<Day> },
): (calendar: string) => Pick<MemberLoad, 'paused' | 'credited'> {
  const lines = ledger
    .filter(isOfMember)
    .filter((line) => (line.service ?? service.id) === service.id && (line.pool ?? service.pool) === service.pool);
  return (calendar) => {
    const own = lines.filter((line) => line.calendar === calendar);
    const last = own.findLast(({ kind }) => kind === 'paused' || kind === 'resumed');
    const credits = own.filter(({ kind, start, at }) => {
      const day = dayAt(hosted, start ?? at);
      return kind === 'credited' && days[0] <= day && day < days[1];
    });
    return { paused: last?.kind === 'paused', credited: credits.reduce((sum, { amount = 0 }) => sum + amount, 0) };
  };
}

/** The lines about members, newest first, as far as a service and a member are asked for. */
export function memberChanges(
  ledger: readonly LedgerLine[],
  { service, member }: { readonly service?: string; readonly member?: string },
): MemberChange[] {
  return ledger
    .filter(isOfMember)
    .filter((line) => service === undefined || (line.service ?? service) === service)
    .filter((line) => member === undefined || line.calendar === member)
    .map(({ key: _, order: _order, ...line }) => line)
    .reverse();
}

/** One at a time: of two pauses at once, or two credits with one key, the second finds the first. */
async function addLine(
  store: Store,
  hosted: HostedSite,
  calendar: string,
  now: Instant,
  decide: (snapshot: Snapshot) => NewLine | undefined,
): Promise<MemberAnswer> {
  if (!hosted.opened.calendars.has(calendar)) {
    throw new Refusal('unknown-calendar', `${JSON.stringify(calendar)} is no calendar of this site.`);
  }
  const { id } = hosted.opened.site;
  await store.change(id, { span: NO_TIME, now }, (snapshot) => {
    const line = decide(snapshot);
    return line && { ...NOTHING, lines: [line] };
  });
  const { ledger } = await store.read(id, NO_TIME, now);
  const paused = hosted.ledger.fold(ledger).isPaused(calendar);
  return { calendar, paused, changes: memberChanges(ledger, { member: calendar }) };
}

function isOfMember(line: LedgerLine): line is MemberEntry {
  return !isOfBooking(line);
}
