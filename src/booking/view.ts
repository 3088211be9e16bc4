import type { Service } from '../engine/model.js';
import type { Facts } from './facts.js';
import type { Offer } from './offer.js';
import { lengthOf } from './opening.js';
import { remember } from './remember.js';
import { shownZone } from './shown-zone.js';
import type { FlowOptions, FlowState, SpecialistOption } from './state.js';
import { stepsOf } from './steps.js';
import { chosenOf, specialistOf, type Subject } from './subject.js';
import type { FormState } from './form.js';
import type { Times } from './times.js';
import type { TimesState } from './times-view.js';

/**
 * Works out what elements show from what the flow knows: here what follows from the catalog and the client's choices, in
 * times-view.ts what follows from the backend's timetable, in form.ts what the client has typed. Parts whose grounds are the
 * same stay the same objects.
 */
export class View {
  readonly #options: FlowOptions;
  readonly #times: () => Times | undefined;

  /** @param times Works out the rest, once it is there. */
  constructor(options: FlowOptions, times: () => Times | undefined) {
    this.#options = options;
    this.#times = times;
  }

  state(facts: Facts): FlowState {
    const { offer, subject, zone, step, duration, start, hold, submission, trouble, lost, booking } = facts;
    const service = offer?.service(facts);
    const siteZone = shownZone(offer?.site.site.zone, zone);
    const times = this.#times();
    const { details, unfit } = times?.form.of(facts, this.#options) ?? NO_FORM;
    const specialists = times?.view.people(offer, subject) ?? NOBODY;
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
      zone: zone || siteZone,
      siteZone,
      start,
      hold,
      details,
      unfit,
      submission,
      trouble,
      lost,
      booking,
      ...(times?.view.state(facts, specialists) ?? timesToCome(facts, service, specialists)),
    };
  }

  #catalog = remember((asking: Facts['catalog'], offer: Offer | undefined): FlowState['catalog'] => {
    if (typeof asking === 'object') return { status: 'failed', trouble: asking };
    if (offer) return { status: 'ready', value: offer.site.catalog };
    return { status: asking };
  });

  #steps = remember(stepsOf);

  #sections = remember((offer: Offer | undefined, subject: Subject) => offer?.sections?.(subject) ?? []);

  #services = remember((offer: Offer | undefined, subject: Subject) => offer?.services(chosenOf(subject)) ?? []);
}

const NOBODY: readonly never[] = [];

/** The form as long as it is not known: nothing speaks against what a draft may hold. */
const NO_FORM: FormState = { details: { fields: [], values: {}, errors: {}, attempts: 0 }, unfit: [] };

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
