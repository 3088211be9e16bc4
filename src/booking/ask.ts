/** What is asked about the times of what is booked. Pure. */
import { days, labelledStarts, nextStarts, starts } from '../engine/index.js';
import type { DayAnswer, DayRange, Question, Start } from '../engine/answers.js';
import type { Availability, Service } from '../engine/model.js';
import type { OpenedSite } from '../engine/site.js';
import type { Instant, Span } from '../time/units.js';
import type { Offer } from './offer.js';
import type { SpecialistChoice } from './state.js';
import type { ServiceSubject } from './subject.js';
import type { Answer } from './windows.js';

export interface Ask {
  /** Whether starts stand once per free person (MG-3). */
  readonly labelled: boolean;
  /** The one calendar whose times they are, where there is one. */
  personIn?(answer: Answer): string | undefined;
  days(answer: Answer, range: DayRange): readonly DayAnswer[];
  starts(answer: Answer, range: Span<Instant>): readonly Start[];
  /** The first `count` starts from an instant on that have something left. */
  next(answer: Answer, from: Instant, count: number): readonly Start[];
}

/**
 * Whether the same start stands once per free person, so that the choice of slot is the choice of person (MG-3); where no person is
 * chosen yet, as for "any", unless the time comes first.
 */
export function isLabelled(
  service: Service,
  specialist: SpecialistChoice | undefined,
  timeFirst: boolean | undefined,
): boolean {
  return (
    (specialist ?? (timeFirst ? undefined : 'any')) === 'any' &&
    service.assignment === 'client' &&
    service.anyAvailable === 'labelled' &&
    service.reveal === 'always'
  );
}

/** What the client's choices so far ask the engine for. */
export function questionOf(offer: Offer, chosen: ServiceSubject, duration: number | undefined): Question {
  const { service = '', specialist } = chosen;
  return { service, duration, calendar: specialist === 'any' ? undefined : specialist, among: offer.among?.(chosen) };
}

/** The times of a service, worked out by the engine. */
export class ServiceAsk implements Ask {
  readonly labelled: boolean;
  readonly #site: OpenedSite;
  readonly #question: Question;

  constructor(site: OpenedSite, question: Question, labelled: boolean) {
    this.#site = site;
    this.#question = question;
    this.labelled = labelled;
  }

  personIn(): string | undefined {
    return this.#question.calendar;
  }

  days(availability: Availability, range: DayRange): readonly DayAnswer[] {
    return days(this.#site, availability, this.#question, range);
  }

  starts(availability: Availability, range: Span<Instant>): readonly Start[] {
    return (this.labelled ? labelledStarts : starts)(this.#site, availability, this.#question, range);
  }

  next(availability: Availability, from: Instant, count: number): readonly Start[] {
    const found = nextStarts(this.#site, availability, this.#question, from, count);
    return this.labelled
      ? found.flatMap(({ start }) => this.starts(availability, [start, start + 1]).slice(0, 1))
      : found;
  }
}
