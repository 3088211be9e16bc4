import { shown } from './faults.js';
import { dateFault, rangeFaults, unknownId, zoneFault, type Found } from './references.js';
import type { CheckedSiteFile } from './schema.js';

type FileCalendar = CheckedSiteFile['calendars'][number];

/** What is wrong in the meaning of the calendars. */
export function* calendarFaults(file: CheckedSiteFile): Found {
  for (const [i, calendar] of file.calendars.entries()) {
    const path = `calendars[${i}]`;
    yield* unknownId(`${path}.specialist`, calendar.specialist, 'specialist', file.specialists);
    if (calendar.zone !== undefined) yield* zoneFault(`${path}.zone`, calendar.zone);
    yield* openingFaults(path, calendar);
    yield* rangeFaults(`${path}.blackouts`, calendar.blackouts);
    for (const list of ['overrides', 'shifts'] as const) {
      for (const date of Object.keys(calendar[list])) yield* dateFault(`${path}.${list}`, date);
    }
    yield* busyFaults(path, calendar);
  }
}

/** Weekly hours count for nothing where shifts alone open the calendar (AV-1). */
function* openingFaults(path: string, { opensBy, hours, shifts }: FileCalendar): Found {
  const hasHours = Object.values(hours ?? {}).some((day) => day.length > 0);
  if (opensBy !== 'shifts' || !hasHours || Object.keys(shifts).length > 0) return;
  yield {
    path: `${path}.opensBy`,
    detail: '"shifts" leaves the weekly hours unused, and there are no shifts; expected "hours" or "both", or shifts',
  };
}

function* busyFaults(path: string, { busy, busyAsOf }: FileCalendar): Found {
  if (busyAsOf !== undefined) yield* dateFault(`${path}.busyAsOf`, busyAsOf.slice(0, 10));
  for (const [j, { from, to }] of busy.entries()) {
    yield* dateFault(`${path}.busy[${j}].from`, from.slice(0, 10));
    yield* dateFault(`${path}.busy[${j}].to`, to.slice(0, 10));
    if (to > from) continue;
    yield {
      path: `${path}.busy[${j}].to`,
      detail: `${shown(to)} is not after "from"; expected a later time than ${from}`,
    };
  }
}
