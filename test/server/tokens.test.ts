import { createHash, createHmac } from 'node:crypto';
import { expect } from 'chai';
import { bookingToken, keyed, randomToken, sha256 } from '../../src/server/tokens.js';

describe('tokens', () => {
  it('RC-4 A80 hashes are those of the platform, as base64url', () => {
    for (let n = 0; n < 200; n++) {
      const [salt, text] = [`salt ${n}`, 'é'.repeat(n)];
      expect(sha256(text)).to.equal(createHash('sha256').update(text).digest('base64url'));
      const mac = createHmac('sha256', salt).update(text).digest();
      expect(bookingToken(salt, text)).to.equal(mac.toString('base64url'));
      expect(keyed(salt, text)).to.equal(mac.subarray(0, 12).toString('base64url'));
    }
  });

  it('A80 no two are the same, and every digit of them may be any', () => {
    const made = Array.from({ length: 5000 }, randomToken);
    expect(new Set(made).size).to.equal(made.length);
    const seen = Array.from({ length: 32 }, (_, place) => new Set(made.map((token) => token[place])));
    // Of 5,000 draws, one digit of 64 is missing at one of 32 places once in 10^31 runs.
    expect(seen.map(({ size }) => size)).to.deep.equal(seen.map(() => 64));
    for (const token of made) expect(token).to.match(/^[\w-]{32}$/);
  });
});
