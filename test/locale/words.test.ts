import { expect } from 'chai';
import { Format } from '../../src/locale/format.js';
import { PAGE_WORDS } from '../../src/locale/pages/languages.js';
import { loadWords, localeTag, sectionOf, wordsFor } from '../../src/locale/words.js';
import { troubleKind } from '../../src/locale/trouble-kind.js';
import { troubleSentence } from '../../src/locale/trouble-sentence.js';
import { unknownStrings } from '../../src/locale/unknown-strings.js';

describe('Words', () => {
  it('a tag that is none gives English, and no error', () => {
    for (const tag of ['', 'en_US!', '💥']) {
      expect(localeTag(tag)).to.equal(undefined);
      expect(wordsFor(tag).locale).to.equal('en');
    }
  });

  it('I1 the direction is that of the language, and so that of English where none of ours is asked for', async () => {
    const own = { 'ur-PK': { frame: { back: 'واپس' } } };
    const words = [loadWords('de'), loadWords('ar-EG'), loadWords('he'), loadWords('ur-PK'), loadWords('ur-PK', own)];
    expect((await Promise.all(words)).map(({ language, direction }) => `${language} ${direction}`)).to.deep.equal([
      'de ltr',
      'ar-EG rtl',
      'he rtl',
      'en ltr',
      'ur-PK rtl',
    ]);
  });

  it('words are in the language of the locale once they are loaded', async () => {
    const { strings, format, locale } = await loadWords('de-AT');
    expect([strings.frame.back, format.month(2026, 1), locale]).to.deep.equal(['Zurück', 'Jänner 2026', 'de-AT']);
    expect((await loadWords('da')).strings).to.deep.equal(wordsFor('en').strings);
  });

  it('I10 a name that runs the other way, and every name and time in Arabic and Hebrew, is kept apart', () => {
    const apart = (text: string): string => `\u2068${text}\u2069`;
    expect(new Format('en').fill('with {names}', { names: 'Ann' })).to.equal('with Ann');
    expect(new Format('en').fill('with {names}', { names: 'דנה' })).to.equal(`with ${apart('דנה')}`);
    expect(new Format('he').fill('{step} ב{names}', { step: 2, names: 'Ann' })).to.equal(`2 ב${apart('Ann')}`);
    expect(new Format('en').fill('{what} {left}', { what: 'a' } as never)).to.equal('a {left}');
  });

  it('a site can replace any string, and keeps the others', () => {
    const { strings } = wordsFor('en', { frame: { back: 'Return' }, review: { book: 'Reserve {when}' } });
    expect([strings.frame.back, strings.review.book]).to.deep.equal(['Return', 'Reserve {when}']);
    expect(strings.frame.continue).to.equal('Continue');
    expect(wordsFor('en').strings.frame.back).to.equal('Back');
  });

  it('a site can replace strings of one language or of one region only, the most special last', async () => {
    const own = {
      frame: { back: 'B', continue: 'C', retry: 'R' },
      de: { frame: { continue: 'Los', retry: 'Nochmal' } },
      'de-CH': { frame: { retry: 'Nomal' } },
    };
    const parts = async (tag: string): Promise<string[]> => {
      const { back, continue: on, retry } = (await loadWords(tag, own)).strings.frame;
      return [back, on, retry];
    };
    expect(await parts('en')).to.deep.equal(['B', 'C', 'R']);
    expect(await parts('de')).to.deep.equal(['B', 'Los', 'Nochmal']);
    expect(await parts('de-CH')).to.deep.equal(['B', 'Los', 'Nomal']);
  });

  it('a plural is replaced by its forms', () => {
    const { strings, format } = wordsFor('en', { times: { left: { one: 'the last one', other: '{count} places' } } });
    expect([1, 2].map((count) => format.plural(count, strings.times.left))).to.deep.equal(['the last one', '2 places']);
  });

  it('what fits nowhere is passed over and named', () => {
    const own = {
      frame: { bak: 'x', back: 3, steps: 'x' },
      fram: { back: 'x' },
      times: { left: 'x' },
      appointments: {},
      hold: {},
      packages: {},
      pages: {},
      popups: {},
    };
    const words = wordsFor('en', own as never);
    expect(unknownStrings(words)).to.deep.equal(['frame.bak', 'frame.back', 'frame.steps', 'fram', 'times.left']);
    expect(words.strings).to.deep.equal(wordsFor('en').strings);
  });

  it('what fits nowhere in a section with a file of its own is passed over, and named on the console once', () => {
    const told: unknown[] = [];
    const { error } = console;
    console.error = (message: unknown) => told.push(message);
    try {
      const words = wordsFor('en', { pages: { nowhere: 'x' }, en: { pages: { nor: 'x' } } } as never);
      const section = () => sectionOf('pages', PAGE_WORDS, words, () => undefined);
      expect([section(), section()]).to.deep.equal([PAGE_WORDS.english, PAGE_WORDS.english]);
    } finally {
      console.error = error;
    }
    expect(told).to.deep.equal(
      ['pages.nowhere', 'pages.nor'].map(
        (path) => `Rota: strings has "${path}", where Rota has no such string. It is ignored.`,
      ),
    );
  });

  it('a section that comes later takes the site’s own words when it comes, and is not unknown before', () => {
    const whole = wordsFor('en').strings;
    const given = { ...whole, month: undefined as unknown as typeof whole.month };
    const words = wordsFor('en', { month: { next: 'On' } }, given);
    expect(unknownStrings(words)).to.deep.equal([]);
    given.month = whole.month;
    const { strings } = words;
    expect([strings.month.next, strings.month.previous]).to.deep.equal(['On', whole.month.previous]);
  });

  it('A52 replacements reach no prototype', () => {
    const replacements = JSON.parse('{"__proto__": {"polluted": 1}, "toString": {"x": 1}}') as object;
    const words = wordsFor('en', replacements);
    const { strings } = words;
    expect(Object.hasOwn(strings, 'toString')).to.equal(false);
    expect(unknownStrings(words)).to.deep.equal(['__proto__', 'toString']);
    expect(({} as Record<string, unknown>)['polluted']).to.equal(undefined);
  });

  it('RC-5 what clients can’t tell apart is told in one way', () => {
    const kind = (code: Parameters<typeof troubleKind>[0]['code']) =>
      troubleKind({ code, detail: '', retryable: false });
    expect(
      ['offline', 'timed-out', 'rate-limited', 'misconfigured'].map((code) => kind(code as 'offline')),
    ).to.deep.equal(['offline', 'slow', 'crowded', 'setup']);
    expect([kind('bad-backend-answer'), kind('internal'), kind('unreachable')]).to.deep.equal(['down', 'down', 'down']);
  });

  it('RC-5 what clients can’t tell apart of what they sent is told in one way, too', () => {
    const words = wordsFor('en');
    const told = (code: Parameters<typeof troubleKind>[0]['code']) =>
      troubleSentence({ code, detail: '', retryable: false }, words);
    const { refused, sent, unread } = words.strings.review;
    expect([told('slot-taken'), told('slot-held'), told('unknown-time-zone')]).to.deep.equal(Array(3).fill(refused));
    expect([told('idempotency-key-reused'), told('mail-unread')]).to.deep.equal([sent, unread]);
    expect([told('offline'), told('internal')]).to.deep.equal([
      words.strings.trouble.offline,
      words.strings.trouble.down,
    ]);
  });

  it('A72 how long to wait is told in the language’s own words', () => {
    const limited = { code: 'rate-limited', detail: '', retryable: true, retryAfter: 3 * 3_600_000 } as const;
    expect(troubleSentence(limited, wordsFor('en-GB'))).to.match(/try again in .*3 hours.*\.$/);
    expect(troubleSentence({ ...limited, retryAfter: 90_000 }, wordsFor('en-GB'))).to.include('2 minutes');
  });

  it('LOOK no string has an exclamation mark or says "Oops"', () => {
    const all = (value: unknown): string[] =>
      typeof value === 'string'
        ? [value]
        : typeof value === 'object' && value !== null
          ? Object.values(value).flatMap(all)
          : [];
    const strings = all(wordsFor('en').strings);
    expect(strings).to.have.length.above(80);
    expect(strings.filter((text) => /!|oops/i.test(text))).to.deep.equal([]);
  });
});
