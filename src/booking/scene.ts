import { distributionOf, offeredCalendars, servingCalendars } from '../engine/index.js';
import type { Start } from '../engine/answers.js';
import type { Availability, Service } from '../engine/model.js';
import type { LinkedSite } from '../engine/links.js';
import type { OpenedSite } from '../engine/site.js';
import type { Zone } from '../time/zone.js';
import type { Day, Instant, Span } from '../time/units.js';
import type { Facts } from './facts.js';
import { beginOf, dayIn, daysOf, firstStarts, monthOf, type Ask } from './month.js';
import { isLabelled, questionOf } from './offer.js';
import { openedSite } from './opened.js';
import { remember } from './remember.js';
import type { Month } from './state.js';
import type { Windows } from './windows.js';

/** What the client looks at, once a service is chosen: which question, over which answers, in which month. */
export interface Scene {
  readonly site: OpenedSite;
  readonly service: Service;
  /** Everybody who may have a part in serving; the timetable is asked for all of them, so that another choice needs no request. */
  readonly calendars: readonly string[];
  /** What is known of them, in order of time. */
  readonly windows: readonly Availability[];
  readonly ask: Ask;
  readonly zone: Zone;
  readonly now: Instant;
  readonly month: Month;
  /** The first free start that is not over and not before the month, if one is known. */
  readonly first: Start | undefined;
}

/** Makes scenes of facts; the same one as long as nothing changes in it. */
export class Scenes {
  readonly #windows: Windows;
  readonly #guess: () => Instant;

  /** @param guess What instant it may be, until the backend has said. */
  constructor(windows: Windows, guess: () => Instant) {
    this.#windows = windows;
    this.#guess = guess;
  }

  of({ site, service, duration, specialist, settled, zone, month, turned, start }: Facts): Scene | undefined {
    const held = start && settled;
    const shown = turned ? month : undefined;
    const now = this.#windows.now() ?? this.#guess();
    return this.#scene(site, service, duration, specialist, held, zone, shown, this.#windows.version, now);
  }

  #scene = remember(
    (
      linked: LinkedSite | undefined,
      id: string | undefined,
      duration: number | undefined,
      specialist: string | undefined,
      held: string | undefined,
      zoneId: string,
      shown: Month | undefined,
      _version: number,
      now: Instant,
    ): Scene | undefined => {
      const service = linked?.services.get(id ?? '');
      if (!linked || !service) return undefined;
      const site = openedSite(linked);
      const zone = site.zone(zoneId);
      const calendars = servingCalendars(site, { service: service.id });
      const windows = this.#windows.all(calendars);
      const choices = { service: id, duration, specialist: specialist ?? 'any' };
      const ask = askOf(site, service, choices, windows, now, held);
      const from = shown ? Math.max(now, beginOf(zone, daysOf(shown)[0])) : now;
      const [first] = firstStarts(site, windows, ask, from, 1);
      const month = shown ?? monthOf(dayIn(zone, first?.start ?? now));
      return { site, service, calendars, windows, ask, zone, now, month, first };
    },
  );
}

/**
 * The days of the site's zone in which days of the shown zone lie, as far as they are not over, and one more on either
 * side: there is nothing to know about the past.
 */
export function siteDays({ site, zone, now }: Scene, [from, to]: Span<Day>): Span<Day> {
  const siteZone = site.zone(site.site.zone);
  const end = beginOf(zone, to);
  const begin = Math.min(Math.max(beginOf(zone, from), now), end);
  return [dayIn(siteZone, begin) - 1, dayIn(siteZone, end) + 1];
}

/** The question, narrowed to the one person whose times are shown where the distribution offers one only (DS-2). */
function askOf(
  site: OpenedSite,
  service: Service,
  choices: Pick<Facts, 'service' | 'duration' | 'specialist'>,
  windows: readonly Availability[],
  now: Instant,
  held: string | undefined,
): Ask {
  const ask = { question: questionOf(choices), labelled: isLabelled(service, choices.specialist) };
  const everyone = distributionOf(service, site.catalog.distributions).offered === 'everyone';
  if (everyone || ask.labelled || ask.question.calendar !== undefined) return ask;
  const open = windows.find((window) => firstStarts(site, [window], ask, now, 1).length > 0);
  const calendar = held ?? (open && offeredCalendars(site, open, ask.question)[0]);
  return { ...ask, question: { ...ask.question, calendar } };
}
