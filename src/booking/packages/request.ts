/** What is sent for a package, and what its form asks. Pure. */
import type { PackageRequest, SessionRequest, SessionsRequest, TakenPackage } from '../../adapter/contract.js';
import type { Service } from '../../engine/model.js';
import type { OpenedSite } from '../../engine/site.js';
import { formatStart } from '../../time/rfc9557.js';
import { answersOf, TRAP } from '../answers.js';
import { fieldsOf } from '../details.js';
import type { Wish } from '../intent.js';
import type { DetailField, Details } from '../state.js';
import type { ChosenSession, PackageOptions } from './state.js';

/** The form: who the client is, unless that is known by the link, and what the services of the sessions ask, each question once. */
export function fieldsOfSessions(
  services: readonly Service[],
  taken: TakenPackage | undefined,
  options: PackageOptions,
  refused: Details['errors'],
): readonly DetailField[] {
  const asked = new Map(services.flatMap(({ fields }) => fields.map((field) => [field.id, field])));
  const [first] = services;
  const fields = fieldsOf(first && { ...first, fields: [...asked.values()] }, options, refused);
  return taken ? fields.filter(({ builtIn }) => !builtIn) : fields;
}

/** What the client has chosen and typed. */
export interface Filled {
  readonly site: OpenedSite;
  readonly sessions: readonly ChosenSession[];
  readonly fields: readonly DetailField[];
  readonly values: Details['values'];
  readonly zone: string;
  readonly locale: string;
  /** Milliseconds since there was something to fill in. */
  readonly took: number;
}

/** The package with its first sessions. While its fate is unknown, the same package is asked for under the same key only (RC-4). */
export function packageWish(id: string, calendar: string | undefined, filled: Filled): Wish<PackageRequest> {
  const { client, answers } = answersOf(filled.fields, filled.values);
  const { zone, locale, took, values } = filled;
  const request: PackageRequest = {
    package: id,
    ...(calendar !== undefined && { calendar }),
    sessions: sessionsOf(filled),
    client: { ...client, locale, zone },
    answers,
    form: { hidden: String(values[TRAP] ?? ''), took: Math.round(took) },
  };
  const { form: _signs, ...said } = request;
  return { slot: `package ${id}`, request, said: [said], kept: {} };
}

/** Further sessions of a package that the client has. */
export function sessionsWish(id: string, filled: Filled): Wish<SessionsRequest> {
  const { answers } = answersOf(filled.fields, filled.values);
  const request: SessionsRequest = { sessions: sessionsOf(filled), answers };
  return { slot: `sessions ${id}`, request, said: [request], kept: {} };
}

function sessionsOf({ site, sessions, zone }: Filled): readonly SessionRequest[] {
  return sessions.map(({ start, ...session }) => ({ ...session, start: formatStart(start, site.zone(zone)) }));
}
