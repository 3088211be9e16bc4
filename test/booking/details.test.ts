import { expect } from 'chai';
import { answersOf } from '../../src/booking/answers.js';
import { fieldAt } from '../../src/booking/refusal.js';
import { errorsOf, fieldsOf } from '../../src/booking/details.js';
import type { FormField } from '../../src/engine/model.js';
import { bookingPage } from '../support/booking-page.js';
import { refuse, ScriptedBackend } from '../support/scripted-backend.js';

const FIELDS: readonly FormField[] = [
  { id: 'topic', kind: 'choice', label: 'Topic', required: true, options: ['Tax', 'Law'] },
  { id: 'people', kind: 'number', label: 'People', required: false, min: 1, max: 8 },
  { id: 'terms', kind: 'checkbox', label: 'I agree', required: true },
  { id: 'mobile', kind: 'phone', label: 'Mobile', required: false },
  { id: 'about', kind: 'text', label: 'About', required: false, maxLength: 5 },
];
const RIGHT = { firstName: 'Ada', lastName: 'Lovelace', email: 'ada@example.com', topic: 'Tax', terms: true };

function siteWithFields(): ScriptedBackend {
  return new ScriptedBackend({ service: { fields: FIELDS } });
}

/** The codes of what is wrong when these values stand in the form. */
function faults(values: Record<string, string | number | boolean>): Record<string, string> {
  const fields = fieldsOf(siteWithFields().site.services[0], {}, {});
  const errors = errorsOf(fields, { ...RIGHT, ...values }, {});
  return Object.fromEntries(Object.entries(errors).map(([id, { code }]) => [id, code]));
}

describe('the details form', () => {
  it('FL-5 asks for names and e-mail, offers phone and notes, and adds the site’s own fields', () => {
    const fields = fieldsOf(siteWithFields().site.services[0], {}, {});
    expect(fields.map(({ id }) => id)).to.deep.equal([
      'firstName',
      'lastName',
      'email',
      'phone',
      'notes',
      'topic',
      'people',
      'terms',
      'mobile',
      'about',
    ]);
    expect(fields.filter(({ required }) => required).map(({ id }) => id)).to.deep.equal([
      'firstName',
      'lastName',
      'email',
      'topic',
      'terms',
    ]);
    expect(fields.find(({ id }) => id === 'email')?.autocomplete).to.equal('email');
  });

  it('FL-5 takes what people type', () => {
    expect(faults({})).to.deep.equal({});
    expect(
      faults({ phone: '+49 (30) 123-456', people: '8', about: ' four ', email: ' ada@mail.example.co.uk ' }),
    ).to.deep.equal({});
    expect(faults({ firstName: 'Ødegård', lastName: '李' })).to.deep.equal({});
  });

  for (const [what, values, expected] of [
    ['nothing but space in a name', { firstName: '  ' }, { firstName: 'required' }],
    ['an e-mail address without a domain', { email: 'ada@' }, { email: 'email' }],
    ['two e-mail addresses', { email: 'ada@example.com,bob@example.com' }, { email: 'email' }],
    ['letters as a phone number', { phone: 'call me' }, { phone: 'phone' }],
    ['a choice that is none', { topic: 'Love' }, { topic: 'choice' }],
    ['a required box that is not ticked', { terms: false }, { terms: 'required' }],
    ['a number that is none', { people: 'many' }, { people: 'number' }],
    ['a number below the least', { people: 0 }, { people: 'too-small' }],
    ['a number above the most', { people: '9' }, { people: 'too-large' }],
    ['more text than fits', { about: 'longer' }, { about: 'too-long' }],
    ['a name of 101 letters', { lastName: 'x'.repeat(101) }, { lastName: 'too-long' }],
  ] as const) {
    it(`FL-5 refuses ${what}`, () => expect(faults(values)).to.deep.equal(expected));
  }

  it('FL-5 sends what was meant: trimmed, numbers as numbers, nothing for what is empty', () => {
    const fields = fieldsOf(siteWithFields().site.services[0], {}, {});
    const values = { ...RIGHT, firstName: ' Ada ', phone: '', people: ' 3 ', about: '' };
    expect(answersOf(fields, values)).to.deep.equal({
      client: { firstName: 'Ada', lastName: 'Lovelace', email: 'ada@example.com' },
      answers: { topic: 'Tax', people: 3, terms: true },
    });
  });

  it('A52 field ids that are names of Object.prototype are only ids', () => {
    const fields = fieldsOf(
      { ...siteWithFields().site.services[0]!, fields: [{ ...FIELDS[4]!, id: 'constructor', required: true }] },
      {},
      {},
    );
    expect(errorsOf(fields, RIGHT, {})).to.have.own.property('constructor');
    expect(answersOf(fields, { ...RIGHT, constructor: 'x' as never }).answers).to.deep.equal({ ['constructor']: 'x' });
  });

  it('G13 finds the field that a backend’s pointer means', () => {
    const fields = fieldsOf(siteWithFields().site.services[0], {}, {});
    expect(fieldAt('/client/email', fields)?.id).to.equal('email');
    expect(fieldAt('/answers/topic', fields)?.id).to.equal('topic');
    expect(fieldAt('/answers/email', fields)).to.equal(undefined);
    expect(fieldAt('/start', fields)).to.equal(undefined);
  });

  it('G5 G8 errors show once a field is left, and all of them once the client wants to go on', async () => {
    const page = await bookingPage({ backend: siteWithFields() });
    page.choose('2026-03-02 09:00');
    page.flow.next();
    expect(page.state.details.errors).to.deep.equal({});
    page.flow.edit('email', 'ada');
    expect(page.state.details.errors).to.deep.equal({});
    page.flow.leave('email');
    expect(Object.keys(page.state.details.errors)).to.deep.equal(['email']);
    page.flow.next();
    expect(page.state.step).to.equal('details');
    expect(page.state.details.attempts).to.equal(1);
    expect(Object.keys(page.state.details.errors)).to.deep.equal(['firstName', 'lastName', 'email', 'topic', 'terms']);
    page.flow.edit('email', 'ada@example.com');
    expect(page.state.details.errors).not.to.have.property('email');
  });

  it('FL-10 prefilled values stand in the form, and hidden fields are not asked for', async () => {
    const options = { prefill: { email: 'ada@example.com', firstName: 'Ada' }, hiddenFields: ['email'] };
    const { state } = await bookingPage({ options });
    expect(state.details.values['firstName']).to.equal('Ada');
    expect(state.details.fields.filter(({ hidden }) => hidden).map(({ id }) => id)).to.deep.equal(['email']);
  });

  it('FL-10 a field that is hidden but wrong shows, so that it can be put right', async () => {
    const options = { prefill: { email: 'ada' }, hiddenFields: ['email', 'firstName', 'notes'] };
    const { state } = await bookingPage({ options });
    expect(state.details.fields.filter(({ hidden }) => hidden).map(({ id }) => id)).to.deep.equal(['notes']);
  });

  it('FL-1 a form of which nothing is left to ask is no step', async () => {
    const prefill = { firstName: 'Ada', lastName: 'Lovelace', email: 'ada@example.com' };
    const options = { prefill, hiddenFields: ['firstName', 'lastName', 'email', 'phone', 'notes'] };
    const page = await bookingPage({ options });
    expect(page.state.steps).to.deep.equal(['time', 'review', 'confirmation']);
    page.choose('2026-03-02 09:00');
    page.flow.next();
    await page.flow.book();
    expect(page.state.step).to.equal('confirmation');
    expect(page.backend.sent[0]?.request.client.email).to.equal('ada@example.com');
  });

  it('G13 faults that the backend finds show at their fields, until those are changed', async () => {
    const page = await bookingPage();
    const errors = [{ pointer: '/client/email', code: 'validation', detail: 'This address gets no mail.' }];
    page.backend.beforeBooking.push(refuse('validation', { status: 422, errors }));
    page.review('2026-03-02 09:00');
    await page.flow.book();
    expect(page.state.step).to.equal('details');
    expect(page.state.details.errors).to.deep.equal({
      email: { code: 'refused', detail: 'This address gets no mail.' },
    });
    expect(page.state.details.attempts).to.equal(1);
    page.flow.next();
    expect(page.state.step).to.equal('details');
    page.flow.edit('email', 'ada@example.org');
    page.flow.next();
    expect(page.state.step).to.equal('review');
    await page.flow.book();
    expect(page.state.step).to.equal('confirmation');
    expect(page.backend.sent[0]?.key).not.to.equal(page.backend.sent[1]?.key);
  });
});
