import { expect } from 'chai';
import { localeTag, wordsFor } from '../../src/locale/words.js';
import { troubleKind } from '../../src/locale/trouble-kind.js';

describe('Words', () => {
  it('a tag that is none gives English, and no error', () => {
    for (const tag of ['', 'en_US!', '💥']) {
      expect(localeTag(tag)).to.equal(undefined);
      expect(wordsFor(tag).locale).to.equal('en');
    }
  });

  it('the direction follows the script', () => {
    expect(['de', 'ar', 'he', 'ur', 'az-Arab'].map((tag) => wordsFor(tag).direction)).to.deep.equal([
      'ltr',
      'rtl',
      'rtl',
      'rtl',
      'rtl',
    ]);
  });

  it('a site can replace any string, and keeps the others', () => {
    const { strings } = wordsFor('en', { frame: { back: 'Return' }, review: { book: 'Reserve {when}' } });
    expect([strings.frame.back, strings.review.book]).to.deep.equal(['Return', 'Reserve {when}']);
    expect(strings.frame.continue).to.equal('Continue');
    expect(wordsFor('en').strings.frame.back).to.equal('Back');
  });

  it('A52 replacements reach no prototype', () => {
    const replacements = JSON.parse('{"__proto__": {"polluted": 1}, "toString": {"x": 1}}') as object;
    expect(Object.hasOwn(wordsFor('en', replacements).strings, 'toString')).to.equal(false);
    expect(({} as Record<string, unknown>)['polluted']).to.equal(undefined);
  });

  it('RC-5 what clients can’t tell apart is told in one way', () => {
    const kind = (code: Parameters<typeof troubleKind>[0]['code']) =>
      troubleKind({ code, detail: '', retryable: false });
    expect(
      ['offline', 'timed-out', 'rate-limited', 'misconfigured'].map((code) => kind(code as 'offline')),
    ).to.deep.equal(['offline', 'slow', 'crowded', 'setup']);
    expect([kind('slot-taken'), kind('slot-held')]).to.deep.equal(['refused', 'refused']);
    expect([kind('bad-backend-answer'), kind('internal'), kind('unreachable')]).to.deep.equal(['down', 'down', 'down']);
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
