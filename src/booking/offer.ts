/** What the client may choose from: services, and people within a service. Pure. */
import { eligibleCalendars } from '../engine/index.js';
import type { LinkedSite } from '../engine/links.js';
import type { Service } from '../engine/model.js';
import type { Entry } from '../engine/offers.js';
import type { Ask } from './ask.js';
import type { Facts } from './facts.js';
import { STEPS, type FlowOptions, type Host, type PageSection, type SpecialistChoice, type Step } from './state.js';
import { NO_SUBJECT, type ServiceSubject, type Subject } from './subject.js';

/**
 * What the client may choose from, and what follows from a choice. `SiteOffer` is a whole site; a part of it that is offered in
 * another way has an offer of its own, in a file that is brought where a page asks for it.
 */
export interface Offer {
  readonly site: LinkedSite;
  /** What is booked before the client has chosen anything. */
  readonly first: Subject;
  /** The steps of the booking in order; those that leave no choice are left out. */
  steps(subject: Subject): readonly Step[];
  /** The services to choose from. */
  services(chosen: ServiceSubject): readonly Service[];
  /** The people to choose from, "any" first (FL-2). One alone needs no step: it is settled. */
  specialists(chosen: ServiceSubject): readonly SpecialistChoice[];
  /** What is booked, as a service: its name, lengths, questions, price and place. */
  service(choices: Choices): Service | undefined;

  /** The master page that it is asked for on. */
  readonly page?: string;
  /** Whether the time comes first, and the person is chosen among those free then (MP-2). */
  readonly timeFirst?: boolean;
  /** Ids of the questions that come before the time, because rules of the page hang on them (MP-3). */
  readonly asksFirst?: readonly string[];
  sections?(subject: Subject): readonly PageSection[];
  /** What is booked once an entry of the page is chosen; undefined where it is none of its entries. */
  choose?(entry: Entry, subject: Subject): Subject | undefined;
  /** Where "any" is one of a pool: which, and by calendar, who may serve; all who are linked to the service where left out. */
  poolOf?(chosen: ServiceSubject): string | undefined;
  among?(chosen: ServiceSubject): readonly string[] | undefined;
  /** Of what is no service: whose times are to be known, what is asked about them, and who meet. */
  meeting?(choices: Choices): Meeting | undefined;
}

/** What the client wants, as far as it is known. */
export type Choices = Pick<Facts, 'subject'> & Partial<Pick<Facts, 'duration' | 'values' | 'locale' | 'start'>>;

/** A meeting of several people. */
export interface Meeting {
  readonly calendars: readonly string[];
  readonly ask: Ask;
  readonly hosts: readonly Host[];
}

/** All that a site offers, after the page's narrowing. */
export class SiteOffer implements Offer {
  readonly site: LinkedSite;
  readonly first = NO_SUBJECT;
  readonly #options: FlowOptions;

  constructor(site: LinkedSite, options: FlowOptions) {
    this.site = site;
    this.#options = options;
  }

  steps(subject: Subject): readonly Step[] {
    const services = this.services();
    const chosen = this.service({ subject });
    const asked = (chosen ? [chosen] : services).map(({ id }) => this.specialists({ kind: 'service', service: id }));
    const needed: { readonly [S in Step]?: boolean } = {
      service: services.length > 1,
      specialist: asked.some((choices) => choices.length > 1),
      questions: false,
    };
    return STEPS.filter((step) => needed[step] ?? true);
  }

  /** In the catalog's order; not those that only panels have a use for. */
  services(): readonly Service[] {
    const { service, calendar } = this.#options;
    return this.site.catalog.services.filter(
      (candidate) =>
        this.site.members.get(candidate.id)?.length &&
        (service === undefined || candidate.id === service) &&
        (calendar === undefined || calendarsToAskFor(this.site, candidate).includes(calendar)),
    );
  }

  specialists(chosen: ServiceSubject): readonly SpecialistChoice[] {
    const service = this.service({ subject: chosen });
    if (!service) return [];
    if (this.#options.calendar !== undefined) return [this.#options.calendar];
    return choicesAmong(service, calendarsToAskFor(this.site, service));
  }

  service({ subject }: Choices): Service | undefined {
    return subject.kind === 'service' ? this.site.services.get(subject.service ?? '') : undefined;
  }
}

/** "Any" and the people by name. Where the site does not reveal who serves, nobody can be asked for by name. */
export function choicesAmong(service: Service, calendars: readonly string[]): readonly SpecialistChoice[] {
  const named = service.reveal === 'always' ? calendars : [];
  if (named.length === 0) return ['any'];
  return named.length === 1 || service.anyAvailable === 'none' ? named : ['any', ...named];
}

/** The calendars that a client may ask for; none where the site assigns by itself. */
export function calendarsToAskFor(site: LinkedSite, service: Service): readonly string[] {
  return service.assignment === 'client' ? eligibleCalendars(site, { service: service.id }) : [];
}
