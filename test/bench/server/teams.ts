import type { SiteFile } from '../../../src/server/index.js';
import { isoOf, MINUTES_PER_DAY } from '../../../src/time/index.js';
import { randomFrom } from '../../../mocks/random.js';
import type { Call } from './load.js';

const DAYS = 31;
const HOURS = Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, ['09:00-17:00']]));
const today = Math.floor(Date.now() / 60_000 / MINUTES_PER_DAY);

/** Teams of which a month's times are asked: everyone has four appointments elsewhere on three days of four. */
export const TEAMS = [8, 200, 1000].map((size): { readonly size: number; readonly site: SiteFile } => {
  const random = randomFrom(`team of ${size}`);
  const names = Array.from({ length: size }, (_, n) => `p${n}`);
  return {
    size,
    site: {
      ...{ id: `team${size}`, name: `A team of ${size}`, zone: 'Europe/Berlin' },
      specialists: names.map((name) => ({ id: name, name: name.toUpperCase() })),
      calendars: names.map((name) => ({ id: name, specialist: name, hours: HOURS, busy: busyOf(random) })),
      services: [{ id: 'talk', name: 'Talk', durations: [30], calendars: names, assignment: 'client' }],
    },
  };
});

function busyOf(random: () => number): NonNullable<SiteFile['calendars'][number]['busy']> {
  return Array.from({ length: DAYS + 2 }, (_, day) => (random() < 0.75 ? isoOf(today + day) : undefined)).flatMap(
    (date) =>
      date === undefined
        ? []
        : [9, 11, 13, 15].map((hour) => {
            const clock = (minutes: number): string =>
              `${String(hour).padStart(2, '0')}:${minutes < 10 ? '0' : ''}${minutes}`;
            const from = 5 * Math.floor(random() * 5);
            return { from: `${date}T${clock(from)}`, to: `${date}T${clock(from + 5 + 5 * Math.floor(random() * 6))}` };
          }),
  );
}

/** What a page asks for its first month, where it works the starts out, or where they are served. */
export function monthOf(site: string, way: 'availability' | 'openings'): Call {
  const what = way === 'openings' ? '&service=talk' : '';
  return { method: 'GET', path: `${site}/${way}?from=${today}&to=${today + DAYS}${what}`, expected: [200] };
}
