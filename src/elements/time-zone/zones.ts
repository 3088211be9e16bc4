import type { PopupStrings } from '../../locale/popups/strings.js';
import type { Words } from '../../locale/words.js';
import { zonePlace } from '../../locale/zone-place.js';
import type { Instant } from '../../time/units.js';
import { isFound } from '../shared/search.js';

/** A time zone as the list shows it. */
export interface ZoneEntry {
  readonly id: string;
  /** "Berlin". */
  readonly place: string;
  /** "Central European Time", in the client's language. */
  readonly name: string;
  /** What clocks there show: "10:40", and how far they are from universal time: "GMT+1". */
  readonly time: string;
  readonly offset: string;
}

/** Zones under one heading. */
export interface ZoneGroup {
  readonly heading: string;
  readonly zones: readonly ZoneEntry[];
}

/** Countries that have a part of the list for themselves, as `Intl` names them, by the first part of their zones' ids. */
const COUNTRIES: Readonly<Record<string, string>> = { Antarctica: 'AQ', Australia: 'AU' };

/**
 * All zones that the browser knows: first those that the client is likely to want, then by continents and oceans, each in the
 * order of the client's language.
 *
 * @param likely Ids of zones to stand first.
 * @param at The instant whose clock times show.
 */
export function zoneGroups(
  likely: readonly string[],
  at: Instant,
  words: Words,
  own: PopupStrings['zones'],
): ZoneGroup[] {
  const first = [...new Set(likely)];
  const rest = Intl.supportedValuesOf('timeZone').filter((id) => !first.includes(id));
  const entries = new Map([...first, ...rest].map((id) => [id, entryOf(id, at, words)]));
  const { compare } = new Intl.Collator(words.locale);
  const headings = new Map(rest.map((id) => [regionOf(id), headingOf(regionOf(id), words.locale, own)]));
  const inRegion = (region: string): ZoneEntry[] =>
    rest
      .filter((id) => regionOf(id) === region)
      .map((id) => entries.get(id)!)
      .sort((a, b) => compare(a.place, b.place));
  return [
    { heading: own.suggested, zones: first.map((id) => entries.get(id)!) },
    ...[...headings]
      .sort(([, a], [, b]) => compare(a, b))
      .map(([region, heading]) => ({ heading, zones: inRegion(region) })),
  ];
}

const regionOf = (id: string): string => id.split('/')[0]!;

function headingOf(region: string, locale: string, { continents, oceans }: PopupStrings['zones']): string {
  const code = COUNTRIES[region];
  if (code !== undefined) return new Intl.DisplayNames(locale, { type: 'region' }).of(code) ?? region;
  const names: Readonly<Record<string, string>> = { ...continents, ...oceans };
  return names[region] ?? region;
}

/** Formatters of hundreds of zones are made and let go: kept, they would weigh more than the page. */
function entryOf(id: string, at: Instant, { locale }: Words): ZoneEntry {
  const partsBy = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormatPart[] =>
    new Intl.DateTimeFormat(locale, { timeZone: id, calendar: 'gregory', ...options }).formatToParts(at * 60_000);
  const zoneIn = (parts: readonly Intl.DateTimeFormatPart[]): string =>
    parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const short = partsBy({ hour: 'numeric', minute: '2-digit', timeZoneName: 'shortOffset' });
  const clock = short.filter(({ type }, i) => type !== 'timeZoneName' && !(type === 'literal' && isEdge(i, short)));
  return {
    id,
    place: zonePlace(id),
    name: zoneIn(partsBy({ timeZoneName: 'longGeneric' })),
    time: clock.map(({ value }) => value).join(''),
    offset: zoneIn(short),
  };
}

/** Whether a part stands between the time and the zone's name. */
function isEdge(i: number, parts: readonly Intl.DateTimeFormatPart[]): boolean {
  return parts[i - 1]?.type === 'timeZoneName' || parts[i + 1]?.type === 'timeZoneName';
}

/** What of the groups has every word of a search in its place, name, offset or id; groups without any are left out. */
export function matchingZones(groups: readonly ZoneGroup[], search: string): readonly ZoneGroup[] {
  if (search.trim() === '') return groups;
  const fits = ({ id, place, name, offset }: ZoneEntry, heading: string): boolean =>
    isFound(`${place} ${name} ${offset} ${id.replaceAll('_', ' ')} ${heading}`, search);
  return groups
    .map(({ heading, zones }) => ({ heading, zones: zones.filter((zone) => fits(zone, heading)) }))
    .filter(({ zones }) => zones.length > 0);
}
