import { servingCalendars } from '../engine/index.js';
import type { Start } from '../engine/answers.js';
import type { Availability, Service } from '../engine/model.js';
import type { OpenedSite } from '../engine/site.js';
import type { Day, Instant } from '../time/units.js';
import { errorsOf, fieldsOf } from './details.js';
import type { Facts } from './facts.js';
import { beginOf, dayIn, daysOf, daysOfMonth, firstStarts, monthOf, startsOfDay, type Ask } from './month.js';
import { questionOf, servicesOnOffer, specialistChoices } from './offer.js';
import { remember } from './remember.js';
import { Scenes, siteDays, type Scene } from './scene.js';
import type { Details, FlowOptions, FlowState, Loading, Month, MonthAnswer, SpecialistOption } from './state.js';
import { stepsOf } from './steps.js';
import type { Wanted } from './timetable.js';
import type { Windows } from './windows.js';

/** So many starts are named as the next available ones. */
const NEXT = 3;

/**
 * Works out what elements show from what the flow knows. Parts whose grounds are the same stay the same objects, so nothing is
 * computed or rendered twice.
 */
export class View {
  readonly #windows: Windows;
  readonly #options: FlowOptions;
  readonly #guess: () => Instant;
  readonly #scenes: Scenes;
  #shown: { readonly service: string; readonly answer: MonthAnswer } | undefined;

  /** @param guess What instant it may be, until the backend has said. */
  constructor(windows: Windows, options: FlowOptions, guess: () => Instant) {
    this.#windows = windows;
    this.#options = options;
    this.#guess = guess;
    this.#scenes = new Scenes(windows, guess);
  }

  state(facts: Facts): FlowState {
    const { site, zone, step, duration, specialist, start, submission, trouble, lost, booking } = facts;
    const now = this.#windows.now();
    const service = site?.services.get(facts.service ?? '');
    const details = this.#details(service, facts.values, facts.left, facts.refused, facts.attempts);
    const scene = this.#scenes.of(facts);
    const day = facts.day ?? (facts.turned ? undefined : firstDay(scene));
    return {
      catalog: this.#catalog(facts.catalog, site),
      steps: this.#steps(site, service, details),
      step,
      services: this.#services(site),
      service,
      duration,
      specialists: this.#specialists(site, service, duration, this.#windows.version, now),
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
    const scene = this.#scenes.of(facts);
    if (!scene) return undefined;
    const siteZone = scene.site.zone(scene.site.site.zone);
    return {
      calendars: scene.calendars,
      days: siteDays(scene, daysOf(scene.month)),
      horizon: dayIn(siteZone, scene.now + scene.service.horizon) + 1,
      found: scene.first !== undefined,
    };
  }

  /** What the engine is asked for the facts' choices, and the newest answer to look it up in for a day of the shown zone. */
  ask(facts: Facts, day: Day): { readonly ask: Ask; readonly availability: Availability } | undefined {
    const scene = this.#scenes.of(facts);
    const availability = scene && this.#windows.covering(scene.calendars, siteDays(scene, [day, day + 1]));
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
      duration: number | undefined,
      _version: number,
      now: Instant | undefined,
    ): readonly SpecialistOption[] => {
      const choices = site && service ? specialistChoices(site, service, this.#options) : [];
      if (!site || !service || choices.length < 2) return [];
      const windows = this.#windows.all(servingCalendars(site, { service: service.id }));
      return choices.map((id) => {
        const ask: Ask = {
          question: questionOf({ service: service.id, duration, specialist: id }),
          labelled: false,
        };
        const known = now !== undefined && windows.length > 0;
        const next = known ? (firstStarts(site, windows, ask, now, 1)[0]?.start ?? null) : undefined;
        if (id === 'any') return { id, next };
        const calendar = site.calendars.get(id);
        const { name, role, portrait } = site.specialists.get(calendar?.specialist ?? '') ?? {};
        return { id, name: name ?? calendar?.name, role, portrait, next };
      });
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
    const { site, ask, month, zone, calendars, windows, now } = scene;
    const availability = this.#windows.covering(calendars, siteDays(scene, daysOf(scene.month)));
    if (!availability) return undefined;
    const begin = Math.max(now, beginOf(zone, daysOf(month)[0]));
    return {
      month,
      days: daysOfMonth(site, availability, ask, month, zone.id),
      next: firstStarts(site, windows, ask, begin, NEXT),
    };
  });

  #starts = remember((scene: Scene | undefined, day: Day | undefined): readonly Start[] => {
    if (!scene || day === undefined) return [];
    const availability = this.#windows.covering(scene.calendars, siteDays(scene, [day, day + 1]));
    return availability ? startsOfDay(scene.site, availability, scene.ask, day, scene.zone) : [];
  });
}

/** The first day of the month with a free start: its times show before the client has chosen a day. */
function firstDay(scene: Scene | undefined): Day | undefined {
  if (!scene?.first) return undefined;
  const day = dayIn(scene.zone, scene.first.start);
  const [from, to] = daysOf(scene.month);
  return from <= day && day < to ? day : undefined;
}
