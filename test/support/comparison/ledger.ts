/** The figures of the past, against a recount (DS-1, DS-5, DS-6, DS-9, DS-12 to DS-16, AV-10). */
import { FoldedLedger } from '../../../src/engine/index.js';
import type { Catalog, Distribution, Member, OpenedSite, Service, ServiceFigures } from '../../../src/engine/index.js';
import { dayAt } from '../oracle/clock.js';
import { distributionFor, distributionOfSeat, measureOfAhead } from '../oracle/distributions.js';
import { leadOf, membersOf } from '../oracle/members.js';
import { bookedByDay, bookingsOf, lastBookedOf, linesOf, queueOf, sessionsOn, startBy } from '../oracle/recount.js';
import { aboveShare, countIn, windowOf } from '../oracle/recount-windows.js';
import type { Recount } from '../oracle/recount-windows.js';
import type { Scenario } from '../worlds.js';
import { agree } from './agree.js';

export function compareLedger({ catalog, ledger }: Scenario, site: OpenedSite): void {
  const folded = new FoldedLedger(site).add(ledger);
  const figures = folded.figures();
  agree(
    'sessions by day',
    figures.sessions
      .filter(([, , count]) => count !== 0)
      .map(String)
      .sort(),
    catalog.calendars
      .flatMap((calendar) => {
        const starts = bookingsOf(ledger).map(startBy);
        const days = [...new Set(starts.map((start) => dayAt(calendar.zone, start)))];
        return days.map((day) => [calendar.id, day, sessionsOn(ledger, catalog, calendar, day)] as const);
      })
      .filter(([, , count]) => count > 0)
      .map(String)
      .sort(),
  );
  for (const calendar of catalog.calendars) {
    const expected = calendar.limits && bookedByDay(ledger, catalog, calendar);
    agree(`bookings of ${calendar.id}`, folded.bookedOnCalendar(calendar), expected);
  }
  for (const service of catalog.services) {
    const found = figures.services.find((one) => one.service === service.id)!;
    const expected = service.limits && bookedByDay(ledger, catalog, service);
    agree(`bookings of ${service.id}`, found.booked, expected);
    const rule = distributionFor(catalog, service);
    compareTurns({ catalog, ledger }, service, service.pool, { found, rule, members: membersOf(catalog, service) });
  }
  const pooled = figures.pools ?? [];
  const isPooled = new Set(seatsOf(catalog).flatMap(({ pool }) => pool ?? []));
  agree('the pools that fill seats', pooled.map(({ pool }) => pool).sort(), [...isPooled].sort());
  for (const found of pooled) {
    const service = catalog.services.find(({ id }) => id === found.service)!;
    const members = catalog.pools?.find(({ id }) => id === found.pool)?.members ?? [];
    const rule = distributionOfSeat(catalog, service, found.pool);
    compareTurns({ catalog, ledger }, service, found.pool, { found, rule, members });
  }
}

const seatsOf = ({ panels = [] }: Catalog) => panels.flatMap(({ primary, seats }) => [primary, ...seats]);

interface Compared {
  readonly found: Omit<ServiceFigures, 'booked'>;
  readonly rule: Distribution;
  readonly members: readonly Member[];
}

/** Turns and counts of one service's members, or of a pool that fills seats in it. */
function compareTurns(
  { catalog, ledger: whole }: Pick<Scenario, 'catalog' | 'ledger'>,
  service: Service,
  pool: string | undefined,
  { found, rule, members }: Compared,
) {
  const ledger = linesOf(whole, service, pool);
  const leads = members.map(leadOf);
  agree(`the queue of ${service.id}`, found.queue, queueOf(ledger, service.id, leads, rule));
  const inOrder = [...found.lastBooked].sort((a, b) => a[1] - b[1]);
  agree(`who was booked last in ${service.id}`, inOrder, lastBookedOf(ledger, service.id, leads));

  const recount: Recount = {
    ...{ ledger, catalog, members: leads, service: service.id, window: rule.window },
    credit: rule.credit ?? {},
  };
  const weights = new Map(members.map((member) => [leadOf(member), member.weight ?? 100]));
  const wanted = {
    counts: rule.keys.includes('count') || (rule.ahead !== undefined && measureOfAhead(rule) === 'count'),
    corrected: rule.keys.includes('corrected'),
    shortfall: rule.keys.includes('shortfall'),
  };
  for (const field of ['counts', 'corrected', 'shortfall'] as const) {
    agree(`whether ${field} of ${service.id} are told`, found[field] !== undefined, wanted[field]);
    if (!wanted[field]) continue;
    for (const id of leads) {
      const windows = new Set(ledger.map((line) => windowOf(recount, id, line.start ?? line.at)));
      for (const window of windows) {
        const value = found[field]?.find(([calendar, from]) => calendar === id && from === window)?.[2] ?? 0;
        const counted =
          field === 'shortfall'
            ? aboveShare(recount, weights, id, window)
            : countIn(recount, id, window, field === 'counts');
        if (Math.abs(value - counted) < 1e-5) continue;
        agree(`${field} of ${id} in ${service.id} from day ${window}`, value, counted);
      }
    }
  }
}
