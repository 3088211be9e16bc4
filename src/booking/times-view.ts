import { freeCalendars, servingCalendars } from '../engine/index.js';
import type { Question, Start } from '../engine/answers.js';
import type { Availability } from '../engine/model.js';
import type { OpenedSite } from '../engine/site.js';
import type { Day, Instant } from '../time/units.js';
import type { Facts } from './facts.js';
import { questionOf, ServiceAsk, type Ask } from './ask.js';
import { beginOf, dayIn, daysOf, firstStarts, monthOf, startsOfDay } from './month.js';
import type { Offer } from './offer.js';
import { openedSite } from './opened.js';
import { isOwn, type PageHolds } from './page-holds.js';
import { remember } from './remember.js';
import { Scenes, siteDays, type Scene } from './scene.js';
import type { FlowState, Loading, Month, MonthAnswer, SpecialistOption } from './state.js';
import { chosenOf, type ServiceSubject } from './subject.js';
import type { Wanted } from './timetable.js';
import type { Windows } from './windows.js';

/** So many starts are named as the next available ones. */
const NEXT = 3;

/** The part of the state that the engine works out. */
export type TimesState = Pick<FlowState, 'specialists' | 'now' | 'today' | 'month' | 'timetable' | 'day' | 'starts'>;

/**
 * Works out what elements show of months, days and starts. Parts whose grounds are the same stay the same objects, so nothing is
 * computed or rendered twice.
 */
export class TimesView {
  readonly #windows: Windows;
  readonly #guess: () => Instant;
  readonly #scenes: Scenes;
  readonly #holds: PageHolds;
  #shown: { readonly service: string; readonly answer: MonthAnswer } | undefined;

  /** @param guess What instant it may be, until the backend has said. */
  constructor(windows: Windows, guess: () => Instant, holds: PageHolds) {
    this.#windows = windows;
    this.#guess = guess;
    this.#holds = holds;
    this.#scenes = new Scenes(windows, guess);
  }

  /** @param choices The people on offer; when each is next free is added. */
  state(facts: Facts, choices: readonly SpecialistOption[]): TimesState {
    const { offer, subject, zone, duration, start } = facts;
    const now = this.#windows.now();
    const chosen = chosenOf(subject);
    const scene = this.#scenes.of(facts);
    const day = facts.day ?? (facts.turned ? undefined : firstDay(scene));
    return {
      specialists: this.#specialists(
        choices,
        offer,
        chosen,
        duration,
        offer?.timeFirst ? start : undefined,
        this.#windows.version,
        now,
      ),
      now,
      today: offer && now !== undefined ? dayIn(openedSite(offer.site).zone(zone), now) : undefined,
      month: now === undefined ? undefined : scene?.month,
      timetable: this.#timetable(facts.timetable, facts.turned, scene),
      day,
      starts: this.#withOwn(facts, this.#starts(scene, day)),
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

  /** Whether the choice of start is the choice of person (MG-3). */
  isLabelled(facts: Facts): boolean {
    return this.#scenes.of(facts)?.ask.labelled ?? false;
  }

  /** The first month that can be shown. */
  earliestMonth({ offer, zone }: Facts): Month | undefined {
    return offer && monthOf(dayIn(openedSite(offer.site).zone(zone), this.#windows.now() ?? this.#guess()));
  }

  #specialists = remember(
    (
      choices: readonly SpecialistOption[],
      offer: Offer | undefined,
      chosen: ServiceSubject,
      duration: number | undefined,
      start: Start | undefined,
      _version: number,
      now: Instant | undefined,
    ): readonly SpecialistOption[] => {
      if (!offer || chosen.service === undefined || choices.length === 0) return choices;
      const site = openedSite(offer.site);
      const windows = this.#windows.all(servingCalendars(site, { service: chosen.service }));
      if (now === undefined || windows.length === 0) return choices;
      if (start)
        return freeAmong(choices, site, windows, questionOf(offer, { ...chosen, specialist: 'any' }, duration), start);
      return choices.map((choice) => {
        const question = questionOf(offer, { ...chosen, specialist: choice.id }, duration);
        const [first] = firstStarts(new ServiceAsk(site, question, false), windows, now, 1);
        return { ...choice, next: first?.start ?? null };
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
    const { ask, month, zone, calendars, windows, now } = scene;
    const availability = this.#windows.covering(calendars, siteDays(scene, daysOf(scene.month)));
    if (!availability) return undefined;
    const begin = Math.max(now, beginOf(zone, daysOf(month)[0]));
    return {
      month,
      days: ask.days(availability, { days: daysOf(month), zone: zone.id }),
      next: firstStarts(ask, windows, begin, NEXT),
    };
  });

  #starts = remember((scene: Scene | undefined, day: Day | undefined): readonly Start[] => {
    if (!scene || day === undefined) return [];
    const availability = this.#windows.covering(scene.calendars, siteDays(scene, [day, day + 1]));
    const found = availability ? startsOfDay(scene.ask, availability, day, scene.zone) : [];
    return scene.site.site.hideFull ? found.filter(({ left }) => left > 0) : found;
  });

  /** The same starts, with those free that another widget of the page holds: they are the client's own. */
  #withOwn(facts: Facts, starts: readonly Start[]): readonly Start[] {
    const own = starts.filter((start) => start.left === 0 && isOwn(this.#holds, facts, start));
    return this.#freed(starts, own[0]);
  }

  #freed = remember((starts: readonly Start[], own: Start | undefined) =>
    own ? starts.map((start) => (start === own ? { ...start, left: 1 } : start)) : starts,
  );
}

/** Those of the people who are free at a start, and "any" as long as there is a choice. */
function freeAmong(
  choices: readonly SpecialistOption[],
  site: OpenedSite,
  windows: readonly Availability[],
  question: Question,
  { start }: Start,
): readonly SpecialistOption[] {
  const free = new Set(windows.flatMap((window) => freeCalendars(site, window, question, start)));
  return choices.filter(({ id }) => (id === 'any' ? free.size > 1 : free.has(id)));
}

/** The first day of the month with a free start: its times show before the client has chosen a day. */
function firstDay(scene: Scene | undefined): Day | undefined {
  if (!scene?.first) return undefined;
  const day = dayIn(scene.zone, scene.first.start);
  const [from, to] = daysOf(scene.month);
  return from <= day && day < to ? day : undefined;
}
