import { expect } from 'chai';
import { Booker } from '../../src/booking/booker.js';
import { FlowInParts } from '../../src/booking/flow-in-parts.js';
import { Later } from '../../src/booking/later.js';
import type { Parts } from '../../src/booking/parts.js';
import type { FlowOptions } from '../../src/booking/state.js';
import * as times from '../../src/booking/times-part.js';
import { freeTimes, startAt } from '../support/booking-page.js';
import { settle } from '../support/fake-clock.js';
import { fakeSurroundings } from '../support/fake-surroundings.js';
import { held, NOW, ScriptedBackend, type Held } from '../support/scripted-backend.js';

/** A flow whose parts come when a test wants them to, and how often each was asked for. */
function flowInParts(options: FlowOptions = {}) {
  const backend = new ScriptedBackend();
  const [service] = backend.site.services;
  backend.site = { ...backend.site, services: [service!, { ...service!, id: 'other' }] };
  const asked = { times: [] as Held<typeof times>[], booking: [] as Held<{ Booker: typeof Booker }>[] };
  const ask = <T>(list: Held<T>[]): Promise<T> => {
    const one = held<T>();
    list.push(one);
    return one.promise;
  };
  const parts: Parts = {
    times: new Later(() => ask(asked.times)),
    pages: new Later(() => Promise.reject(new Error('Nothing asks for a page.'))),
    booking: new Later(() => ask(asked.booking)),
  };
  const flow = new FlowInParts(parts, backend, options, fakeSurroundings(NOW));
  const troubles: string[] = [];
  flow.addEventListener('rota-trouble', (event) =>
    troubles.push((event as Event & { trouble: { code: string } }).trouble.code),
  );
  flow.subscribe(() => void flow.state);
  const bring = async (): Promise<void> => {
    asked.times.at(-1)!.resolve(times);
    await settle();
  };
  return { flow, asked, backend, troubles, bring };
}

describe('A flow whose parts come one after the other', () => {
  it('DESIGN 12 shows what there is to choose before the part about times is there, which is asked for at once', async () => {
    const { flow, asked, backend } = flowInParts();
    expect(asked.times).to.have.length(1);
    await settle();
    expect(flow.state.services).to.have.length(2);
    expect(flow.state.timetable).to.deep.equal({ status: 'idle' });
    expect([asked.times.length, asked.booking.length, backend.queries.length]).to.deep.equal([1, 0, 0]);
  });

  it('FL-1 all steps show before the form is known, which comes with the times', async () => {
    const { flow, bring } = flowInParts();
    await settle();
    const before = flow.state;
    expect(before.steps).to.deep.equal(['service', 'time', 'details', 'review', 'confirmation']);
    expect([before.details.fields, before.unfit]).to.deep.equal([[], []]);
    await bring();
    expect(flow.state.steps).to.deep.equal(before.steps);
    expect(flow.state.details.fields.map(({ id }) => id)).to.include('email');
    expect(flow.state.unfit).to.deep.equal(['details']);
  });

  it('FL-10 where the page hides fields the form is waited for: with nothing left to ask it is no step', async () => {
    const prefill = { firstName: 'Ada', lastName: 'Lovelace', email: 'ada@example.com' };
    const hiddenFields = [...Object.keys(prefill), 'phone', 'notes'];
    const { flow, bring } = flowInParts({ prefill, hiddenFields });
    await settle();
    expect(flow.state.catalog.status).to.equal('loading');
    await bring();
    expect(flow.state.steps).to.deep.equal(['service', 'time', 'review', 'confirmation']);
  });

  it('FL-10 where the form does not come the first step shows all the same', async () => {
    const { flow, asked } = flowInParts({ hiddenFields: ['notes'] });
    await settle();
    asked.times[0]!.reject(new Error('lost'));
    await settle();
    expect(flow.state.steps).to.include('details');
  });

  it('DESIGN 12 what is chosen meanwhile counts: its times come with the part', async () => {
    const { flow, bring } = flowInParts();
    await settle();
    flow.chooseService(flow.state.services[1]!.id);
    expect(flow.state.timetable).to.deep.equal({ status: 'loading' });
    await bring();
    expect(flow.state.timetable.status).to.equal('ready');
    expect(freeTimes(flow.state.starts)).not.to.be.empty;
  });

  it('RC-5 where the part about times does not come it is said once, and asked for again', async () => {
    const { flow, asked, troubles, bring } = flowInParts();
    await settle();
    asked.times[0]!.reject(new TypeError('no such file'));
    await settle();
    expect(flow.state.timetable).to.deep.equal({ status: 'idle' });
    flow.chooseService(flow.state.services[0]!.id);
    asked.times.at(-1)!.reject(new TypeError('no such file'));
    await settle();
    expect(flow.state.timetable).to.have.nested.property('trouble.code', 'unreachable');
    expect(flow.state.timetable).to.have.nested.property('trouble.retryable', true);
    expect(troubles).to.deep.equal(['unreachable']);
    flow.retry();
    await bring();
    expect(flow.state.timetable.status).to.equal('ready');
  });

  it('FL-7 RC-5 where the part that books does not come, what was typed stays, and the next try books', async () => {
    const { flow, asked, backend, bring } = flowInParts();
    await settle();
    flow.chooseService(flow.state.services[0]!.id);
    flow.next();
    await bring();
    flow.chooseStart(startAt('2026-03-02 09:00'));
    flow.next();
    for (const [field, value] of Object.entries({ firstName: 'Ada', lastName: 'Lovelace', email: 'ada@example.com' }))
      flow.edit(field, value);
    flow.next();
    const first = flow.book();
    expect(flow.state.submission).to.equal('sending');
    asked.booking[0]!.reject(new TypeError('no such file'));
    await first;
    expect(flow.state.trouble).to.deep.include({ code: 'unreachable', retryable: true });
    expect(flow.state).to.deep.include({ step: 'review', submission: 'idle' });
    expect(flow.state.details.values).to.deep.include({ email: 'ada@example.com' });
    flow.retry();
    asked.booking[1]!.resolve({ Booker });
    await settle();
    expect(flow.state.step).to.equal('confirmation');
    expect(backend.sent).to.have.length(1);
  });

  it('a part is asked for once, however often it is missed meanwhile', async () => {
    let asked = 0;
    const later = new Later(() => Promise.resolve(++asked));
    expect(await Promise.all([later.bring(), later.bring()])).to.deep.equal([1, 1]);
    expect([await later.bring(), later.here]).to.deep.equal([1, 1]);
  });
});
