/** The checks of ids, dates and zones that the parts of a site file share. */
import { dayOfIso, Zones } from '../../time/index.js';
import { DISTRIBUTIONS } from '../../engine/index.js';
import { shown, type SiteFileFault } from './faults.js';
import type { CheckedSiteFile } from './schema.js';

export type Found = Generator<SiteFileFault>;

export function* unknownId(path: string, id: string, what: string, list: readonly { readonly id: string }[]): Found {
  if (list.some((item) => item.id === id)) return;
  const known = list.map((item) => item.id).join(', ');
  yield {
    path,
    detail: `${shown(id)} is no ${what} of this site; expected ${known ? `one of ${known}` : 'it to be listed, and there is none'}`,
  };
}

export function* doubleIds(path: string, list: readonly { readonly id: string }[]): Found {
  for (const [i, { id }] of list.entries()) {
    const first = list.findIndex((item) => item.id === id);
    if (first < i)
      yield { path: `${path}[${i}].id`, detail: `${shown(id)} is taken by ${path}[${first}]; expected another id` };
  }
}

export function* rangeFaults(
  path: string,
  ranges: readonly { readonly first: string; readonly last: string }[],
): Found {
  for (const [i, { first, last }] of ranges.entries()) {
    yield* dateFault(`${path}[${i}].first`, first);
    yield* dateFault(`${path}[${i}].last`, last);
    if (last < first)
      yield { path: `${path}[${i}].last`, detail: `${shown(last)} is before "first"; expected ${first} or later` };
  }
}

export function* dateFault(path: string, date: string): Found {
  if (dayOfIso(date) === undefined)
    yield { path, detail: `${shown(date)} is no date of the calendar; expected one such as "2026-12-24"` };
}

export function* zoneFault(path: string, id: string): Found {
  if (!new Zones().find(id))
    yield { path, detail: `${shown(id)} is no time zone; expected an IANA id such as "Europe/Berlin"` };
}

export function* distributionFault(path: string, name: string, { distributions }: CheckedSiteFile): Found {
  const known = [...DISTRIBUTIONS, ...distributions].map((one) => one.name);
  if (!known.includes(name))
    yield { path, detail: `${shown(name)} is no distribution; expected one of ${known.join(', ')}` };
}
