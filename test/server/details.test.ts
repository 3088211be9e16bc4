import { expect } from 'chai';
import { BUILT_IN_FIELDS } from '../../src/adapter/contract-rules.js';
import { errorsOf, fieldsOf } from '../../src/booking/details.js';
import { parseBookingRequest } from '../../src/server/bookings/request-schema.js';
import { Refusal } from '../../src/server/http/problems.js';
import { CLIENT, wish } from './support.js';

describe('page and backend on the details of a client', () => {
  const fields = fieldsOf(undefined, {}, {});
  const pageTakes = (id: string, value: string): boolean =>
    !Object.hasOwn(errorsOf(fields, { ...CLIENT, [id]: value } as Record<string, string>, {}), id);
  const backendTakes = (id: string, value: string): boolean => {
    try {
      return Boolean(parseBookingRequest(wish({ client: { ...CLIENT, [id]: value } })));
    } catch (cause) {
      if (cause instanceof Refusal) return false;
      throw cause;
    }
  };

  it("FL-5 the ids that a site's own questions may not have are those of the fields that every form has", () => {
    expect(fields.map(({ id }) => id)).to.deep.equal(BUILT_IN_FIELDS);
  });

  const cases: [id: 'email' | 'phone', value: string, good: boolean][] = [
    ['email', 'ann@example.com', true],
    ['email', "o'brien@example.com", true],
    ['email', 'jörg@example.com', true],
    ['email', 'ann@bücher.example', true],
    ['email', 'ann+rota@sub.example.co.uk', true],
    ['email', '用户@例子.广告', true],
    ['email', 'ann', false],
    ['email', 'ann@example', false],
    ['email', 'ann@.example.com', false],
    ['email', 'ann@example..com', false],
    ['email', 'a@example.com,b@example.com', false],
    ['email', 'Ann <ann@example.com>', false],
    ['email', 'ann@exa\u0000mple.com', false],
    ['email', 'ann@exam\r\nple.com', false],
    ['email', `${'x'.repeat(250)}@example.com`, false],
    ['phone', '+49 (30) 123-456', true],
    ['phone', '12', false],
    ['phone', 'call me', false],
  ];
  for (const [id, value, good] of cases) {
    it(`FL-5 A40 both say ${good ? 'yes' : 'no'} to ${JSON.stringify(value.slice(0, 40))}`, () => {
      expect([pageTakes(id, value), backendTakes(id, value)]).to.deep.equal([good, good]);
    });
  }
});
