import { BUILT_IN_FIELDS } from '../../adapter/contract-rules.js';
import { assignmentFault, DISTRIBUTIONS } from '../../engine/index.js';
import { shown } from './faults.js';
import { doubleIds, unknownId, type Found } from './references.js';
import type { CheckedSiteFile } from './schema.js';

type FileService = CheckedSiteFile['services'][number];

/** What is wrong in the meaning of the services. */
export function* serviceFaults(file: CheckedSiteFile): Found {
  for (const [i, service] of file.services.entries()) {
    const path = `services[${i}]`;
    for (const [j, id] of service.calendars.entries()) {
      yield* unknownId(`${path}.calendars[${j}]`, id, 'calendar', file.calendars);
      if (service.calendars.indexOf(id) < j)
        yield { path: `${path}.calendars[${j}]`, detail: `${shown(id)} stands twice; expected each calendar once` };
    }
    if (service.event !== undefined) yield* unknownId(`${path}.event`, service.event, 'event', file.events);
    yield* timeFaults(path, service);
    yield* choiceFaults(path, service, file);
    yield* fieldFaults(path, service);
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
  if (!DISTRIBUTIONS.some(({ name }) => name === distribution)) {
    yield {
      path: `${path}.distribution`,
      detail: `${shown(distribution)} is no distribution; expected one of ${DISTRIBUTIONS.map(({ name }) => name).join(', ')}`,
    };
  }
  const fault = assignmentFault(file, service);
  if (fault) yield { path: `${path}.assignment`, detail: `${fault.detail}; expected "client", or more calendars` };
  const mustPick = anyAvailable === 'labelled' || anyAvailable === 'none';
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
