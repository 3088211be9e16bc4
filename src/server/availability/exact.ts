import {
  type Availability,
  type CalendarAvailability,
  type FoldedLedger,
  type LedgerEntry,
  type Session,
} from '../../engine/index.js';
import { overlaps } from '../../engine/spans.js';
import { MINUTES_PER_DAY, type Day, type Instant, type Span } from '../../time/index.js';
import { claimsBy } from '../bookings/claims.js';
import { reachOf, type HostedSite } from '../hosted-site.js';
import type { Claim, Snapshot } from '../store.js';

/** Calendars may lie up to this many days beside the site: between any two zones there are 26 hours. */
const ZONE_DAYS = 2;
/** Beyond a span of instants: the calendar's zone may be a day apart, and the engine looks two days further. */
const SHIFT_DAYS = 3;

/**
 * The span in which anything can matter to starts on the days: those of the site's zone, widened by every service's
 * reach.
 */
export function spanOfDays({ opened }: HostedSite, [first, end]: Span<Day>): Span<Instant> {
  const zone = opened.zone(opened.site.zone);
  const { before, after } = reachOf(opened.catalog.services);
  return [zone.instantOf(first * MINUTES_PER_DAY) - before, zone.instantOf(end * MINUTES_PER_DAY) + after];
}

/** What is taken and has happened. */
export interface Taken extends Pick<Snapshot, 'revision' | 'claims' | 'ledger'> {
  /** A booking that counts for nobody: while it moves, it is in nobody's way. */
  readonly without?: string;
  /** What is to be booked in the same change, before this. */
  readonly ahead?: readonly LedgerEntry[];
}

export function claimsThatCount({ claims, without }: Pick<Taken, 'claims' | 'without'>): readonly Claim[] {
  return without === undefined ? claims : claims.filter(({ booking }) => booking !== without);
}

export interface Scene {
  readonly calendars: readonly string[];
  readonly days: Span<Day>;
  readonly now: Instant;
  /** Where only this service is asked about, on these calendars: counts for others are left out. */
  readonly service?: string;
}

/** What is taken on the given calendars, exactly and with counts, for the engine on the server's side only. */
export function exactAvailability(
  hosted: HostedSite,
  { revision, claims, ledger, without, ahead }: Taken,
  { calendars, days, now, service }: Scene,
): Availability {
  const span = spanOfDays(hosted, days);
  const near: Span<Day> = [days[0] - ZONE_DAYS, days[1] + ZONE_DAYS];
  const folded = hosted.ledger.fold(ledger, ahead);
  const others = claimsBy('calendar', claimsThatCount({ claims, without }));
  return {
    revision,
    now,
    days,
    calendars: calendars.map((id) => ({
      ...calendarAvailability(hosted, others.get(id) ?? [], id, span),
      // Who is paused takes nothing new, whoever asks; what is booked stays.
      ...(folded.isPaused(id) && { busy: [span] }),
      ...bookedOn(hosted, folded, id, without),
    })),
    figures: folded.figures(near, without, service === undefined ? undefined : { service, calendars }),
  };
}

function calendarAvailability(
  { setup }: HostedSite,
  claims: readonly Claim[],
  id: string,
  span: Span,
): CalendarAvailability {
  const [first, end] = [span[0] / MINUTES_PER_DAY - SHIFT_DAYS, span[1] / MINUTES_PER_DAY + SHIFT_DAYS];
  const sessions = [...claimsBy('session', claims).values()].sort(([a], [b]) => a!.span[0] - b!.span[0]);
  const asOf = setup.busyAsOf.get(id);
  return {
    calendar: id,
    busy: (setup.busy.get(id) ?? []).filter((entry) => overlaps(entry, span)),
    taken: sessions.map(([first]) => first!.span),
    shifts: (setup.shifts.get(id) ?? []).filter(({ day }) => first <= day && day < end),
    sessions: sessions.filter(([first]) => first!.seats > 1).map(sessionOf),
    ...(asOf !== undefined && { asOf }),
  };
}

function bookedOn(
  { opened }: HostedSite,
  folded: FoldedLedger,
  id: string,
  without: string | undefined,
): Pick<CalendarAvailability, 'booked'> {
  const booked = folded.bookedOnCalendar(opened.calendars.get(id)!, without);
  return booked ? { booked } : {};
}

function sessionOf(seated: readonly Claim[]): Session {
  const { service, start, duration, seats } = seated[0]!;
  return { service, start, duration, left: seats - seated.length };
}
