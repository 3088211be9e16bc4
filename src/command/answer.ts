import {
  choose,
  explainStart,
  starts,
  type AssignmentRecord,
  type CalendarExplanation,
  type Question,
  type Start,
} from '../engine/index.js';
import { exactAvailability } from '../server/availability/exact.js';
import { hostSite, type HostedSite } from '../server/hosted-site.js';
import type { SiteSetup } from '../server/site-setup.js';
import { MINUTES_PER_DAY, Zones, type Day, type Instant } from '../time/index.js';
import type { CommandOptions } from './options.js';
import { dayFrom, instantOf } from './times.js';

/** What the engine said, as data: with `--json` it is printed as it stands. */
export type CommandAnswer = { readonly site: string; readonly now: Instant } & (
  | { readonly question: 'explain'; readonly start: Instant; readonly calendars: readonly CalendarExplanation[] }
  | { readonly question: 'choose'; readonly record: AssignmentRecord }
  | { readonly question: 'starts'; readonly starts: readonly Start[] }
);

/** Nothing has happened yet on the site. */
const NOTHING_BOOKED = { revision: 0, claims: [], ledger: [] };

/** Asks the engine what the command line says. `clock` is what this machine's shows. */
export function answerCommand(options: CommandOptions, setup: SiteSetup, clock: Instant): CommandAnswer {
  const zones = new Zones();
  const hosted = hostSite(setup, zones);
  const { site } = hosted.opened;
  const zone = hosted.opened.zone(site.zone);
  const now = options.now === undefined ? clock : instantOf(options.now, '--now', zone, zones);
  const today = Math.floor(zone.wallOf(now) / MINUTES_PER_DAY);
  const { service, calendar, duration } = options;
  const question: Question = { service, calendar, duration };
  const calendars = setup.catalog.calendars.map(({ id }) => id);
  const availabilityOf = (first: Day, last: Day) =>
    exactAvailability(hosted, NOTHING_BOOKED, { calendars, days: [Math.min(today, first), last + 1], now });

  if (calendar !== undefined) checkCalendar(hosted, calendar);
  if (options.question === 'starts') {
    const first = options.from === undefined ? today : dayFrom(options.from, '--from');
    const end = first + options.days;
    const range = [zone.instantOf(first * MINUTES_PER_DAY), zone.instantOf(end * MINUTES_PER_DAY)] as const;
    const found = starts(hosted.opened, availabilityOf(first, end), question, range);
    return { site: site.id, now, question: 'starts', starts: found };
  }
  const start = instantOf(options.at ?? '', '--at', zone, zones);
  const day = Math.floor(zone.wallOf(start) / MINUTES_PER_DAY);
  const availability = availabilityOf(day, day + 1);
  if (options.question === 'choose') {
    return {
      site: site.id,
      now,
      question: 'choose',
      record: choose(hosted.opened, availability, { ...question, start }),
    };
  }
  const explained = explainStart(hosted.opened, availability, question, start);
  return { site: site.id, now, question: 'explain', start, calendars: explained };
}

function checkCalendar({ opened }: HostedSite, calendar: string): void {
  if (opened.calendars.has(calendar)) return;
  throw new Error(`--calendar ${calendar}: there is none; known: ${[...opened.calendars.keys()].join(', ')}`);
}
