import { expect } from 'chai';
import '../../src/define/index.js';
import { BookingFlow } from '../../src/booking/booking-flow.js';
import type { FlowState } from '../../src/booking/state.js';
import type { Start } from '../../src/engine/answers.js';
import type { FakeFlow } from '../support/fake-flow.js';
import { flowIn } from '../support/every-state.js';
import { one, settled } from '../support/mount.js';
import { day, inBerlin, startsOn, timeFlow } from '../support/picker-states.js';
import { MASSAGE } from '../support/frame-states.js';
import { stubBackend } from '../support/stub-backend.js';

const FRIDAY = day(2026, 11, 20);
const TEN = { start: inBerlin(FRIDAY, 10), left: 1 };

describe('Elements as fields of a form of the page’s own', () => {
  let form: HTMLFormElement;
  beforeEach(() => (form = document.body.appendChild(document.createElement('form'))));
  afterEach(() => form.remove());

  async function placed<Tag extends 'rota-date-picker' | 'rota-details-form'>(
    tag: Tag,
    flow: FakeFlow,
    name = 'field',
  ): Promise<HTMLElementTagNameMap[Tag]> {
    const element = document.createElement(tag);
    element.flow = flow;
    element.name = name;
    form.append(element);
    await settled(element);
    return element;
  }

  const sent = (): [string, FormDataEntryValue][] => [...new FormData(form)];
  const atTimes = (changes: Partial<FlowState> = {}): FakeFlow =>
    timeFlow({ day: FRIDAY, starts: startsOn(FRIDAY), ...changes });

  /** Where focus is, through shadow roots. */
  function focused(): Element | null {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    return at;
  }

  it('G12 the date picker’s value is the chosen start in the shown zone, with its offset and the zone', async () => {
    const flow = atTimes();
    const picker = await placed('rota-date-picker', flow);
    expect([picker.value, sent()]).to.deep.equal(['', []]);
    flow.set({ start: TEN });
    await settled(picker);
    expect(sent()).to.deep.equal([['field', '2026-11-20T10:00+01:00[Europe/Berlin]']]);
    flow.set({ zone: 'America/St_Johns', start: { ...TEN, calendar: 'maria' } });
    await settled(picker);
    expect(sent()).to.deep.equal([
      ['field', '2026-11-20T05:30-03:30[America/St_Johns]'],
      ['field.calendar', 'maria'],
    ]);
    expect(picker.value).to.equal('2026-11-20T05:30-03:30[America/St_Johns]');
  });

  const chosen = (flow: FakeFlow) =>
    flow.intents.filter(([name]) => name !== 'showMonth').map(([name, start]) => [name, (start as Start).start]);

  it('G12 a value that is set is chosen where it is free, in whatever zone it is told, and sent', async () => {
    const flow = atTimes();
    flow.on('chooseStart', (start) => ({ start }));
    const picker = await placed('rota-date-picker', flow);
    picker.value = '2026-11-20T04:00-05:00[America/New_York]';
    await settled(picker);
    expect(chosen(flow)).to.deep.equal([
      ['showStart', TEN.start],
      ['chooseStart', TEN.start],
    ]);
    expect(sent()).to.deep.equal([['field', '2026-11-20T10:00+01:00[Europe/Berlin]']]);
    picker.value = '';
    expect(flow.intents.at(-1)).to.deep.equal(['reset', 'start']);
  });

  it('G12 a value that is set waits for the service and the times of its day, whether set before or after the flow', async () => {
    const flow = atTimes({ service: undefined, timetable: { status: 'loading' }, starts: [] });
    const picker = document.createElement('rota-date-picker');
    picker.value = '2026-11-20T10:00+01:00';
    Object.assign(picker, { flow, name: 'field' });
    form.append(picker);
    await settled(picker);
    expect(flow.intents).to.deep.equal([]);
    flow.set({ service: MASSAGE });
    await settled(picker);
    expect(chosen(flow)).to.deep.equal([['showStart', TEN.start]]);
    flow.set({ timetable: atTimes().state.timetable, starts: startsOn(FRIDAY) });
    await settled(picker);
    expect(chosen(flow).at(-1)).to.deep.equal(['chooseStart', TEN.start]);
  });

  it('G12 a value that is no time, has no offset, or is not free chooses nothing', async () => {
    for (const value of ['tomorrow', '2026-11-20T10:00', '2026-11-20T10:00+01:00<img>', '2026-11-20T03:00+01:00']) {
      const flow = atTimes();
      const picker = await placed('rota-date-picker', flow);
      picker.value = value;
      await settled(picker);
      expect(
        flow.intents.some(([name]) => name === 'chooseStart'),
        value,
      ).to.equal(false);
      expect(picker.value, value).to.equal('');
      picker.remove();
    }
  });

  it('G12 what the client chooses meanwhile goes before a value that was set', async () => {
    const flow = atTimes({ timetable: { status: 'loading' }, starts: [] });
    const picker = await placed('rota-date-picker', flow);
    picker.value = '2026-11-20T10:00+01:00';
    await settled(picker);
    flow.set({ start: { start: TEN.start + 60, left: 1 } });
    await settled(picker);
    flow.set({ start: undefined, timetable: atTimes().state.timetable, starts: startsOn(FRIDAY) });
    await settled(picker);
    expect(chosen(flow)).to.deep.equal([['showStart', TEN.start]]);
  });

  it('G12 a form that is reset goes back to the value of the attribute; a page come back to, to what was chosen', async () => {
    const flow = atTimes();
    flow.on('chooseStart', (start) => ({ start }));
    flow.on('reset', () => ({ start: undefined }));
    const picker = document.createElement('rota-date-picker');
    picker.setAttribute('value', '2026-11-20T10:00+01:00[Europe/Berlin]');
    Object.assign(picker, { flow, name: 'field' });
    form.append(picker);
    await settled(picker);
    expect(picker.value).to.equal('2026-11-20T10:00+01:00[Europe/Berlin]');
    flow.set({ start: { start: TEN.start + 60, left: 1 } });
    form.reset();
    await settled(picker);
    expect(picker.value).to.equal('2026-11-20T10:00+01:00[Europe/Berlin]');
    picker.removeAttribute('value');
    form.reset();
    await settled(picker);
    expect(picker.value).to.equal('');
    const kept = new FormData();
    kept.append('field', '2026-11-20T10:00+01:00[Europe/Berlin]');
    kept.append('field.calendar', 'maria');
    flow.set({
      starts: [
        { ...TEN, calendar: 'carlos' },
        { ...TEN, calendar: 'maria' },
      ],
    });
    picker.formStateRestoreCallback(kept);
    await settled(picker);
    expect(flow.state.start).to.deep.equal({ ...TEN, calendar: 'maria' });
  });

  it('G12 a required start keeps the form back until it is chosen; what has no name never does', async () => {
    const flow = atTimes();
    const picker = await placed('rota-date-picker', flow, '');
    picker.required = true;
    await settled(picker);
    expect([form.checkValidity(), picker.hasAttribute('tabindex')]).to.deep.equal([true, false]);
    picker.name = 'start';
    await settled(picker);
    expect([form.checkValidity(), picker.validity.valueMissing]).to.deep.equal([false, true]);
    expect(picker.validationMessage).to.equal('Please fill in “Date and time”.');
    flow.set({ start: TEN });
    await settled(picker);
    expect([form.checkValidity(), picker.checkValidity()]).to.deep.equal([true, true]);
  });

  it('G12 reportValidity() focuses the month, or the button that opens it', async () => {
    const picker = await placed('rota-date-picker', atTimes());
    picker.required = true;
    await settled(picker);
    expect(form.reportValidity()).to.equal(false);
    expect(focused()!.matches('[data-day]')).to.equal(true);
    (focused() as HTMLElement).blur();
    picker.popup = true;
    while (!picker.shadowRoot!.querySelector('.opener')) await new Promise((later) => setTimeout(later, 10));
    expect(picker.reportValidity()).to.equal(false);
    expect(focused()).to.equal(one(picker, '.opener'));
  });

  it('G12 the details form sends each value by its own name, and leaves out what is empty', async () => {
    const flow = flowIn('an empty form');
    const values = { firstName: 'Ada', email: 'ada@example.com', notes: '', terms: false };
    flow.set({ details: { ...flow.state.details, values } });
    await placed('rota-details-form', flow, 'client');
    expect(sent()).to.deep.equal([
      ['client.firstName', 'Ada'],
      ['client.email', 'ada@example.com'],
    ]);
  });

  it('G12 reportValidity() of a form with faults shows them, and focuses the first; checkValidity() moves no focus', async () => {
    const flow = flowIn('an empty form');
    const element = await placed('rota-details-form', flow);
    flow.on('leave', () => ({ details: { ...flow.state.details, errors: { lastName: { code: 'required' } } } }));
    expect([form.checkValidity(), focused()]).to.deep.equal([false, document.body]);
    expect(element.validationMessage).to.include('First name');
    await settled(element);
    expect(form.reportValidity()).to.equal(false);
    await settled(element);
    expect(focused()!.id).to.equal('lastName');
  });

  it('G12 a form that is reset takes back the start, or what was typed', async () => {
    const [times, details] = [atTimes(), flowIn('an empty form')];
    times.set({ start: TEN });
    await placed('rota-date-picker', times);
    await placed('rota-details-form', details);
    form.reset();
    expect([times.intents, details.intents]).to.deep.equal([[['reset', 'start']], [['reset', 'details']]]);
  });

  it('G12 FL-7 a page come back to has again what was typed, but for what it hides, once its fields are known', async () => {
    const flow = flowIn('an empty form');
    const { service, details } = flow.state;
    const fields = details.fields.map((field) => ({ ...field, hidden: field.id === 'phone' }));
    flow.set({ service: undefined, details: { ...details, fields } });
    const element = await placed('rota-details-form', flow, 'client');
    const kept = new FormData();
    for (const [id, value] of [
      ['firstName', 'Ada'],
      ['phone', '+49 30 1'],
      ['terms', 'true'],
    ] as const)
      kept.append(`client.${id}`, value);
    element.formStateRestoreCallback(kept);
    await settled(element);
    expect(flow.intents).to.deep.equal([]);
    flow.set({ service });
    await settled(element);
    flow.set({ service });
    await settled(element);
    expect(flow.intents).to.deep.equal([
      ['edit', 'firstName', 'Ada'],
      ['edit', 'terms', 'true'],
    ]);
  });

  it('G12 what is reset is as the page prefilled it', async () => {
    const flow = new BookingFlow(stubBackend(), { prefill: { email: 'ada@example.com' } });
    const end = flow.subscribe(() => undefined);
    flow.edit('firstName', 'Ada');
    flow.edit('email', 'x');
    flow.leave('email');
    flow.reset('details');
    expect(flow.state.details.values).to.deep.equal({ email: 'ada@example.com' });
    expect(flow.state.details.errors).to.deep.equal({});
    end();
  });

  it('G12 a fieldset that is switched off switches it off', async () => {
    const fieldset = form.appendChild(document.createElement('fieldset'));
    const picker = await placed('rota-date-picker', atTimes());
    picker.required = true;
    await settled(picker);
    fieldset.append(picker);
    fieldset.disabled = true;
    expect([picker.inert, form.checkValidity()]).to.deep.equal([true, true]);
    fieldset.disabled = false;
    expect(picker.inert).to.equal(false);
  });
});
