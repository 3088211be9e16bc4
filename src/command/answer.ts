import {
  choose,
  choosePanel,
  explainStart,
  panelStarts,
  starts,
  type AssignmentRecord,
  type CalendarExplanation,
  type PanelRecord,
  type Question,
  type Start,
} from '../engine/index.js';
import { MINUTES_PER_DAY, type Instant } from '../time/index.js';
import type { CommandOptions } from './options.js';
import { dayFrom, instantOf } from './times.js';
import type { World } from './world.js';

/** What the engine said, as data: with `--json` it is printed as it stands. */
export type CommandAnswer = { readonly site: string; readonly now: Instant } & (
  | { readonly question: 'explain'; readonly start: Instant; readonly calendars: readonly CalendarExplanation[] }
  | { readonly question: 'choose'; readonly record: AssignmentRecord }
  /** `explain` and `choose` of a panel: its record holds both. */
  | { readonly question: 'panel'; readonly record: PanelRecord }
  | { readonly question: 'starts'; readonly starts: readonly Start[] }
);

/** Asks the engine what the command line says. `clock` is what this machine's shows. */
export function answerCommand(options: CommandOptions, world: World, clock: Instant): CommandAnswer {
  const { site, zones } = world;
  const zone = site.zone(site.site.zone);
  const now = options.now === undefined ? (world.now ?? clock) : instantOf(options.now, '--now', zone, zones);
  const { calendar, duration, panel } = options;
  const question: Question = { service: options.service ?? '', calendar, duration };
  const asked = { site: site.site.id, now };

  if (calendar !== undefined) checkCalendar(world, calendar);
  if (options.question === 'starts') {
    const first = options.from === undefined ? zone.dayOf(now) : dayFrom(options.from, '--from');
    const end = first + options.days;
    const range = [zone.instantOf(first * MINUTES_PER_DAY), zone.instantOf(end * MINUTES_PER_DAY)] as const;
    const availability = world.availability([first, end], now);
    const found =
      panel === undefined
        ? starts(site, availability, question, range)
        : panelStarts(site, availability, { panel, duration }, range);
    return { ...asked, question: 'starts', starts: found };
  }
  const start = instantOf(options.at ?? '', '--at', zone, zones);
  const day = zone.dayOf(start);
  const availability = world.availability([day, day + 1], now);
  if (panel !== undefined) {
    return { ...asked, question: 'panel', record: choosePanel(site, availability, { panel, duration, start }) };
  }
  if (options.question === 'choose') {
    return { ...asked, question: 'choose', record: choose(site, availability, { ...question, start }) };
  }
  return { ...asked, question: 'explain', start, calendars: explainStart(site, availability, question, start) };
}

function checkCalendar({ site }: World, calendar: string): void {
  if (site.calendars.has(calendar)) return;
  throw new Error(`--calendar ${calendar}: there is none; known: ${[...site.calendars.keys()].join(', ')}`);
}
