import type { Start } from '../engine/answers.js';
import type { Service } from '../engine/model.js';
import type { Day, Instant } from '../time/units.js';
import type { Facts } from './facts.js';
import type { Ask } from './ask.js';
import { beginOf, firstStarts, startsOfDay } from './free-starts.js';
import { daysOf, monthOf } from './month.js';
import type { Offer } from './offer.js';
import { openedSite } from './opened.js';
import { isOwn } from './hold-name.js';
import type { PageHolds } from './page-holds.js';
import { remember } from './remember.js';
import { Scenes, siteDays, whatIsChosen, type Scene } from './scene.js';
import type { Source } from './source.js';
import type { Sources } from './sources.js';
import type { FlowState, Loading, Month, MonthAnswer, SpecialistOption } from './state.js';
import type { Subject } from './subject.js';
import type { Wanted } from './timetable.js';
import type { Answer, Windows } from './windows.js';

/** So many starts are named as the next available ones. */
const NEXT = 3;

/** The part of the state that hangs on the times. */
export type TimesState = Pick<FlowState, 'specialists' | 'now' | 'today' | 'month' | 'timetable' | 'day' | 'starts'>;

/**
 * Works out what elements show of months, days and starts. Parts whose grounds are the same stay the same objects, so nothing is
 * computed or rendered twice.
 */
export class TimesView {
  readonly #sources: Sources;
  readonly #windows: Windows;
  readonly #guess: () => Instant;
  readonly #scenes: Scenes;
  readonly #holds: PageHolds;
  #shown: { readonly service: string; readonly answer: MonthAnswer } | undefined;

  /** @param guess What instant it may be, until the backend has said. */
  constructor(sources: Sources, windows: Windows, guess: () => Instant, holds: PageHolds) {
    this.#sources = sources;
    this.#windows = windows;
    this.#guess = guess;
    this.#holds = holds;
    this.#scenes = new Scenes(sources, windows, guess);
  }

  /**
   * Undefined as long as the file is not there that the site's times need.
   *
   * @param choices The people on offer; when each is next free is added.
   */
  state(facts: Facts, choices: readonly SpecialistOption[]): TimesState | undefined {
    const { offer, subject, zone, duration, start } = facts;
    const source = offer && this.#sources.of(offer);
    if (offer && !source) return undefined;
    const now = this.#windows.now();
    const scene = this.#scenes.of(facts);
    const day = facts.day ?? (facts.turned ? undefined : firstDay(scene));
    return {
      specialists: this.#specialists(
        source,
        choices,
        offer,
        offer?.service(facts),
        subject,
        duration,
        offer?.timeFirst ? start : undefined,
        this.#windows.version,
        now,
      ),
      now,
      today: offer && now !== undefined ? openedSite(offer.site).zone(zone).dayOf(now) : undefined,
      month: now === undefined ? undefined : scene?.month,
      timetable: this.#timetable(facts.timetable, facts.turned, scene),
      day,
      starts: this.#withOwn(facts, this.#starts(scene, day)),
    };
  }

  /** The people to choose from, as far as there is a choice. */
  people = remember((offer: Offer | undefined, subject: Subject): readonly SpecialistOption[] => {
    const choices = subject.kind === 'service' ? (offer?.specialists(subject) ?? []) : [];
    if (!offer || choices.length < 2) return [];
    const { site } = offer;
    return choices.map((id) => {
      if (id === 'any') return { id };
      const calendar = site.calendars.get(id);
      const { name, role, portrait } = site.specialists.get(calendar?.specialist ?? '') ?? {};
      return { id, name: name ?? calendar?.name, role, portrait };
    });
  });

  /** What has to be known to show the month that the facts ask for. */
  wanted(facts: Facts): Wanted | undefined {
    const scene = this.#scenes.of(facts);
    if (!scene) return undefined;
    const siteZone = scene.site.zone(scene.site.site.zone);
    return {
      source: scene.source,
      asked: scene.asked,
      besides: this.#besides(scene, facts.day),
      days: siteDays(scene, daysOf(scene.month)),
      horizon: siteZone.dayOf(scene.now + scene.service.horizon) + 1,
      found: scene.first !== undefined,
    };
  }

  /** A chosen day shows its times whichever month is looked through, and the people on offer are shown with their next free time. */
  #besides(scene: Scene, day: Day | undefined): Wanted['besides'] {
    const today = scene.zone.dayOf(scene.now);
    const needed = [
      ...(day === undefined ? [] : [{ asked: scene.asked, days: siteDays(scene, [day, day + 1]) }]),
      ...(scene.besides ? [{ asked: scene.besides, days: siteDays(scene, [today, today + 1]) }] : []),
    ];
    return needed.filter(({ asked, days }) => !this.#windows.covering(asked, days));
  }

  /** What is asked for the facts' choices, and the newest answer to look it up in for a day of the shown zone. */
  ask(facts: Facts, day: Day): { readonly ask: Ask; readonly answer: Answer } | undefined {
    const scene = this.#scenes.of(facts);
    const answer = scene && this.#windows.covering(scene.asked, siteDays(scene, [day, day + 1]));
    return answer && { ask: scene.ask, answer };
  }

  /** Whether the choice of start is the choice of person (MG-3). */
  isLabelled(facts: Facts): boolean {
    return this.#scenes.of(facts)?.ask.labelled ?? false;
  }

  /** The first month that can be shown. */
  earliestMonth({ offer, zone }: Facts): Month | undefined {
    const now = this.#windows.now() ?? this.#guess();
    return offer && monthOf(openedSite(offer.site).zone(zone).dayOf(now));
  }

  #specialists = remember(
    (
      source: Source | undefined,
      choices: readonly SpecialistOption[],
      offer: Offer | undefined,
      service: Service | undefined,
      subject: Subject,
      duration: number | undefined,
      start: Start | undefined,
      _version: number,
      now: Instant | undefined,
    ): readonly SpecialistOption[] => {
      if (!source || !offer || !service || choices.length === 0 || now === undefined) return choices;
      const chosen = whatIsChosen(offer, service, undefined, { subject, duration, start });
      return source.people(choices, chosen, (asked) => this.#windows.all(asked), now);
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
    const { ask, month, zone, asked, windows, now } = scene;
    const answer = this.#windows.covering(asked, siteDays(scene, daysOf(scene.month)));
    if (!answer) return undefined;
    const begin = Math.max(now, beginOf(zone, daysOf(month)[0]));
    return {
      month,
      days: ask.days(answer, { days: daysOf(month), zone: zone.id }),
      next: firstStarts(ask, windows, begin, NEXT),
    };
  });

  #starts = remember((scene: Scene | undefined, day: Day | undefined): readonly Start[] => {
    if (!scene || day === undefined) return [];
    const answer = this.#windows.covering(scene.asked, siteDays(scene, [day, day + 1]));
    const found = answer ? startsOfDay(scene.ask, answer, day, scene.zone) : [];
    return scene.site.site.hideFull ? found.filter(({ left }) => left > 0) : found;
  });

  /** The same starts, with those free that another widget holds: they are the client's own. */
  #withOwn(facts: Facts, starts: readonly Start[]): readonly Start[] {
    return this.#freed(starts, ...starts.filter((start) => start.left === 0 && isOwn(this.#holds, facts, start)));
  }

  #freed = remember((starts: readonly Start[], ...own: Start[]) =>
    own.length === 0 ? starts : starts.map((start) => (own.includes(start) ? { ...start, left: 1 } : start)),
  );
}

/** The first day of the month with a free start: its times show before the client has chosen a day. */
function firstDay(scene: Scene | undefined): Day | undefined {
  if (!scene?.first) return undefined;
  const day = scene.zone.dayOf(scene.first.start);
  const [from, to] = daysOf(scene.month);
  return from <= day && day < to ? day : undefined;
}
