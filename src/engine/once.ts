/** Nothing is worked out twice: what was made is kept for as long as the objects live that it was made of. */
import type { Availability } from './model.js';
import type { OpenedSite } from './site.js';

/** A function that makes something of an object once, and gives the same again as long as the object lives. */
export function oncePer<Source extends object, Made>(make: (source: Source) => Made): (source: Source) => Made {
  const made = new WeakMap<Source, Made>();
  return (source) => {
    let found = made.get(source);
    if (found === undefined) made.set(source, (found = make(source)));
    return found;
  };
}

/** Room for what is worked out for questions about an availability of a site, by their keys. */
export function perQuestion<Made>(): (site: OpenedSite, availability: Availability) => Map<string, Made> {
  const rooms = oncePer((_: Availability) => oncePer((_: OpenedSite) => new Map<string, Made>()));
  return (site, availability) => rooms(availability)(site);
}

/** Tells questions apart. Most name their service only, and are asked thousands of times. */
export function keyOf(service: string, ...more: readonly unknown[]): string {
  return more.every((one) => one === undefined) ? `=${service}` : JSON.stringify([service, ...more]);
}

/** What the map holds for a key; made first where it holds nothing. */
export function getOrMake<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = make()));
  return value;
}
