import type { TakenPackage } from '../../adapter/contract.js';
import type { Problem } from '../../adapter/problem.js';
import type { Catalog } from '../../engine/model.js';
import type { Package } from '../../engine/offers.js';
import { MINUTES_PER_DAY, type Day, type Instant } from '../../time/units.js';
import { packageBalance } from '../../engine/index.js';
import { readLink, type LinkToOne } from '../appointments/link.js';
import { clockFrom, guessed } from '../backend-clock.js';
import { errorsOf } from '../details.js';
import { ALTERNATIVES } from '../look.js';
import { faultOf } from '../option-faults.js';
import { LOST, whyLost } from '../refusal.js';
import { shownZone } from '../shown-zone.js';
import type { Details } from '../state.js';
import type { Surroundings } from '../surroundings.js';
import { fieldsOfSessions } from './request.js';
import { chosenSession } from './session-flow.js';
import type { ChosenSession, LostSession, PackageOptions, PackageState, PackageStep, Shut } from './state.js';
import { contentsOf, practitionersOf, reasonOn, termsOf, withSessions, type Terms } from './terms.js';

/** What the flow was told, by the client and by the backend, and nothing that follows from it. */
export interface PackageFacts extends Pick<
  PackageState,
  | ('catalog' | 'taken' | 'template' | 'fault' | 'zone' | 'calendar')
  | ('step' | 'sessions' | 'choosing' | 'submission' | 'trouble' | 'booked')
> {
  /** What opens the package that the client has. */
  readonly link: LinkToOne | undefined;
  /** BCP 47 tag of the language that the client reads. */
  readonly locale: string;
  /** The backend's clock, or a guess at it. */
  readonly now: () => Instant;
  /** When there was something to fill in, by the page's clock. */
  readonly since: number;
  readonly values: Details['values'];
  /** Fields whose errors show. */
  readonly left: ReadonlySet<string>;
  readonly refused: Details['errors'];
  readonly attempts: number;
  /** The fields that the client has seen and gone past. */
  readonly passed: readonly string[];
}

/** Before anything is asked for. */
export function firstPackageFacts(
  fragment: string,
  options: PackageOptions,
  { clock, guess, zone }: Surroundings,
): PackageFacts {
  const link = readLink(fragment);
  return {
    ...{ catalog: { status: 'idle' }, taken: { status: 'idle' }, template: undefined },
    ...{ link: typeof link === 'object' && link.opens === 'one' ? link : undefined },
    ...{ fault: link === 'incomplete' ? link : undefined },
    ...{ now: clockFrom(guessed(guess), clock), since: 0 },
    ...{ zone: shownZone(options.zone, zone()), locale: options.locale ?? 'en', calendar: options.calendar },
    ...{ step: 'overview', sessions: [], choosing: undefined },
    ...{ submission: 'idle', trouble: undefined, booked: undefined },
    ...{ values: { ...options.prefill }, left: new Set(), refused: {}, attempts: 0, passed: [] },
  };
}

export function catalogIn({ catalog }: PackageFacts): Catalog | undefined {
  return catalog.status === 'ready' ? catalog.value : undefined;
}

export function takenIn({ taken }: PackageFacts) {
  return taken.status === 'ready' ? taken.value : undefined;
}

/** The package as its client has it, once it is known. */
export function termsIn(facts: PackageFacts): Terms | undefined {
  const catalog = catalogIn(facts);
  return catalog && facts.template && termsOf(catalog, facts.template, takenIn(facts), facts.calendar, facts.now());
}

/** All that is chosen, the time that is being chosen included. */
export function chosenIn({ sessions, choosing }: PackageFacts): readonly ChosenSession[] {
  const current = choosing && chosenSession(choosing);
  return current ? inOrder([...sessions, current]) : sessions;
}

export function inOrder(sessions: readonly ChosenSession[]): readonly ChosenSession[] {
  return [...sessions].sort((one, other) => one.start - other.start);
}

/** While something is on its way, nothing else may be asked for. */
export function isClosed({ submission }: Pick<PackageFacts, 'submission'>): boolean {
  return submission === 'sending' || submission === 'checking';
}

/** What the form of the chosen sessions asks. */
function fieldsIn(facts: PackageFacts, options: PackageOptions): Details['fields'] {
  const chosen = new Set(chosenIn(facts).map(({ service }) => service));
  const services = catalogIn(facts)?.services.filter(({ id }) => chosen.has(id)) ?? [];
  return fieldsOfSessions(services, takenIn(facts), options, facts.refused);
}

/** What elements show. */
export function stateOf(facts: PackageFacts, options: PackageOptions): PackageState {
  const { link: _link, locale: _locale, since: _since, passed: _passed, ...told } = facts;
  const { values, left, refused, attempts, ...shown } = told;
  const now = facts.now();
  const terms = termsIn(facts);
  const contents = terms ? contentsOf(withSessions(terms, chosenIn(facts))) : [];
  const lastDay = terms && packageBalance(terms.site, terms.owned).lastDay;
  const ended = isOver(terms, lastDay, now);
  const fields = fieldsIn(facts, options);
  const errors = Object.entries(errorsOf(fields, values, refused)).filter(([id]) => left.has(id));
  const steps: readonly (PackageStep | false)[] = [
    takenIn(facts) !== undefined && 'overview',
    'sessions',
    fields.some((field) => !field.hidden) && 'details',
    'review',
  ];
  return {
    ...shown,
    siteZone: shownZone(terms?.site.site.zone, facts.zone),
    now,
    contents,
    ...{ lastDay, ended },
    practitioners: terms && !takenIn(facts) ? practitionersOf(terms) : [],
    open: !ended && contents.some((one) => one.left > 0 && one.servers.length > 0),
    steps: steps.filter((step) => step !== false),
    details: { fields, values, errors: Object.fromEntries(errors), attempts },
  };
}

/** Why the package has no session of the service on a day beside what is chosen; undefined where it may. */
export function shutOn(facts: PackageFacts, service: string, day: Day): Shut | undefined {
  const terms = termsIn(facts);
  const reason = terms && reasonOn(withSessions(terms, facts.sessions), service, day);
  if (reason?.code === 'limit') return reason.per;
  return reason?.code === 'expired' ? 'expired' : undefined;
}

/** The service of the next session: the same again, as long as any is left. */
export function nextServiceOf({ choosing, sessions, contents }: PackageState): string | undefined {
  const last = choosing?.service ?? sessions.at(-1)?.service;
  const open = contents.filter((one) => one.left > 0 && one.servers.length > 0);
  return (open.find(({ service }) => service.id === last) ?? open[0])?.service.id;
}

/** Which of the sessions a refusal says can't be had any more. */
export function lostIn(problem: Problem, sessions: readonly ChosenSession[]): LostSession | undefined {
  const place = problem.errors.map(({ pointer }) => /^\/sessions\/(\d+)/.exec(pointer)?.[1]).find(Boolean);
  const session = sessions[Number(place)];
  if (!session || !LOST.includes(problem.code)) return undefined;
  return { session, why: whyLost(problem), alternatives: problem.alternatives.slice(0, ALTERNATIVES) };
}

/** Whether the last day of the package is past. */
function isOver(terms: Terms | undefined, lastDay: number | undefined, now: Instant): boolean {
  const zone = terms?.site.zone(terms.site.site.zone);
  return zone !== undefined && lastDay !== undefined && zone.wallOf(now) >= (lastDay + 1) * MINUTES_PER_DAY;
}

/** What a client's package says. Where the catalog has it no more, it is put there for that client. */
export function factsOf(taken: TakenPackage, before: Catalog): Partial<PackageFacts> {
  const { packages = [] } = before;
  const find = (all: readonly Package[]) => all.find(({ id }) => id === taken.package);
  const template = find(packages) ?? taken.template;
  const isNew = template !== undefined && !find(packages);
  const catalog = isNew ? { ...before, packages: [...packages, template] } : before;
  return {
    ...{ catalog: { status: 'ready', value: catalog }, taken: { status: 'ready', value: taken } },
    ...{ template, calendar: taken.calendar },
  };
}

/** The package that the page names, or the only one; where there is none such, a sentence for the site's owner. */
export function templateOf(catalog: Catalog, { package: id, calendar }: PackageOptions): Package | string {
  const { packages = [], services } = catalog;
  const found = id === undefined && packages.length === 1 ? packages[0] : packages.find((one) => one.id === id);
  if (!found) {
    const known = packages.map((one) => one.id);
    return faultOf('package', id ?? '', 'the id of a package', known);
  }
  const served = new Set(
    found.sessions.flatMap(({ service }) => services.find((one) => one.id === service)?.calendars ?? []),
  );
  if (calendar === undefined || served.has(calendar)) return found;
  return faultOf('calendar', calendar, 'a calendar that serves a session of it', [...served]);
}
