import type { Service } from '../engine/model.js';
import type { LinkedSite } from '../engine/links.js';
import { errorsOf, fieldsOf } from './details.js';
import type { Facts } from './facts.js';
import { servicesOnOffer, specialistChoices } from './offer.js';
import { remember } from './remember.js';
import type { Details, FlowOptions, FlowState, SpecialistOption } from './state.js';
import { stepsOf } from './steps.js';
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
    const { site, zone, step, duration, specialist, start, submission, trouble, lost, booking } = facts;
    const service = site?.services.get(facts.service ?? '');
    const details = this.#details(service, facts.values, facts.left, facts.refused, facts.attempts);
    const specialists = this.#specialists(site, service);
    return {
      catalog: this.#catalog(facts.catalog, site),
      steps: this.#steps(site, service, details),
      step,
      services: this.#services(site),
      service,
      duration,
      specialist,
      zone,
      siteZone: site?.site.zone ?? zone,
      start,
      details,
      submission,
      trouble,
      lost,
      booking,
      ...(this.#times()?.state(facts, specialists) ?? timesToCome(facts, specialists)),
    };
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

  #catalog = remember((asking: Facts['catalog'], site: LinkedSite | undefined): FlowState['catalog'] => {
    if (typeof asking === 'object') return { status: 'failed', trouble: asking };
    if (site) return { status: 'ready', value: site.catalog };
    return { status: asking };
  });

  #steps = remember((site: LinkedSite | undefined, service: Service | undefined, details: Details) =>
    stepsOf(site, this.#options, service, details),
  );

  #services = remember((site: LinkedSite | undefined) => (site ? servicesOnOffer(site, this.#options) : []));

  #specialists = remember((site: LinkedSite | undefined, service: Service | undefined): readonly SpecialistOption[] => {
    const choices = site && service ? specialistChoices(site, service, this.#options) : [];
    if (!site || choices.length < 2) return [];
    return choices.map((id) => {
      if (id === 'any') return { id };
      const calendar = site.calendars.get(id);
      const { name, role, portrait } = site.specialists.get(calendar?.specialist ?? '') ?? {};
      return { id, name: name ?? calendar?.name, role, portrait };
    });
  });
}

/** What is known of times as long as nothing can be worked out. */
function timesToCome({ timetable, service, day }: Facts, specialists: readonly SpecialistOption[]): TimesState {
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
