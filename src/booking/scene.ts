import type { Start } from '../engine/answers.js';
import type { Service } from '../engine/model.js';
import type { OpenedSite } from '../engine/site.js';
import type { Zone } from '../time/zone.js';
import type { Day, Instant, Span } from '../time/units.js';
import { isLabelled, type Ask } from './ask.js';
import type { Facts } from './facts.js';
import { beginOf, firstStarts } from './free-starts.js';
import { daysOf, monthOf } from './month.js';
import type { Choices, Meeting, Offer } from './offer.js';
import { openedSite } from './opened.js';
import { remember } from './remember.js';
import type { Month } from './state.js';
import type { Chosen, Source } from './source.js';
import type { Sources } from './sources.js';
import type { Subject } from './subject.js';
import type { Answer, Asked, Windows } from './windows.js';

/** What the client looks at, once a service is chosen: which question, over which answers, in which month. */
export interface Scene {
  readonly site: OpenedSite;
  readonly service: Service;
  readonly source: Source;
  /** What the backend is asked. */
  readonly asked: Asked;
  /** What it is asked besides, of the next days. */
  readonly besides: Asked | undefined;
  /** What it has answered, in order of time. */
  readonly windows: readonly Answer[];
  readonly ask: Ask;
  readonly zone: Zone;
  readonly now: Instant;
  readonly month: Month;
  /** The first free start that is not over and not before the month, if one is known. */
  readonly first: Start | undefined;
}

/** Makes scenes of facts; the same one as long as nothing changes in it. */
export class Scenes {
  readonly #sources: Sources;
  readonly #windows: Windows;
  readonly #guess: () => Instant;

  /** @param guess What instant it may be, until the backend has said. */
  constructor(sources: Sources, windows: Windows, guess: () => Instant) {
    this.#sources = sources;
    this.#windows = windows;
    this.#guess = guess;
  }

  of(facts: Facts): Scene | undefined {
    const { offer, subject, duration, settled, zone, month, turned, start } = facts;
    const held = start && settled;
    const shown = turned ? month : undefined;
    const now = this.#windows.now() ?? this.#guess();
    const [service, meeting] = [offer?.service(facts), offer?.meeting?.(facts)];
    const source = offer && this.#sources.of(offer);
    if (!offer || !service || !source) return undefined;
    const asked = source.asked(whatIsChosen(offer, service, meeting, facts));
    const { version } = this.#windows;
    return this.#scene(source, asked, offer, subject, service, meeting, duration, held, zone, shown, version, now);
  }

  #scene = remember(
    (
      source: Source,
      asked: Asked,
      offer: Offer,
      subject: Subject,
      service: Service,
      meeting: Meeting | undefined,
      duration: number | undefined,
      held: string | undefined,
      zoneId: string,
      shown: Month | undefined,
      _version: number,
      now: Instant,
    ): Scene => {
      const site = openedSite(offer.site);
      const zone = site.zone(zoneId);
      const windows = this.#windows.all(asked);
      const chosen = whatIsChosen(offer, service, meeting, { subject, duration });
      const ask = source.ask(chosen, windows, now, held);
      const from = shown ? Math.max(now, beginOf(zone, daysOf(shown)[0])) : now;
      const [first] = firstStarts(ask, windows, from, 1);
      const month = shown ?? monthOf(zone.dayOf(first?.start ?? now));
      const besides = source.askedOfPeople?.(chosen);
      return { site, service, source, asked, besides, windows, ask, zone, now, month, first };
    },
  );
}

/** What the client has chosen, with what follows from it. */
export function whatIsChosen(
  offer: Offer,
  service: Service,
  meeting: Meeting | undefined,
  { subject, duration, values, locale, start }: Choices,
): Chosen {
  const labelled = subject.kind === 'service' && isLabelled(service, subject.specialist, offer.timeFirst);
  const site = openedSite(offer.site);
  return { offer, service, meeting, site, labelled, subject, duration, values, locale, start };
}

/**
 * The days of the site's zone in which days of the shown zone lie, as far as they are not over, and one more on either
 * side: there is nothing to know about the past.
 */
export function siteDays({ site, zone, now }: Scene, [from, to]: Span<Day>): Span<Day> {
  const siteZone = site.zone(site.site.zone);
  const end = beginOf(zone, to);
  const begin = Math.min(Math.max(beginOf(zone, from), now), end);
  return [siteZone.dayOf(begin) - 1, siteZone.dayOf(end) + 1];
}
