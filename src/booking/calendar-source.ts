import type { Backend, CallOptions } from '../adapter/backend.js';
import { distributionOf, freeCalendars, offeredCalendars, servingCalendars } from '../engine/index.js';
import type { Availability, Service } from '../engine/model.js';
import type { Day, Instant, Span } from '../time/units.js';
import { questionOf, ServiceAsk, type Ask } from './ask.js';
import { firstStarts } from './free-starts.js';
import type { Meeting, Offer } from './offer.js';
import { remember } from './remember.js';
import { freeAmong, type Chosen, type Source } from './source.js';
import type { SpecialistOption } from './state.js';
import { chosenOf } from './subject.js';

/** Times worked out by the engine from what is taken on each calendar. */
export class CalendarSource implements Source {
  readonly #backend: Backend;

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  asked({ offer, service, meeting }: Chosen): readonly string[] {
    return this.#asked(offer, service, meeting);
  }

  /** Everybody who may have a part in serving, so that another choice needs no request. */
  #asked = remember(
    ({ site }: Offer, service: Service, meeting: Meeting | undefined): readonly string[] =>
      meeting?.calendars ?? servingCalendars(site, { service: service.id }),
  );

  bring(calendars: readonly string[], [from, to]: Span<Day>, options: CallOptions): Promise<Availability> {
    return this.#backend.availability({ from, to, ...(calendars.length > 0 && { calendars }) }, options);
  }

  /** Narrowed to the one person whose times are shown where the distribution offers one only (DS-2). */
  ask(chosen: Chosen, known: readonly Availability[], now: Instant, held: string | undefined): Ask {
    const { offer, service, meeting, site, subject, duration, labelled } = chosen;
    if (meeting) return meeting.ask;
    const question = questionOf(offer, chosenOf(subject), duration);
    const ask = new ServiceAsk(site, question, labelled);
    const everyone = distributionOf(service, site.catalog.distributions).offered === 'everyone';
    if (everyone || labelled || question.calendar !== undefined) return ask;
    const open = known.find((availability) => ask.next(availability, now, 1).length > 0);
    const calendar = held ?? (open && offeredCalendars(site, open, question)[0]);
    return new ServiceAsk(site, { ...question, calendar }, false);
  }

  people(
    options: readonly SpecialistOption[],
    chosen: Chosen,
    known: (calendars: readonly string[]) => readonly Availability[],
    now: Instant,
  ): readonly SpecialistOption[] {
    const { offer, site, duration, start } = chosen;
    const windows = known(this.asked(chosen));
    if (windows.length === 0) return options;
    const question = (specialist: string) => questionOf(offer, { ...chosenOf(chosen.subject), specialist }, duration);
    if (start) {
      const free = windows.flatMap((window) => freeCalendars(site, window, question('any'), start.start));
      return freeAmong(options, new Set(free));
    }
    return options.map((option) => {
      const [first] = firstStarts(new ServiceAsk(site, question(option.id), false), windows, now, 1);
      return { ...option, next: first?.start ?? null };
    });
  }
}
