import { distributionOf, eligibleCalendars, offeredCalendars } from '../engine/index.js';
import type { Start } from '../engine/answers.js';
import type { Availability, Service } from '../engine/model.js';
import type { OpenedSite } from '../engine/site.js';
import type { Zone } from '../time/zone.js';
import type { Day, Instant, Span } from '../time/units.js';
import { errorsOf, fieldsOf } from './details.js';
import type { Facts } from './facts.js';
import { beginOf, dayIn, daysOf, daysOfMonth, firstStarts, monthOf, startsOfDay, type Ask } from './month.js';
import { isLabelled, questionOf, servicesOnOffer, specialistChoices } from './offer.js';
import { remember } from './remember.js';
import type { Details, FlowOptions, FlowState, Loading, Month, MonthAnswer, SpecialistOption } from './state.js';
import { stepsOf } from './steps.js';
import type { Wanted } from './timetable.js';
import type { Windows } from './windows.js';

/** So many starts are named as the next available ones. */
const NEXT = 3;

/** The facts and all that the engine says about them at one moment. */
interface Scene {
  readonly site: OpenedSite;
  readonly service: Service;
  readonly calendars: readonly string[];
  readonly windows: readonly Availability[];
  readonly ask: Ask;
  readonly zone: Zone;
  readonly now: Instant;
  readonly month: Month;
  /** From when on a start counts as the next one. */
  readonly from: Instant;
  readonly first: Start | undefined;
}

/**
 * Works out what elements show from what the flow knows. Parts whose grounds are the same stay the same objects, so nothing is
 * computed or rendered twice.
 */
export class View {
  readonly #windows: Windows;
  readonly #options: FlowOptions;
  readonly #guess: () => Instant;
  #shown: { readonly service: string; readonly answer: MonthAnswer } | undefined;

  /** @param guess What instant it may be, until the backend has said. */
  constructor(windows: Windows, options: FlowOptions, guess: () => Instant) {
    this.#windows = windows;
    this.#options = options;
    this.#guess = guess;
  }

  state(facts: Facts): FlowState {
    const { site, zone, step, duration, specialist, day, start, submission, trouble, lost, booking } = facts;
    const now = this.#windows.now();
    const service = site?.services.get(facts.service ?? '');
    const details = this.#details(service, facts.values, facts.left, facts.refused, facts.attempts);
    const scene = this.#sceneOf(facts);
    return {
      catalog: this.#catalog(facts.catalog, site),
      steps: this.#steps(site, service, details),
      step,
      services: this.#services(site),
      service,
      duration,
      specialists: this.#specialists(site, service, this.#windows.version, now),
      specialist,
      zone,
      siteZone: site?.site.zone ?? zone,
      now,
      today: site && now !== undefined ? dayIn(site.zone(zone), now) : undefined,
      month: now === undefined ? undefined : scene?.month,
      timetable: this.#timetable(facts.timetable, facts.turned, scene),
      day,
      starts: this.#starts(scene, day),
      start,
      details,
      submission,
      trouble,
      lost,
      booking,
    };
  }

  /** What has to be known to show the month that the facts ask for. */
  wanted(facts: Facts): Wanted | undefined {
    const scene = this.#sceneOf(facts);
    if (!scene) return undefined;
    const siteZone = scene.site.zone(scene.site.site.zone);
    return {
      calendars: scene.calendars,
      days: this.#daysFor(scene),
      horizon: dayIn(siteZone, scene.now + scene.service.horizon) + 1,
      found: scene.first !== undefined,
    };
  }

  /** What the engine is asked for the facts' choices, and the newest answer to look it up in for a day of the shown zone. */
  ask(facts: Facts, day: Day): { readonly ask: Ask; readonly availability: Availability } | undefined {
    const scene = this.#sceneOf(facts);
    const availability = scene && this.#windows.covering(scene.calendars, this.#siteDays(scene, [day, day + 1]));
    return availability && { ask: scene.ask, availability };
  }

  /** The first month that can be shown. */
  earliestMonth({ site, zone }: Facts): Month | undefined {
    return site && monthOf(dayIn(site.zone(zone), this.#windows.now() ?? this.#guess()));
  }

  #details = remember(
    (
      service: Service | undefined,
      values: Facts['values'],
      left: Facts['left'],
      refused: Facts['refused'],
      attempts: number,
    ): Details => {
      const fields = this.#fields(service, refused);
      const errors = Object.entries(errorsOf(fields, values, refused)).filter(([id]) => left.has(id));
      return { fields, values, errors: Object.fromEntries(errors), attempts };
    },
  );

  #fields = remember((service: Service | undefined, refused: Facts['refused']) =>
    fieldsOf(service, this.#options, refused),
  );

  #catalog = remember((asking: Facts['catalog'], site: OpenedSite | undefined): FlowState['catalog'] => {
    if (typeof asking === 'object') return { status: 'failed', trouble: asking };
    if (site) return { status: 'ready', value: site.catalog };
    return { status: asking };
  });

  #steps = remember((site: OpenedSite | undefined, service: Service | undefined, details: Details) =>
    stepsOf(site, this.#options, service, details),
  );

  #services = remember((site: OpenedSite | undefined) => (site ? servicesOnOffer(site, this.#options) : []));

  #specialists = remember(
    (
      site: OpenedSite | undefined,
      service: Service | undefined,
      _version: number,
      now: Instant | undefined,
    ): readonly SpecialistOption[] => {
      const choices = site && service ? specialistChoices(site, service, this.#options) : [];
      if (!site || !service || choices.length < 2) return [];
      const windows = this.#windows.all(eligibleCalendars(site, { service: service.id }));
      return choices.map((id) => {
        const ask: Ask = {
          question: questionOf({ service: service.id, duration: undefined, specialist: id }),
          labelled: false,
        };
        const known = now !== undefined && windows.length > 0;
        const next = known ? (firstStarts(site, windows, ask, now, 1)[0]?.start ?? null) : undefined;
        if (id === 'any') return { id, next };
        const calendar = site.calendars.get(id);
        const { name, role, portrait } = site.specialists.get(calendar?.specialist ?? '') ?? {};
        return { id, name: calendar?.name ?? name, role, portrait, next };
      });
    },
  );

  #sceneOf(facts: Facts): Scene | undefined {
    const { site, service, duration, specialist, settled, zone, month, turned, start } = facts;
    const held = start === undefined ? undefined : settled;
    return this.#scene(
      site,
      service,
      duration,
      specialist,
      held,
      zone,
      turned ? month : undefined,
      this.#windows.version,
      this.#windows.now(),
    );
  }

  #scene = remember(
    (
      site: OpenedSite | undefined,
      id: string | undefined,
      duration: number | undefined,
      specialist: string | undefined,
      held: string | undefined,
      zoneId: string,
      turned: Month | undefined,
      _version: number,
      backendNow: Instant | undefined,
    ): Scene | undefined => {
      const service = site?.services.get(id ?? '');
      if (!site || !service) return undefined;
      const zone = site.zone(zoneId);
      const now = backendNow ?? this.#guess();
      const calendars = eligibleCalendars(site, { service: service.id });
      const windows = this.#windows.all(calendars);
      const ask = askOf(site, service, { service: id, duration, specialist: specialist ?? 'any' }, windows, now, held);
      const thisMonth = monthOf(dayIn(zone, now));
      const from = turned ? Math.max(now, beginOf(zone, daysOf(turned)[0])) : now;
      const [first] = firstStarts(site, windows, ask, from, 1);
      const month = turned ?? (first ? monthOf(dayIn(zone, first.start)) : thisMonth);
      return { site, service, calendars, windows, ask, zone, now, month, from, first };
    },
  );

  #timetable = remember(
    (asking: Facts['timetable'], turned: boolean, scene: Scene | undefined): Loading<MonthAnswer> => {
      if (!scene) return { status: 'idle' };
      const answer = this.#month(scene);
      const failed = typeof asking === 'object';
      const settled = turned || scene.first !== undefined || asking === 'idle' || failed;
      if (answer && settled) {
        this.#shown = { service: scene.service.id, answer };
        return this.#ready(answer);
      }
      if (failed) return { status: 'failed', trouble: asking };
      const previous = this.#shown?.service === scene.service.id ? this.#shown.answer : undefined;
      return { status: 'loading', ...(previous && { previous }) };
    },
  );

  #ready = remember((value: MonthAnswer): Loading<MonthAnswer> => ({ status: 'ready', value }));

  #month = remember((scene: Scene): MonthAnswer | undefined => {
    const { site, ask, month, zone, calendars, windows, from } = scene;
    const availability = this.#windows.covering(calendars, this.#daysFor(scene));
    if (!availability) return undefined;
    const begin = Math.max(from, beginOf(zone, daysOf(month)[0]));
    return {
      month,
      days: daysOfMonth(site, availability, ask, month, zone.id),
      next: firstStarts(site, windows, ask, begin, NEXT),
    };
  });

  #starts = remember((scene: Scene | undefined, day: Day | undefined): readonly Start[] => {
    if (!scene || day === undefined) return [];
    const availability = this.#windows.covering(scene.calendars, this.#siteDays(scene, [day, day + 1]));
    return availability ? startsOfDay(scene.site, availability, scene.ask, day, scene.zone) : [];
  });

  #daysFor(scene: Scene): Span<Day> {
    return this.#siteDays(scene, daysOf(scene.month));
  }

  /**
   * The days of the site's zone in which days of the shown zone lie, as far as they are not over, and one more on either side:
   * there is nothing to know about the past.
   */
  #siteDays({ site, zone, now }: Scene, [from, to]: Span<Day>): Span<Day> {
    const siteZone = site.zone(site.site.zone);
    const end = beginOf(zone, to);
    const begin = Math.min(Math.max(beginOf(zone, from), now), end);
    return [dayIn(siteZone, begin) - 1, dayIn(siteZone, end) + 1];
  }
}

/** The question, narrowed to the one person whose times are shown where the distribution offers one only (DS-2). */
function askOf(
  site: OpenedSite,
  service: Service,
  chosen: Pick<Facts, 'service' | 'duration' | 'specialist'>,
  windows: readonly Availability[],
  now: Instant,
  held: string | undefined,
): Ask {
  const question = questionOf(chosen);
  const labelled = isLabelled(service, chosen.specialist);
  if (labelled || question.calendar !== undefined || distributionOf(service).offered === 'everyone')
    return { question, labelled };
  const open = windows.find((window) => firstStarts(site, [window], { question, labelled }, now, 1).length > 0);
  const calendar = held ?? (open && offeredCalendars(site, open, question)[0]);
  return { question: { ...question, calendar }, labelled };
}
