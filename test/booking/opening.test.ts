import { expect } from 'chai';
import { Problem } from '../../src/adapter/problem.js';
import { bookingPage, startPage } from '../support/booking-page.js';
import { settle } from '../support/fake-clock.js';
import { refuse, ScriptedBackend } from '../support/scripted-backend.js';

describe('a catalog that can’t be used', () => {
  it('A98 an unknown service of the page’s is told to its owner, with the known ones', async () => {
    const { state, events } = await bookingPage({ options: { service: 'masage' } });
    expect(state.catalog.status).to.equal('failed');
    const { trouble } = state.catalog as { trouble: { code: string; detail: string } };
    expect(trouble.code).to.equal('misconfigured');
    expect(trouble.detail).to.include('service="masage"').and.include('"service"');
    expect(events.map(({ type }) => type)).to.deep.equal(['rota-trouble']);
  });

  it('A calendar that the service does not offer is told likewise', async () => {
    const { state } = await bookingPage({ options: { calendar: 'c7' } });
    const { trouble } = state.catalog as { trouble: { detail: string } };
    expect(trouble.detail).to.include('calendar="c7"').and.include('"c0"');
  });

  it('A catalog that the engine refuses fails with the path, and throws nothing into the page', async () => {
    const backend = new ScriptedBackend({ service: { distribution: 'by-mood' } });
    const { state } = await bookingPage({ backend });
    const { trouble } = state.catalog as { trouble: { code: string; detail: string } };
    expect(trouble.code).to.equal('misconfigured');
    expect(trouble.detail).to.include('by-mood');
  });

  it('DS-19 automatic assignment of one calendar is told to the owner with the reason', async () => {
    const backend = new ScriptedBackend({ service: { assignment: 'automatic' } });
    const { state } = await bookingPage({ backend });
    const { trouble } = state.catalog as { trouble: { code: string; detail: string } };
    expect(trouble.code).to.equal('misconfigured');
    expect(trouble.detail)
      .to.include('"automatic" needs two or more linked public calendars')
      .and.include('there is one');
  });

  it('A70 times that don’t follow the contract are no times to work with: the path is told, and it is asked for again', async () => {
    const backend = new ScriptedBackend();
    const { site } = backend;
    const [calendar] = site.calendars;
    backend.site = { ...site, calendars: [{ ...calendar!, hours: [[[600, 500]]] as never }] };
    const page = await bookingPage({ backend });
    const { trouble } = page.state.catalog as { trouble: { code: string; detail: string } };
    expect(trouble).to.include({ code: 'bad-backend-answer', retryable: true });
    expect(trouble.detail).to.include('"calendars.0.hours.0.0"');
    backend.site = site;
    page.flow.retry();
    await settle();
    expect(page.state.catalog.status).to.equal('ready');
  });

  it('RC-5 an adapter that throws something else than a Problem fails the load', async () => {
    const backend = new ScriptedBackend();
    backend.beforeCatalog.push(() => {
      throw new RangeError('boom');
    });
    const page = await bookingPage({ backend });
    const { trouble } = page.state.catalog as { trouble: { code: string; detail: string } };
    expect(trouble.code).to.equal('bad-backend-answer');
    page.flow.retry();
    await settle();
    expect(page.state.catalog.status).to.equal('ready');
  });

  it('A flow that nobody follows asks for nothing', async () => {
    const backend = new ScriptedBackend();
    backend.beforeCatalog.push(() => {
      throw new Problem('internal', 'asked');
    });
    const page = startPage({ backend });
    expect(page.state.catalog.status).to.equal('loading');
  });
});

describe('a month that can’t be had', () => {
  it('RC-5 a month that does not come is asked for again by the client alone', async () => {
    const backend = new ScriptedBackend();
    backend.beforeAvailability = [refuse('bad-backend-answer')];
    const { flow, surroundings } = await bookingPage({ backend });
    expect(flow.state.timetable.status).to.equal('failed');
    await surroundings.clock.advance(1_000);
    expect(backend.queries).to.have.length(1);
    flow.retry();
    await settle();
    expect(flow.state.timetable.status).to.equal('ready');
  });
});
