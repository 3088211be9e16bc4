import type { Service } from '../engine/model.js';
import { errorsOf, fieldsOf } from './details.js';
import type { Facts } from './facts.js';
import type { Offer } from './offer.js';
import { lengthOf } from './opening.js';
import { remember } from './remember.js';
import { shownZone } from './shown-zone.js';
import type { Details, FlowOptions, FlowState, SpecialistOption } from './state.js';
import { stepsOf } from './steps.js';
import { chosenOf, specialistOf, type Subject } from './subject.js';
import type { TimesState, TimesView } from './times-view.js';

/**
 * Works out what elements show from what the flow knows: here what follows from the catalog and the client's answers, in
 * times-view.ts what follows from the backend's timetable. Parts whose grounds are the same stay the same objects.
 */
export class View {
  readonly #options: FlowOptions;
  readonly #times: () => TimesView | undefined;

  /** @param times Works out the rest, once it is there. */
  constructor(options: FlowOptions, times: () => TimesView | undefined) {
    this.#options = options;
    this.#times = times;
  }

  state(facts: Facts): FlowState {
    const { offer, subject, zone, step, duration, start, hold, submission, trouble, lost, booking } = facts;
    const service = offer?.service(facts);
    const fields = this.#fields(service, offer?.asksFirst, facts.refused);
    const details = this.#details(fields, facts.values, facts.left, facts.refused, facts.attempts);
    const specialists = this.#specialists(offer, subject);
    return {
      catalog: this.#catalog(facts.catalog, offer),
      steps: this.#steps(offer, subject, details),
      step,
      sections: this.#sections(offer, subject),
      services: this.#services(offer, subject),
      subject,
      service,
      duration: lengthOf(service, duration),
      hosts: offer?.meeting?.(facts)?.hosts ?? NOBODY,
      specialist: specialistOf(subject),
      zone,
      siteZone: shownZone(offer?.site.site.zone, zone),
      start,
      hold,
      details,
      submission,
      trouble,
      lost,
      booking,
      ...(this.#times()?.state(facts, specialists) ?? timesToCome(facts, service, specialists)),
    };
  }

  #details = remember(
    (
      fields: Details['fields'],
      values: Facts['values'],
      left: Facts['left'],
      refused: Facts['refused'],
      attempts: number,
    ): Details => {
      const errors = Object.entries(errorsOf(fields, values, refused)).filter(([id]) => left.has(id));
      return { fields, values, errors: Object.fromEntries(errors), attempts };
    },
  );

  #fields = remember((service: Service | undefined, asksFirst: Offer['asksFirst'], refused: Facts['refused']) =>
    fieldsOf(service, this.#options, refused, asksFirst),
  );

  #catalog = remember((asking: Facts['catalog'], offer: Offer | undefined): FlowState['catalog'] => {
    if (typeof asking === 'object') return { status: 'failed', trouble: asking };
    if (offer) return { status: 'ready', value: offer.site.catalog };
    return { status: asking };
  });

  #steps = remember(stepsOf);

  #sections = remember((offer: Offer | undefined, subject: Subject) => offer?.sections?.(subject) ?? []);

  #services = remember((offer: Offer | undefined, subject: Subject) => offer?.services(chosenOf(subject)) ?? []);

  #specialists = remember((offer: Offer | undefined, subject: Subject): readonly SpecialistOption[] => {
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
}

const NOBODY: FlowState['hosts'] = [];

/** What is known of times as long as nothing can be worked out. */
function timesToCome(
  { timetable, day }: Facts,
  service: Service | undefined,
  specialists: readonly SpecialistOption[],
): TimesState {
  const asked =
    typeof timetable === 'object' ? ({ status: 'failed', trouble: timetable } as const) : { status: timetable };
  return {
    specialists,
    now: undefined,
    today: undefined,
    month: undefined,
    timetable: service === undefined ? { status: 'idle' } : asked,
    day,
    starts: [],
  };
}
