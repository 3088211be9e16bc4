import { ownIn, replaced } from './replace.js';
import type { Sections } from './section.js';
import type { Words } from './words.js';

/** Names of the sections that come with their elements: not unknown before they are there. */
const SECTIONS: readonly string[] = Object.keys({
  appointments: 1,
  hold: 1,
  packages: 1,
  pages: 1,
  popups: 1,
} satisfies Record<keyof Sections, 1>);

/** Paths of what a site replaces and we don't have. */
export function unknownStrings({ locale, strings, replacements }: Words): string[] {
  const paths: string[] = [];
  for (const own of ownIn(locale, replacements)) replaced(strings, own, paths);
  return paths.filter((path) => !SECTIONS.includes(path));
}
