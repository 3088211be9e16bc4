import { distributionOf, offeredCalendars, servingCalendars } from '../engine/index.js';
import type { Start } from '../engine/answers.js';
import type { Availability, Service } from '../engine/model.js';
import type { OpenedSite } from '../engine/site.js';
import type { Zone } from '../time/zone.js';
import type { Day, Instant, Span } from '../time/units.js';
import { isLabelled, questionOf, ServiceAsk, type Ask } from './ask.js';
import type { Facts } from './facts.js';
import { beginOf, dayIn, daysOf, firstStarts, monthOf } from './month.js';
import type { Meeting, Offer } from './offer.js';
import { openedSite } from './opened.js';
import { remember } from './remember.js';
import type { Month } from './state.js';
import { chosenOf, type ServiceSubject, type Subject } from './subject.js';
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

  of(facts: Facts): Scene | undefined {
    const { offer, subject, duration, settled, zone, month, turned, start } = facts;
    const held = start && settled;
    const shown = turned ? month : undefined;
    const now = this.#windows.now() ?? this.#guess();
    const [service, meeting] = [offer?.service(facts), offer?.meeting?.(facts)];
    return this.#scene(offer, subject, service, meeting, duration, held, zone, shown, this.#windows.version, now);
  }

  #scene = remember(
    (
      offer: Offer | undefined,
      subject: Subject,
      service: Service | undefined,
      meeting: Meeting | undefined,
      duration: number | undefined,
      held: string | undefined,
      zoneId: string,
      shown: Month | undefined,
      _version: number,
      now: Instant,
    ): Scene | undefined => {
      if (!offer || !service) return undefined;
      const site = openedSite(offer.site);
      const zone = site.zone(zoneId);
      const calendars = meeting?.calendars ?? servingCalendars(site, { service: service.id });
      const windows = this.#windows.all(calendars);
      const ask = meeting?.ask ?? askOf(offer, service, chosenOf(subject), duration, windows, now, held);
      const from = shown ? Math.max(now, beginOf(zone, daysOf(shown)[0])) : now;
      const [first] = firstStarts(ask, windows, from, 1);
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

/** The times of a service, narrowed to those of the one person whose times are shown where the distribution offers one only (DS-2). */
function askOf(
  offer: Offer,
  service: Service,
  chosen: ServiceSubject,
  duration: number | undefined,
  windows: readonly Availability[],
  now: Instant,
  held: string | undefined,
): Ask {
  const site = openedSite(offer.site);
  const question = questionOf(offer, chosen, duration);
  const ask = new ServiceAsk(
    site,
    question,
    isLabelled(service, chosen.specialist ?? (offer.timeFirst ? undefined : 'any')),
  );
  const everyone = distributionOf(service, site.catalog.distributions).offered === 'everyone';
  if (everyone || ask.labelled || ask.calendar !== undefined) return ask;
  const open = windows.find((window) => ask.next(window, now, 1).length > 0);
  const calendar = held ?? (open && offeredCalendars(site, open, question)[0]);
  return new ServiceAsk(site, { ...question, calendar }, false);
}
