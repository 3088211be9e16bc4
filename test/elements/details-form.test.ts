import { resetMouse, sendKeys, sendMouse } from '@web/test-runner-commands';
import { expect } from 'chai';
import '../../src/define/details-form.js';
import type { DetailField, Details, FieldError } from '../../src/booking/state.js';
import type { FieldValue } from '../../src/adapter/contract.js';
import type { RotaDetailsForm } from '../../src/elements/details-form/details-form.js';
import { fakeFlow, type FakeFlow } from '../support/fake-flow.js';
import { BUILT_IN_FIELDS, EMPTY_DETAILS, stateAt } from '../support/frame-states.js';
import { all, mount, one, settled, unmountAll } from '../support/mount.js';

const own = (id: string, kind: DetailField['kind'], more: Partial<DetailField> = {}): DetailField => ({
  id,
  kind,
  label: `Label of ${id}`,
  required: true,
  builtIn: false,
  hidden: false,
  ...more,
});

const OWN_FIELDS = [
  own('pressure', 'choice', { options: ['Soft', 'Firm'], required: false }),
  own('age', 'number'),
  own('terms', 'checkbox', { hint: 'It takes a minute.' }),
  own('street', 'text', { autocomplete: 'street-address' }),
  own('mobile', 'phone'),
];

const detailsOf = (changes: Partial<Details>): Partial<Parameters<FakeFlow['set']>[0]> => ({
  details: { ...EMPTY_DETAILS, fields: [...BUILT_IN_FIELDS, ...OWN_FIELDS], ...changes },
});

/** A flow that keeps what is typed, as the real one does. */
function typingFlow(changes: Partial<Details> = {}): FakeFlow {
  const flow = fakeFlow(stateAt('details', detailsOf(changes)));
  const answer = (field: string, value: FieldValue) => ({
    details: { ...flow.state.details, values: { ...flow.state.details.values, [field]: value } },
  });
  flow.on('edit', answer);
  return flow;
}

const control = (form: RotaDetailsForm, id: string): HTMLInputElement => one(form, `#${id}`);
const asked = (flow: FakeFlow): string[] => flow.intents.map(([name]) => name);
const TWO_ERRORS: Record<string, FieldError> = { firstName: { code: 'required' }, email: { code: 'email' } };

describe('<rota-details-form>', () => {
  afterEach(unmountAll);

  for (const target of ['#terms', 'button.primary'])
    it(`G5 an error that the blur brings moves nothing under a pressed mouse: the click on ${target} counts`, async () => {
      const flow = typingFlow();
      flow.on('leave', () => ({ details: { ...flow.state.details, errors: { email: { code: 'email' } } } }));
      const form = await mount('rota-details-form', flow);
      const button = one(form, target);
      button.scrollIntoView({ block: 'center' });
      control(form, 'email').focus({ preventScroll: true });
      let clicks = 0;
      button.addEventListener('click', () => clicks++);
      const { x, y, width, height } = button.getBoundingClientRect();
      await sendMouse({ type: 'move', position: [Math.round(x + width / 2), Math.round(y + height / 2)] });
      await sendMouse({ type: 'down' });
      await new Promise(requestAnimationFrame);
      expect(all(form, '.error')).to.have.length(0);
      expect(button.getBoundingClientRect().y).to.equal(y);
      await sendMouse({ type: 'up' });
      await new Promise((resolve) => setTimeout(resolve));
      await settled(form);
      expect(clicks).to.equal(1);
      expect(all(form, '.error')).to.have.length(1);
      await resetMouse();
    });

  it('G1 every field has a visible label in the same root, and no placeholder', async () => {
    const form = await mount('rota-details-form', typingFlow());
    const controls = all<HTMLInputElement>(form, '[part="control"]');
    expect(controls).to.have.length(10);
    for (const field of controls) {
      expect(field.labels).to.have.length(1);
      expect(field.labels![0]!.offsetHeight).to.be.above(10);
      expect(field.placeholder ?? '').to.equal('');
    }
  });

  it('G2 fields carry the autocomplete tokens of what they ask for', async () => {
    const form = await mount('rota-details-form', typingFlow());
    const tokens = ['firstName', 'lastName', 'email', 'phone', 'street', 'mobile'].map(
      (id) => control(form, id).autocomplete,
    );
    expect(tokens).to.deep.equal(['given-name', 'family-name', 'email', 'tel', 'street-address', 'tel']);
  });

  it('G3 phones get the right keyboard for each field', async () => {
    const form = await mount('rota-details-form', typingFlow());
    expect(['email', 'phone', 'age'].map((id) => [control(form, id).type, control(form, id).inputMode])).to.deep.equal([
      ['email', ''],
      ['tel', ''],
      ['text', 'decimal'],
    ]);
  });

  it('G4 required fields are marked as such, optional ones in words', async () => {
    const form = await mount('rota-details-form', typingFlow());
    expect(control(form, 'email').required).to.equal(true);
    expect(control(form, 'phone').required).to.equal(false);
    expect(control(form, 'phone').labels![0]!.innerText).to.equal('Phone (optional)');
    expect(control(form, 'email').labels![0]!.innerText).to.equal('Email');
  });

  it('G5 an error names the field and the fix, is linked to it, and only then the field is invalid', async () => {
    const flow = typingFlow();
    const form = await mount('rota-details-form', flow);
    expect(all(form, '[aria-invalid]')).to.have.length(0);
    flow.set(detailsOf({ errors: { terms: { code: 'required' }, age: { code: 'too-small', limit: 16 } } }));
    await settled(form);
    const terms = control(form, 'terms');
    expect(terms.ariaInvalid).to.equal('true');
    // A theme can tell it from others, and the field around it.
    expect(all(form, '[part~=invalid]').map(({ id, dataset }) => id || dataset['field'])).to.have.members([
      'terms',
      'terms',
      'age',
      'age',
    ]);
    const described = terms
      .getAttribute('aria-describedby')!
      .split(' ')
      .map((id) => control(form, id).innerText.trim());
    expect(described).to.deep.equal(['It takes a minute.', 'Please fill in “Label of terms”.']);
    expect(one(form, '#age-error').innerText.trim()).to.equal('Please enter 16 or more.');
  });

  it('G6 a refused submit sends focus to the first invalid field, once', async () => {
    const flow = typingFlow();
    const form = await mount('rota-details-form', flow);
    flow.set(detailsOf({ errors: TWO_ERRORS, attempts: 1 }));
    await settled(form);
    expect(form.shadowRoot!.activeElement?.id).to.equal('firstName');
    control(form, 'phone').focus();
    flow.set(detailsOf({ errors: TWO_ERRORS, attempts: 1 }));
    await settled(form);
    expect(form.shadowRoot!.activeElement?.id).to.equal('phone');
  });

  it('G6 more than one error is summed up, each a link to its field', async () => {
    const form = await mount('rota-details-form', typingFlow({ errors: TWO_ERRORS, attempts: 1 }));
    expect(one(form, '.notice p').innerText).to.equal('2 fields need another look:');
    const links = all<HTMLAnchorElement>(form, '.notice a');
    links[1]!.click();
    expect(form.shadowRoot!.activeElement?.id).to.equal('email');
    expect(location.hash).to.equal('');
  });

  it('G6 one error alone needs no summary', async () => {
    const form = await mount('rota-details-form', typingFlow({ errors: { email: { code: 'email' } }, attempts: 1 }));
    expect(all(form, '.notice')).to.have.length(0);
  });

  it('G7 an error is told by a mark and by words, not by colour alone', async () => {
    const form = await mount('rota-details-form', typingFlow({ errors: { email: { code: 'email' } } }));
    expect(all(form, '#email-error svg')).to.have.length(1);
  });

  it('G8 what is typed goes to the flow at once, and leaving a field is told', async () => {
    const flow = typingFlow();
    const form = await mount('rota-details-form', flow);
    control(form, 'email').focus();
    await sendKeys({ type: 'a@' });
    await sendKeys({ press: 'Tab' });
    expect(flow.intents).to.deep.equal([
      ['edit', 'email', 'a'],
      ['edit', 'email', 'a@'],
      ['leave', 'email'],
    ]);
  });

  it('G8 FL-7 a change of the flow while typing overwrites nothing and moves no caret', async () => {
    const flow = typingFlow({ values: { firstName: 'Ada' } });
    const form = await mount('rota-details-form', flow);
    const field = control(form, 'firstName');
    field.focus();
    field.setSelectionRange(1, 1);
    await sendKeys({ type: 'nn' });
    flow.set({ submission: 'idle' });
    await settled(form);
    expect(field.value).to.equal('Annda');
    expect(field.selectionStart).to.equal(3);
  });

  it('G13 the backend’s own sentence about a field stands under that field', async () => {
    const errors = { email: { code: 'refused', detail: 'This address bounced.' } } as const;
    const form = await mount('rota-details-form', typingFlow({ errors }));
    expect(one(form, '#email-error').innerText.trim()).to.equal('This address bounced.');
  });

  it('FL-5 each kind of field gives the flow a value of its kind', async () => {
    const flow = typingFlow();
    const form = await mount('rota-details-form', flow);
    control(form, 'terms').click();
    const choice = one<HTMLSelectElement>(form, '#pressure');
    choice.value = 'Firm';
    choice.dispatchEvent(new Event('change'));
    expect(flow.intents).to.deep.equal([
      ['edit', 'terms', true],
      ['edit', 'pressure', 'Firm'],
    ]);
    await settled(form);
    expect([control(form, 'terms').checked, choice.value]).to.deep.equal([true, 'Firm']);
  });

  it('FL-7 shows the values that the flow has kept, in every kind of field', async () => {
    const values = { firstName: 'Ada', notes: 'Two\nlines', pressure: 'Firm', age: 36, terms: true };
    const form = await mount('rota-details-form', typingFlow({ values }));
    expect(['firstName', 'notes', 'pressure', 'age'].map((id) => control(form, id).value)).to.deep.equal([
      'Ada',
      'Two\nlines',
      'Firm',
      '36',
    ]);
    expect(control(form, 'terms').checked).to.equal(true);
  });

  it('FL-10 a hidden field is not shown', async () => {
    const fields = BUILT_IN_FIELDS.map((field) => ({ ...field, hidden: field.id === 'email' }));
    const form = await mount('rota-details-form', typingFlow({ fields }));
    expect(all(form, '#email')).to.have.length(0);
  });

  it('FL-5 Enter in a field submits, once', async () => {
    const flow = typingFlow();
    const form = await mount('rota-details-form', flow);
    control(form, 'lastName').focus();
    await sendKeys({ press: 'Enter' });
    expect(asked(flow)).to.deep.equal(['next']);
  });

  it('A49 labels, hints and choices of the backend are text, never markup', async () => {
    const evil = '<img src=x onerror="window.hit=1"><script>window.hit=1</script>';
    const fields = [own('evil', 'choice', { label: evil, hint: evil, options: [evil] })];
    const form = await mount('rota-details-form', typingFlow({ fields }));
    expect(all(form, 'img, script')).to.have.length(0);
    expect(control(form, 'evil').labels![0]!.textContent).to.include(evil);
  });

  it('J2 focus() on the element goes to its first field', async () => {
    const form = await mount('rota-details-form', typingFlow());
    form.focus();
    expect(form.shadowRoot!.activeElement?.id).to.equal('firstName');
  });

  it('A63 the field for robots is out of sight, of focus, of assistive technology and of autofill, and tells what fills it', async () => {
    const flow = typingFlow();
    const form = await mount('rota-details-form', flow);
    const trap = one<HTMLInputElement>(form, '[aria-hidden="true"] > input');
    expect([trap.tabIndex, trap.autocomplete, trap.required]).to.deep.equal([-1, 'off', false]);
    expect(trap.name).not.to.match(/name|mail|phone|tel|url|web|site|address|company|subject|user|pass|code|zip|city/i);
    const { width, height } = trap.parentElement!.getBoundingClientRect();
    expect([width, height]).to.deep.equal([1, 1]);
    control(form, 'firstName').focus();
    for (let i = 0; i < 20 && form.shadowRoot!.activeElement; i++) {
      expect(form.shadowRoot!.activeElement).not.to.equal(trap);
      await sendKeys({ press: 'Tab' });
    }
    trap.value = 'https://spam.example';
    trap.dispatchEvent(new Event('input'));
    expect(flow.intents.at(-1)).to.deep.equal(['edit', trap.name, 'https://spam.example']);
  });
});
