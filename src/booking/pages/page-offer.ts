import { checked } from '../../adapter/schema.js';
import { pagesSchema } from '../../adapter/page-schema.js';
import type { LinkedSite } from '../../engine/links.js';
import type { Service } from '../../engine/model.js';
import type { Entry, MasterPage } from '../../engine/offers.js';
import { calendarsOf, entriesOf, isPeople, pageOffers, type PageOffer } from '../../engine/pages/page.js';
import type { OpenedSite } from '../../engine/site.js';
import { isLabelled } from '../ask.js';
import { calendarsToAskFor, choicesAmong, type Meeting, type Offer, type Choices } from '../offer.js';
import { openedSite } from '../opened.js';
import type { FlowOptions, PageSection, SpecialistChoice, Step } from '../state.js';
import { NO_SUBJECT, type ServiceSubject, type Subject } from '../subject.js';
import { PanelMeetings } from './panel-meetings.js';
import { pageOfOptions } from './page-of-options.js';
import { RuleMeetings } from './rule-meetings.js';
import { sectionsOf } from './sections.js';

/** What every booking ends with. */
const END = ['review', 'confirmation'] as const;

/**
 * The offer of a master page, or of a panel or a pool by itself; a sentence for the page's owner where there is no such thing.
 *
 * @throws {Problem} `bad-backend-answer`
 */
export function pageOffer(site: LinkedSite, options: FlowOptions): Offer | string {
  const { panels = [], pages = [] } = checked(pagesSchema, site.catalog, 'catalog');
  const known = { ...site, catalog: { ...site.catalog, panels, pages } };
  const page = pageOfOptions(known, options);
  return typeof page === 'string' ? page : new OfferOfPage(known, page, options);
}

/** What a page offers (MP-1, MP-2): whichever of service and person comes first narrows the other. */
class OfferOfPage implements Offer {
  readonly site: LinkedSite;
  readonly page: string | undefined;
  readonly first: Subject;
  readonly timeFirst: boolean;
  readonly asksFirst: readonly string[];
  readonly #opened: OpenedSite;
  readonly #page: MasterPage;
  readonly #options: FlowOptions;
  readonly #offered: readonly PageOffer[];
  readonly #panels: PanelMeetings;
  readonly #rules: RuleMeetings;

  constructor(site: LinkedSite, page: MasterPage, options: FlowOptions) {
    const { service, calendar } = options;
    this.site = site;
    this.#opened = openedSite(site);
    this.#page = page;
    this.#options = options;
    this.page = options.page;
    this.timeFirst = page.first === 'service' && page.timeFirst === true;
    this.#panels = new PanelMeetings(this.#opened, page);
    this.#rules = new RuleMeetings(this.#opened, page);
    this.asksFirst = page.first === 'rules' ? this.#rules.asksFirst : [];
    this.#offered = (page.first === 'rules' ? [] : pageOffers(this.#opened, page)).filter(
      (one) =>
        (service === undefined || one.service === service) &&
        (calendar === undefined || this.#named(one).includes(calendar)),
    );
    const [panel] = this.#panels.all;
    this.first =
      page.first === 'rules'
        ? { kind: 'rules', page: page.id }
        : panel && this.#offered.length === 0 && this.#panels.all.length === 1
          ? { kind: 'panel', panel: panel.id }
          : NO_SUBJECT;
  }

  steps(subject: Subject): readonly Step[] {
    if (this.#page.first === 'rules') {
      return ['questions', 'time', 'details', ...END];
    }
    const chosen = subject.kind === 'service' ? subject : undefined;
    const byService: Step[] = this.timeFirst ? ['service', 'time', 'specialist'] : ['service', 'specialist', 'time'];
    const order = this.#personFirst ? (['specialist', 'service', 'time'] as const) : byService;
    const needed: { readonly [S in Step]?: boolean } = {
      service: this.#personFirst ? chosen && this.#asksForService(chosen) : this.#entries > 1,
      specialist: this.#personFirst ? this.#entries > 1 : chosen && this.#asksForPerson(chosen),
    };
    return [...order.filter((step) => needed[step] ?? step === 'time'), 'details', ...END];
  }

  services(chosen: ServiceSubject): readonly Service[] {
    const found = this.#offered.filter((one) => !this.#personFirst || this.#fits(one, chosen));
    // Who comes for the person gets that person's first service.
    const isSettled =
      this.#page.first === 'specialists-only' && (chosen.specialist !== undefined || this.#people.length === 0);
    const services = found.flatMap(({ service }) => this.site.services.get(service) ?? []);
    if (this.#page.first === 'rules') return this.#rules.services;
    return isSettled ? services.slice(0, 1) : services;
  }

  specialists(chosen: ServiceSubject): readonly SpecialistChoice[] {
    const { calendar } = this.#options;
    if (calendar !== undefined) return [calendar];
    if (this.#personFirst) return chosen.pool === undefined ? this.#people : ['any'];
    const offered = this.#offered.find(({ service }) => service === chosen.service);
    const service = this.service({ subject: chosen });
    if (!offered || !service) return [];
    const choices = choicesAmong(service, this.#named(offered));
    // Whose time it is has to be said then, and "any" can't say it.
    return this.timeFirst && isLabelled(service, 'any', true)
      ? choices.filter((id, _, { length }) => id !== 'any' || length === 1)
      : choices;
  }

  service(choices: Choices): Service | undefined {
    const { subject } = choices;
    if (subject.kind === 'service') return this.site.services.get(subject.service ?? '');
    return subject.kind === 'panel' ? this.#panels.service(subject.panel) : this.#rules.service(choices);
  }

  sections(subject: Subject): readonly PageSection[] {
    if (this.page === undefined || this.#page.first === 'rules' || this.#entries < 2) return [];
    const services = this.#personFirst ? [] : this.services(NO_SUBJECT);
    const people = this.#personFirst ? this.#people.filter((id) => id !== 'any') : [];
    return sectionsOf(this.#opened, this.#page, { services, people, panels: this.#panels }, subject);
  }

  choose({ kind, id }: Entry): Subject | undefined {
    if (kind === 'panel') return this.#panels.service(id) && { kind, panel: id };
    const isListed = this.#pools.some((pool) => pool.id === id);
    return kind === 'pool' && isListed && this.#personFirst
      ? { ...NO_SUBJECT, specialist: 'any', pool: id }
      : undefined;
  }

  poolOf({ pool = this.#options.pool }: ServiceSubject): string | undefined {
    return pool;
  }

  among(chosen: ServiceSubject): readonly string[] | undefined {
    const calendars = this.#offered.find(({ service }) => service === chosen.service)?.calendars;
    const pool = this.poolOf(chosen);
    if (pool === undefined) return calendars;
    const members = this.#membersOf(pool);
    return calendars?.filter((id) => members.includes(id));
  }

  meeting(choices: Choices): Meeting | undefined {
    const { subject } = choices;
    if (subject.kind === 'panel') return this.#panels.meeting(subject.panel, choices.duration);
    return subject.kind === 'rules' ? this.#rules.meeting(choices) : undefined;
  }

  get #personFirst(): boolean {
    return this.#page.first === 'specialist' || this.#page.first === 'specialists-only';
  }

  get #pools(): readonly Entry[] {
    return entriesOf(this.#page).filter(({ kind }) => kind === 'pool');
  }

  /** How many things the client chooses among first. */
  get #entries(): number {
    const others = this.#personFirst ? this.#people.length + this.#pools.length : this.#offered.length;
    return others + this.#panels.all.length;
  }

  /** Everybody who can be asked for by name, of a page that lists people or pools only those; "any" where nobody can. */
  get #people(): readonly SpecialistChoice[] {
    const entries = entriesOf(this.#page).filter(isPeople);
    const listed = entries.flatMap((entry) => (entry.kind === 'specialist' ? calendarsOf(this.#opened, entry) : []));
    const named = [...new Set(this.#offered.flatMap((one) => this.#named(one)))];
    const people = entries.length > 0 ? named.filter((id) => listed.includes(id)) : named;
    return people.length > 0 || entries.length > 0 ? people : ['any'];
  }

  #asksForService(chosen: ServiceSubject): boolean {
    const people = this.#people.map((specialist) => ({ ...NO_SUBJECT, specialist }));
    const choices = [...people, ...this.#pools.map(({ id }) => ({ ...NO_SUBJECT, specialist: 'any', pool: id }))];
    const asked = chosen.specialist === undefined && choices.length > 1 ? choices : [chosen];
    return asked.some((one) => this.services(one).length > 1);
  }

  #asksForPerson(chosen: ServiceSubject): boolean {
    const services = chosen.service === undefined ? this.#offered.map(({ service }) => service) : [chosen.service];
    return services.some((service) => this.specialists({ ...NO_SUBJECT, service }).length > 1);
  }

  /** Whether a service is to be had from the person, or the pool, that was chosen. */
  #fits(offered: PageOffer, { specialist, pool }: ServiceSubject): boolean {
    if (pool !== undefined) {
      const hasAny = this.site.services.get(offered.service)?.anyAvailable !== 'none';
      return hasAny && offered.calendars.some((id) => this.#membersOf(pool).includes(id));
    }
    return specialist === undefined || specialist === 'any' || this.#named(offered).includes(specialist);
  }

  /** Those whom clients may ask for. */
  #named({ service, calendars }: PageOffer): readonly string[] {
    const found = this.site.services.get(service);
    const known = found?.reveal === 'always' ? calendarsToAskFor(this.site, found) : [];
    return calendars.filter((id) => known.includes(id));
  }

  #membersOf(pool: string): readonly string[] {
    return calendarsOf(this.#opened, { kind: 'pool', id: pool });
  }
}
