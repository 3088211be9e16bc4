import { expect } from 'chai';
import { HttpBackend } from '../../src/adapter/http-backend.js';
import { looksSecret } from '../../src/adapter/options.js';

const good = { url: 'https://booking.example.com/', site: 'wellness' };

describe('the options of the HTTP adapter', () => {
  for (const url of [
    'https://booking.example.com',
    'http://localhost:8787/',
    'https://example.com/api/rota',
    '/api',
    '/',
  ]) {
    it(`takes ${url} as an address`, () => expect(() => new HttpBackend({ ...good, url })).not.to.throw());
  }

  for (const url of [
    '',
    'booking.example.com',
    'ftp://example.com',
    'javascript:alert(1)',
    '//example.com',
    '/\\example.com',
    'https://',
    7,
    undefined,
  ]) {
    it(`names "url" where it is ${JSON.stringify(url)}`, () => {
      const make = () => new HttpBackend({ ...good, url: url as string });
      expect(make).to.throw(TypeError, /"url" is .*; expected an http or https address/);
    });
  }

  it('refuses user and password, search and hash in the address', () => {
    expect(() => new HttpBackend({ ...good, url: 'https://me:pass@example.com' })).to.throw(
      TypeError,
      /without user and password/,
    );
    expect(() => new HttpBackend({ ...good, url: 'https://example.com?key=1' })).to.throw(TypeError, /without "\?"/);
  });

  for (const site of ['', '..', 'a/b', 'a b', 'x'.repeat(101), '<script>', undefined]) {
    it(`names "site" where it is ${JSON.stringify(site)?.slice(0, 20)}`, () => {
      expect(() => new HttpBackend({ ...good, site: site as string })).to.throw(
        TypeError,
        /"site" is .*; expected the id of a site/,
      );
    });
  }

  it('names "timeout" where it is no time to wait', () => {
    for (const timeout of [0, -1, NaN, 1e9]) {
      expect(() => new HttpBackend({ ...good, timeout })).to.throw(TypeError, /"timeout" is .*milliseconds/);
    }
  });

  it('A98 refuses what looks like a secret key, and does not repeat it', () => {
    const key = ['sk', 'live', '51Hxxxxxxxxxxxxxxxxxxxxxx'].join('_');
    for (const [option, value] of [
      ['site', key],
      ['url', `https://example.com/${key}`],
    ] as const) {
      const make = () => new HttpBackend({ ...good, [option]: value });
      expect(make).to.throw(TypeError, new RegExp(`"${option}" holds what looks like a secret key`));
      expect(make).to.throw(TypeError, /^(?!.*51Hxxxx)/s);
    }
  });

  it('A98 tells secret keys from ids', () => {
    const secret = [
      ['ghp', 'abcdefghijklmnop'],
      ['xoxb', '123-456'],
      ['Bearer', 'abc'],
    ].map(([a, b], i) => a + ['_', '-', ' '][i]! + b);
    for (const value of secret) expect(looksSecret(value), value).to.equal(true);
    for (const value of ['wellness', 'task_force', 'risk-desk', 'desk_1', 'https://api.example.com/v1', 'sky_room']) {
      expect(looksSecret(value), value).to.equal(false);
    }
  });
});
