import { expect } from 'chai';
import { APPOINTMENT_WORDS } from '../../src/locale/appointments/languages.js';
import { HOLD_WORDS } from '../../src/locale/hold/languages.js';
import { BOOKING_WORDS } from '../../src/locale/languages.js';
import { PACKAGE_WORDS } from '../../src/locale/packages/languages.js';
import { PAGE_WORDS } from '../../src/locale/pages/languages.js';
import { POPUP_WORDS } from '../../src/locale/popups/languages.js';

type Leaf = string | Readonly<Record<string, string>>;

/** The strings of an object by their paths; the forms of a plural stay together. */
function leaves(strings: object, path = ''): Map<string, Leaf> {
  const found = new Map<string, Leaf>();
  for (const [key, value] of Object.entries(strings) as [string, string | object][]) {
    if (typeof value === 'string' || 'other' in value) found.set(path + key, value as Leaf);
    else for (const each of leaves(value, `${path}${key}.`)) found.set(...each);
  }
  return found;
}

const textsOf = (leaf: Leaf): string[] => (typeof leaf === 'string' ? [leaf] : Object.values(leaf));
const wordsOf = (text: string): string => text.replace(/\{\w+\}/g, '');
const gapsOf = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort();

/** What is the same word as in English, or no word at all. */
const SAME: Readonly<Record<string, readonly string[]>> = {
  'frame.steps.confirmation': ['fr'],
  'details.optional': ['de'],
  'review.no': ['es', 'it'],
  'month.inMonth': ['it', 'nl'],
  'zones.continents.Africa': ['it'],
  'zones.continents.America': ['it'],
  'zones.continents.Asia': ['es', 'it'],
  'zones.continents.Europe': ['fr'],
};

/** Letters of each script that is not Latin: texts hold some, apart from gaps. */
const SCRIPTS: Readonly<Record<string, RegExp>> = {
  ar: /\p{Script=Arabic}/u,
  he: /\p{Script=Hebrew}/u,
  ja: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u,
  zh: /\p{Script=Han}/u,
};

/** How marks of punctuation never stand, where that is not as in English. */
const MISPLACED: Readonly<Record<string, RegExp>> = {
  // No line breaks before them: a space that holds.
  fr: /[^\u00a0][:;?»]|«[^\u00a0]/,
  es: /^[^¿]*\?/,
  ar: /[,;?](?!\S*@)/,
  // Full width, and no space beside it.
  ja: /[,;:?()](?!\S*@)|\s[、。：？（）]|[、。：？（）]\s/,
  zh: /[,;:?()](?!\S*@)|\s[，。：？（）]|[，。：？（）]\s/,
};

const VOCABULARIES = {
  'what books': BOOKING_WORDS,
  'own bookings': APPOINTMENT_WORDS,
  packages: PACKAGE_WORDS,
  pages: PAGE_WORDS,
  'what opens': POPUP_WORDS,
  'what is held': HOLD_WORDS,
};

for (const [what, vocabulary] of Object.entries(VOCABULARIES)) {
  describe(`Languages: the words of ${what}`, () => {
    const expected = leaves(vocabulary.english);
    for (const language of Object.keys(vocabulary.files)) {
      let strings: Map<string, Leaf>;
      before(async () => {
        await vocabulary.bring(language);
        strings = leaves(vocabulary.here(language)!);
      });

      it(`${language} has every string of English, in the same order, and no other`, () => {
        expect([...strings.keys()]).to.deep.equal([...expected.keys()]);
      });

      it(`${language} has every gap of English and no other`, () => {
        for (const [path, leaf] of strings) {
          const model = expected.get(path)!;
          if (typeof leaf === 'string') expect(gapsOf(leaf), path).to.deep.equal(gapsOf(model as string));
          else
            for (const [form, text] of Object.entries(leaf)) {
              const gaps = gapsOf((model as Record<string, string>)['other']!);
              // One, two or none may be said without the number.
              const optional = ['zero', 'one', 'two'].includes(form) && !text.includes('{count}');
              const wanted = gaps.filter((gap) => !(optional && gap === '{count}'));
              expect(gapsOf(text), `${path} ${form}`).to.deep.equal(wanted);
            }
        }
      });

      it(`I7 ${language} has the plural forms that its whole numbers take, and no other`, () => {
        const rules = new Intl.PluralRules(language);
        const taken = new Set(Array.from({ length: 1000 }, (_, count) => rules.select(count))).add('other');
        for (const [path, leaf] of strings)
          if (typeof leaf !== 'string') expect(Object.keys(leaf), path).to.have.members([...taken]);
      });

      it(`${language} leaves nothing in English`, () => {
        const same = [...strings].filter(
          ([path, leaf]) => typeof leaf === 'string' && leaf === expected.get(path) && /\p{L}/u.test(wordsOf(leaf)),
        );
        const allowed = same.filter(([path]) => SAME[path]?.includes(language));
        expect(same.map(([path]) => path)).to.deep.equal(allowed.map(([path]) => path));
        const script = SCRIPTS[language];
        if (!script) return;
        for (const [path, leaf] of strings)
          for (const text of textsOf(leaf).map(wordsOf))
            if (/\p{L}{2}/u.test(text) && path !== 'confirmation.fileName') expect(text, path).to.match(script);
      });

      it(`LOOK ${language} sets its marks as they are set there`, () => {
        const wrong = MISPLACED[language];
        if (!wrong) return;
        for (const [path, leaf] of strings) for (const text of textsOf(leaf)) expect(text, path).not.to.match(wrong);
      });

      it(`LOOK ${language} has no exclamation mark, no straight quotes, no stray space`, () => {
        for (const [path, leaf] of strings)
          for (const text of textsOf(leaf)) {
            expect(text, path).not.to.match(/[!！'"]|\s\s/);
            if (path !== 'frame.comma') expect(text, path).to.equal(text.trim());
          }
      });
    }
  });
}
