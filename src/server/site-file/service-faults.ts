import { BUILT_IN_FIELDS } from '../../adapter/contract-rules.js';
import { shown } from './faults.js';
import { distributionFault, doubleIds, unknownId, type Found } from './references.js';
import type { CheckedSiteFile } from './schema.js';

type FileService = CheckedSiteFile['services'][number];

/** What is wrong in the meaning of the services. */
export function* serviceFaults(file: CheckedSiteFile): Found {
  for (const [i, service] of file.services.entries()) {
    const path = `services[${i}]`;
    yield* serverFaults(path, service, file);
    if (service.event !== undefined) yield* unknownId(`${path}.event`, service.event, 'event', file.events);
    yield* timeFaults(path, service);
    yield* choiceFaults(path, service, file);
    yield* fieldFaults(path, service);
    yield* sharingFaults(path, service, file);
  }
}

/** Who serves: calendars one by one, or the members of a pool. */
function* serverFaults(path: string, { calendars, pool }: FileService, file: CheckedSiteFile): Found {
  if (pool !== undefined) {
    yield* unknownId(`${path}.pool`, pool, 'pool', file.pools);
    if (calendars)
      yield {
        path: `${path}.calendars`,
        detail: 'stands beside "pool", which says who serves; expected one of the two',
      };
  } else if (!calendars) {
    yield { path: `${path}.calendars`, detail: 'is missing; expected a list of calendar ids, or a "pool"' };
  }
  for (const [j, id] of (calendars ?? []).entries()) {
    yield* unknownId(`${path}.calendars[${j}]`, id, 'calendar', file.calendars);
    if (calendars!.indexOf(id) < j)
      yield { path: `${path}.calendars[${j}]`, detail: `${shown(id)} stands twice; expected each calendar once` };
  }
}

function* timeFaults(path: string, { durations, notice, horizon }: FileService): Found {
  for (const [j, duration] of durations.entries()) {
    if (durations.indexOf(duration) < j)
      yield { path: `${path}.durations[${j}]`, detail: `${duration} stands twice; expected each length once` };
  }
  if (notice > horizon) {
    yield {
      path: `${path}.notice`,
      detail: `${notice} is more than "horizon", so that nothing could be booked; expected at most ${horizon}`,
    };
  }
}

/** Who picks the person, and how. */
function* choiceFaults(path: string, service: FileService, file: CheckedSiteFile): Found {
  const { assignment, anyAvailable, reveal, distribution } = service;
  yield* distributionFault(`${path}.distribution`, distribution, file);
  const mustPick = anyAvailable === 'labelled' || anyAvailable === 'none';
  const decides = file.pools.find(({ id }) => id === service.pool)?.distribution ?? distribution;
  const isSoonest = assignment === 'client' && anyAvailable === 'soonest';
  if (decides === 'client-choice' && !isSoonest && !(assignment === 'client' && mustPick)) {
    yield {
      path: `${path}.distribution`,
      detail:
        '"client-choice" leaves it to the client who serves; expected "assignment": "client" with "anyAvailable": "labelled" or "none", or another distribution',
    };
  }
  if (assignment === 'client' && mustPick && reveal !== 'always') {
    yield {
      path: `${path}.anyAvailable`,
      detail: `"${anyAvailable}" makes clients pick a person, and "reveal": "${reveal}" hides who there is; expected "merged" or "soonest" here, or "reveal": "always"`,
    };
  }
}

function* fieldFaults(path: string, { fields }: FileService): Found {
  yield* doubleIds(`${path}.fields`, fields);
  for (const [j, { id, kind, options, min, max }] of fields.entries()) {
    if (BUILT_IN_FIELDS.some((builtIn) => builtIn === id)) {
      yield {
        path: `${path}.fields[${j}].id`,
        detail: `${shown(id)} is built in: every form has it; expected another id, such as "mobile" for a phone number of your own that is required`,
      };
    }
    if (kind === 'choice' && !options?.length)
      yield { path: `${path}.fields[${j}].options`, detail: 'is missing; expected the choices of the "choice"' };
    if (min !== undefined && max !== undefined && max < min) {
      yield {
        path: `${path}.fields[${j}].max`,
        detail: `${max} is less than "min", so that no number fits; expected ${min} or more`,
      };
    }
  }
}

function* sharingFaults(path: string, { sharing }: FileService, file: CheckedSiteFile): Found {
  if (sharing?.with !== 'members' && sharing?.with !== 'roles') return;
  const roles = file.specialists.flatMap(({ role }) => (role === undefined ? [] : [{ id: role }]));
  for (const [j, id] of sharing.list.entries()) {
    const [what, list] =
      sharing.with === 'members' ? (['calendar', file.calendars] as const) : (['role', roles] as const);
    yield* unknownId(`${path}.sharing.list[${j}]`, id, what, list);
  }
}
