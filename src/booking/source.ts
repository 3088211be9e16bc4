import type { CallOptions } from '../adapter/backend.js';
import type { Service } from '../engine/model.js';
import type { OpenedSite } from '../engine/site.js';
import type { Day, Instant, Span } from '../time/units.js';
import type { Ask } from './ask.js';
import type { Choices, Meeting, Offer } from './offer.js';
import type { SpecialistOption } from './state.js';
import type { Answer, Asked } from './windows.js';

/** What the client has chosen so far, and what follows from it. */
export interface Chosen extends Choices {
  readonly offer: Offer;
  readonly service: Service;
  /** Who meet, where that is no service of one person. */
  readonly meeting: Meeting | undefined;
  /** The offer's site, ready for questions about time. */
  readonly site: OpenedSite;
  /** Whether starts stand once per free person (MG-3). */
  readonly labelled: boolean;
}

/** Where the page has its times from: worked out by the engine from what is taken, or served by the backend start by start. */
export interface Source {
  /** What the backend is asked for the choices, besides the days; the same object as long as it is the same. */
  asked(chosen: Chosen): Asked;
  /** What has to be known of the next days, besides, for the people on offer to be shown with when they are free. */
  askedOfPeople?(chosen: Chosen): Asked | undefined;
  /** @throws {Problem} */
  bring(asked: Asked, days: Span<Day>, options: CallOptions): Promise<Answer>;
  /**
   * How the answers say what there is.
   *
   * @param known What was answered so far, in order of time.
   * @param held The person whose times were shown when the client chose one of them.
   */
  ask(chosen: Chosen, known: readonly Answer[], now: Instant, held: string | undefined): Ask;
  /**
   * The people on offer, with when each is next free; where a start is chosen before the person, those who are free then.
   *
   * @param known What was answered so far to a question, in order of time.
   */
  people(
    options: readonly SpecialistOption[],
    chosen: Chosen,
    known: (asked: Asked) => readonly Answer[],
    now: Instant,
  ): readonly SpecialistOption[];
}

/** Those of the people who are free at a start, and "any" as long as there is a choice. */
export function freeAmong(
  options: readonly SpecialistOption[],
  free: ReadonlySet<string>,
): readonly SpecialistOption[] {
  return options.filter(({ id }) => (id === 'any' ? free.size > 1 : free.has(id)));
}
