import { PACKAGE_WORDS } from '../../locale/packages/languages.js';
import type { PackageStrings } from '../../locale/packages/strings.js';
import type { Shut } from '../../booking/packages/state.js';
import { sectionOf } from '../../locale/section.js';
import type { Words } from '../../locale/words.js';
import type { Day } from '../../time/units.js';

/** Everything of a language that the element needs. */
export interface PackageWords extends Words {
  readonly own: PackageStrings;
}

/**
 * The element's words beside those of the whole widget; undefined until the file of their language is there.
 *
 * @param arrived Called once it is.
 */
export function packageWords(words: Words, arrived: () => void): PackageWords | undefined {
  const own = sectionOf('packages', PACKAGE_WORDS, words, arrived);
  return own && { ...words, own };
}

/** The words of month and times: a day that the package leaves out says so. */
export function timesWords(words: PackageWords, shut: Shut | undefined, lastDay: Day | undefined): Words {
  if (!shut) return words;
  const { own, strings, format } = words;
  const date = lastDay === undefined ? '' : format.day(lastDay);
  const over = format.fill(own.over, { date, when: '{when}' }) as typeof own.weekFull;
  const blocked = { week: own.weekFull, month: own.monthFull, expired: over }[shut];
  return {
    ...words,
    strings: { ...strings, month: { ...strings.month, because: { ...strings.month.because, blocked } } },
  };
}
