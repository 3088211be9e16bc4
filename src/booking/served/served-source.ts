import type { Backend, CallOptions } from '../../adapter/backend.js';
import type { Openings } from '../../adapter/contract.js';
import { openingsOf } from '../../adapter/openings.js';
import type { OpenedSite } from '../../engine/site.js';
import type { Day, Instant, Span } from '../../time/units.js';
import type { Ask } from '../ask.js';
import { firstStarts } from '../free-starts.js';
import { lengthOf } from '../opening.js';
import { remember } from '../remember.js';
import { freeAmong, type Chosen, type Source } from '../source.js';
import type { SpecialistOption } from '../state.js';
import { chosenOf, NO_SUBJECT } from '../subject.js';
import { decisiveAnswers, wantedBy } from '../wanted-by.js';
import type { Asked } from '../windows.js';
import { OpeningsAsk } from './openings-ask.js';

/** What is asked of served times, besides the days. */
type Question = Exclude<Asked, readonly string[]>;

/** Times that the backend serves start by start, where the site does not tell what is taken (detail `pools` and `slots`). */
export class ServedSource implements Source {
  readonly #openings: NonNullable<ReturnType<typeof openingsOf>>;

  /** @param backend One that has the call. */
  constructor(backend: Backend) {
    this.#openings = openingsOf(backend)!;
  }

  asked(chosen: Chosen): Question {
    return this.#parsed(JSON.stringify(questionOf(chosen)));
  }

  #parsed = remember((text: string) => JSON.parse(text) as Question);

  /** The answer about one person says nothing of the others. */
  askedOfPeople(chosen: Chosen): Question | undefined {
    const { offer, subject } = chosen;
    const isChoice = subject.kind === 'service' && offer.specialists(subject).length > 1;
    return isChoice ? questionOf(ofAnybody(chosen)) : undefined;
  }

  bring(question: Question, [from, to]: Span<Day>, options: CallOptions): Promise<Openings> {
    return this.#openings({ ...question, from, to }, options);
  }

  ask({ offer, service, site, subject, labelled }: Chosen): Ask {
    return this.#ask(
      site,
      // Whose rule it will be is not known before the time.
      Math.min(...(subject.kind === 'rules' ? offer.services(NO_SUBJECT) : [service]).map(({ notice }) => notice)),
      labelled,
    );
  }

  #ask = remember((site: OpenedSite, notice: number, labelled: boolean) => new OpeningsAsk({ site, notice, labelled }));

  people(
    options: readonly SpecialistOption[],
    chosen: Chosen,
    known: (asked: Asked) => readonly Openings[],
    now: Instant,
  ): readonly SpecialistOption[] {
    const { service, start } = chosen;
    const windows = known(questionOf(ofAnybody(chosen)));
    if (windows.length === 0) return options;
    if (start) {
      const free = windows.flatMap(({ starts }) =>
        starts.flatMap(([at, left, calendar]) => (at === start.start && left > 0 && calendar ? [calendar] : [])),
      );
      return freeAmong(options, new Set(free));
    }
    const [first] = firstStarts(this.ask(chosen), windows, now, 1);
    return options.map((option) => ({
      ...option,
      next: option.id === 'any' ? (first?.start ?? null) : nextOf(option.id, windows, now + service.notice),
    }));
  }
}

function ofAnybody(chosen: Chosen): Chosen {
  return { ...chosen, subject: { ...chosenOf(chosen.subject), specialist: 'any' } };
}

/** What is to be booked, as a hold's request says it; where rules say who meets, no length of one of their services for all. */
function questionOf(chosen: Chosen): Question {
  const { offer, service, subject, duration, locale } = chosen;
  const page = offer.page !== undefined && { page: offer.page };
  const length = { duration: lengthOf(service, duration) };
  if (subject.kind === 'service') {
    const { specialist } = subject;
    return { ...wantedBy(chosen, specialist === 'any' ? undefined : specialist), ...page, ...length };
  }
  if (subject.kind === 'panel') return { ...wantedBy(chosen, undefined), ...page, ...length };
  const { place, answers } = decisiveAnswers(chosen);
  const isOne = offer.services(NO_SUBJECT).length === 1;
  return { ...wantedBy(chosen, undefined, place), ...page, answers, locale, ...(isOne && length) };
}

/** The first start of a person that can still be booked; null where there is none in all that is known, undefined where that is not known. */
function nextOf(calendar: string, windows: readonly Openings[], earliest: Instant): Instant | null | undefined {
  // Who is not among the people serves something else.
  const said = windows.map(({ people }) => people && (people.find(([id]) => id === calendar)?.[1] ?? null));
  return (
    said.find((first) => typeof first === 'number' && first >= earliest) ??
    (said.every((first) => first === null) ? null : undefined)
  );
}
