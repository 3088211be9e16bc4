import { expect } from 'chai';
import { Vocabulary } from '../../src/locale/vocabulary.js';
import { unpacked } from '../../src/locale/packed.js';

const ENGLISH = { frame: { back: 'Back', left: { one: '{count} day', other: '{count} days' } }, end: { stop: 'Stop' } };
const GERMAN = {
  frame: { back: 'Zurück', left: { one: '{count} Tag', other: '{count} Tage' } },
  end: { stop: 'Halt' },
};

/** Runs with a console that listens. */
async function warnings(action: () => Promise<void>): Promise<string[]> {
  const said: string[] = [];
  const warn = console.warn;
  console.warn = (text: string) => said.push(text);
  try {
    await action();
  } finally {
    console.warn = warn;
  }
  return said;
}

describe('Vocabularies', () => {
  it('English is at hand, and so it is for languages that are not spoken', () => {
    const words = new Vocabulary(ENGLISH, { de: () => Promise.reject(new Error('not asked for')) });
    expect(['en', 'en-GB', 'da', 'eo-x-rota'].map((tag) => words.here(tag))).to.deep.equal(Array(4).fill(ENGLISH));
  });

  it('a language is brought once, for all its regions', async () => {
    let asked = 0;
    const words = new Vocabulary(ENGLISH, { de: async () => ({ strings: (asked++, GERMAN) }) });
    expect(words.here('de')).to.equal(undefined);
    await Promise.all([words.bring('de'), words.bring('de-AT'), words.bring('de-u-hc-h12')]);
    expect([words.here('de'), words.here('de-CH'), asked]).to.deep.equal([GERMAN, GERMAN, 1]);
  });

  it('a file that can’t be loaded gives English, and is told on the console once', async () => {
    const words = new Vocabulary(ENGLISH, { de: () => Promise.reject(new Error('gone')) });
    const said = await warnings(() => words.bring('de'));
    said.push(...(await warnings(() => words.bring('de-AT'))));
    expect(words.here('de')).to.equal(ENGLISH);
    expect(said).to.have.length(1);
    expect(said[0]).to.include('"de"').and.to.include('English');
  });

  it('a language in one text is taken apart in the order of English', async () => {
    const text = 'Zurück|one={count} Tag~other={count} Tage|Halt';
    expect(unpacked(ENGLISH, text)).to.deep.equal(GERMAN);
    const words = new Vocabulary(ENGLISH, { de: async () => ({ strings: text }) });
    await words.bring('de');
    expect(words.here('de')).to.deep.equal(GERMAN);
  });

  it('a section that English gets later is taken out of the one text then', async () => {
    const english: Partial<typeof ENGLISH> = { frame: ENGLISH.frame, end: undefined! };
    const text = 'Zurück|one={count} Tag~other={count} Tage|Halt';
    const words = new Vocabulary(english, { de: async () => ({ strings: text }) });
    await words.bring('de');
    const strings = words.here('de')!;
    expect([strings.frame, strings.end]).to.deep.equal([GERMAN.frame, undefined]);
    english.end = ENGLISH.end;
    expect(strings.end).to.deep.equal(GERMAN.end);
  });
});
