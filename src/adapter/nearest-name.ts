import { distance } from 'fastest-levenshtein';

/** The name that a mistyped one was meant to be; undefined where none is near. Hyphens and capitals don't count. */
export function nearestName(mistyped: string, names: readonly string[]): string | undefined {
  const plain = (name: string): string => name.replaceAll('-', '').toLowerCase();
  const far = (name: string): number => distance(plain(name), plain(mistyped));
  const [nearest] = names.toSorted((a, b) => far(a) - far(b));
  const isNear = (name: string): boolean => far(name) <= Math.ceil(mistyped.length / 3) || mistyped.startsWith(name);
  return nearest !== undefined && isNear(nearest) ? nearest : undefined;
}
