import { DISTRIBUTIONS } from '../../engine/index.js';
import { dayOfIso, Zones } from '../../time/index.js';
import { shown, type SiteFileFault } from './faults.js';
import type { CheckedSiteFile } from './schema.js';

type Found = Generator<SiteFileFault>;

/** What is wrong in the meaning of a file whose form holds. */
export function findFaults(file: CheckedSiteFile): SiteFileFault[] {
  return [...siteFaults(file), ...calendarFaults(file), ...serviceFaults(file)];
}

function* siteFaults(file: CheckedSiteFile): Found {
  yield* zoneFault('zone', file.zone);
  for (const list of ['specialists', 'calendars', 'services', 'events'] as const) yield* doubleIds(list, file[list]);
  yield* rangeFaults('blackouts', file.blackouts);
  yield* rangeFaults('events', file.events);
  for (const [i, event] of file.events.entries()) yield* rangeFaults(`events[${i}].blackouts`, event.blackouts);
}

function* calendarFaults(file: CheckedSiteFile): Found {
  for (const [i, calendar] of file.calendars.entries()) {
    const path = `calendars[${i}]`;
    yield* unknownId(`${path}.specialist`, calendar.specialist, 'specialist', file.specialists);
    if (calendar.zone !== undefined) yield* zoneFault(`${path}.zone`, calendar.zone);
    yield* rangeFaults(`${path}.blackouts`, calendar.blackouts);
    for (const list of ['overrides', 'shifts'] as const) {
      for (const date of Object.keys(calendar[list])) yield* dateFault(`${path}.${list}`, date);
    }
    for (const [j, { from, to }] of calendar.busy.entries()) {
      yield* dateFault(`${path}.busy[${j}].from`, from.slice(0, 10));
      yield* dateFault(`${path}.busy[${j}].to`, to.slice(0, 10));
      if (to <= from)
        yield {
          path: `${path}.busy[${j}].to`,
          detail: `${shown(to)} is not after "from"; expected a later time than ${from}`,
        };
    }
  }
}

function* serviceFaults(file: CheckedSiteFile): Found {
  for (const [i, service] of file.services.entries()) {
    const path = `services[${i}]`;
    for (const [j, id] of service.calendars.entries()) {
      yield* unknownId(`${path}.calendars[${j}]`, id, 'calendar', file.calendars);
      if (service.calendars.indexOf(id) < j)
        yield { path: `${path}.calendars[${j}]`, detail: `${shown(id)} stands twice; expected each calendar once` };
    }
    if (service.event !== undefined) yield* unknownId(`${path}.event`, service.event, 'event', file.events);
    if (!DISTRIBUTIONS.some(({ name }) => name === service.distribution)) {
      yield {
        path: `${path}.distribution`,
        detail: `${shown(service.distribution)} is no distribution; expected one of ${DISTRIBUTIONS.map(({ name }) => name).join(', ')}`,
      };
    }
    yield* assignmentFaults(path, service, file);
    yield* doubleIds(`${path}.fields`, service.fields);
    for (const [j, field] of service.fields.entries()) {
      if (field.kind === 'choice' && !field.options?.length)
        yield { path: `${path}.fields[${j}].options`, detail: 'is missing; expected the choices of the "choice"' };
    }
  }
}

/** DS-19: sharing out takes two or more to share among. */
function* assignmentFaults(path: string, service: CheckedSiteFile['services'][number], file: CheckedSiteFile): Found {
  if (service.assignment !== 'automatic') return;
  const found = file.calendars.filter((calendar) => calendar.public && service.calendars.includes(calendar.id)).length;
  if (found >= 2) return;
  yield {
    path: `${path}.assignment`,
    detail: `"automatic" needs two or more linked public calendars to choose among, and ${found === 0 ? 'there is none' : 'there is one'}; expected "client", or more calendars`,
  };
}

function* unknownId(path: string, id: string, what: string, list: readonly { readonly id: string }[]): Found {
  if (list.some((item) => item.id === id)) return;
  const known = list.map((item) => item.id).join(', ');
  yield {
    path,
    detail: `${shown(id)} is no ${what} of this site; expected ${known ? `one of ${known}` : 'it to be listed, and there is none'}`,
  };
}

function* doubleIds(path: string, list: readonly { readonly id: string }[]): Found {
  for (const [i, { id }] of list.entries()) {
    const first = list.findIndex((item) => item.id === id);
    if (first < i)
      yield { path: `${path}[${i}].id`, detail: `${shown(id)} is taken by ${path}[${first}]; expected another id` };
  }
}

function* rangeFaults(path: string, ranges: readonly { readonly first: string; readonly last: string }[]): Found {
  for (const [i, { first, last }] of ranges.entries()) {
    yield* dateFault(`${path}[${i}].first`, first);
    yield* dateFault(`${path}[${i}].last`, last);
    if (last < first)
      yield { path: `${path}[${i}].last`, detail: `${shown(last)} is before "first"; expected ${first} or later` };
  }
}

function* dateFault(path: string, date: string): Found {
  if (dayOfIso(date) === undefined)
    yield { path, detail: `${shown(date)} is no date of the calendar; expected one such as "2026-12-24"` };
}

function* zoneFault(path: string, id: string): Found {
  if (!new Zones().find(id))
    yield { path, detail: `${shown(id)} is no time zone; expected an IANA id such as "Europe/Berlin"` };
}
