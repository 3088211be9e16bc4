import { expect } from 'chai';
import { bookingPage } from '../support/booking-page.js';
import { settle } from '../support/fake-clock.js';
import { ScriptedBackend } from '../support/scripted-backend.js';
import { utc } from '../support/small-site.js';
import type { Service } from '../../src/engine/model.js';

const two = [{}, {}];

/** A site with the one service of the small site and others made from it. */
function siteWith(...more: Partial<Service>[]): ScriptedBackend {
  const backend = new ScriptedBackend({ calendars: two });
  const [first] = backend.site.services;
  const services = [...backend.site.services, ...more.map((own) => ({ ...first!, ...own }))];
  return Object.assign(backend, { site: { ...backend.site, services } });
}

describe('the steps of a booking', () => {
  it('FL-1 all steps show where each has a choice', async () => {
    const { state } = await bookingPage({ backend: siteWith({ id: 'other' }) });
    expect(state.steps).to.deep.equal(['service', 'specialist', 'time', 'details', 'review', 'confirmation']);
    expect(state.step).to.equal('service');
  });

  it('FL-1 one service with one specialist begins with the time', async () => {
    const { state } = await bookingPage();
    expect(state.steps).to.deep.equal(['time', 'details', 'review', 'confirmation']);
    expect(state.step).to.equal('time');
    expect(state.service?.id).to.equal('service');
    expect(state.specialist).to.equal('c0');
  });

  it('FL-1 a site that assigns by itself asks for no specialist', async () => {
    const backend = new ScriptedBackend({ calendars: two, service: { assignment: 'automatic' } });
    const { state } = await bookingPage({ backend });
    expect(state.steps).not.to.include('specialist');
    expect(state.specialist).to.equal('any');
    expect(state.specialists).to.deep.equal([]);
  });

  it('FL-1 values given by the page settle their steps', async () => {
    const options = { service: 'other', calendar: 'c1' };
    const { state } = await bookingPage({ backend: siteWith({ id: 'other' }), options });
    expect(state.steps[0]).to.equal('time');
    expect([state.service?.id, state.specialist]).to.deep.equal(['other', 'c1']);
  });

  it('FL-1 a calendar given by the page leaves the services that offer it', async () => {
    const backend = siteWith({ id: 'other', calendars: ['c1'] }, { id: 'third', calendars: ['c0'] });
    const { state } = await bookingPage({ backend, options: { calendar: 'c1' } });
    expect(state.services.map(({ id }) => id)).to.deep.equal(['service', 'other']);
    expect(state.steps).not.to.include('specialist');
  });

  it('FL-2 the specialists are offered by name after "any", with their next free start', async () => {
    const page = await bookingPage({ backend: new ScriptedBackend({ calendars: two }) });
    expect(page.state.specialists.map(({ id, name }) => [id, name])).to.deep.equal([
      ['any', undefined],
      ['c0', 'p0'],
      ['c1', 'p1'],
    ]);
    expect(new Set(page.state.specialists.map(({ next }) => next)).size).to.equal(1);
    expect(page.state.specialists[0]?.next).to.be.a('number');
  });

  it('AV-14 FL-2 the next free starts are those of the chosen duration', async () => {
    const monday = { day: utc('2026-03-02 00:00') / 1440, hours: [[540, 600]] as const };
    const backend = new ScriptedBackend({
      calendars: [{ overrides: [monday] }, {}],
      service: { durations: [60, 120] },
    });
    const page = await bookingPage({ backend });
    const next = () => page.state.specialists.map((option) => option.next);
    const [nine, tomorrow] = [utc('2026-03-02 09:00'), utc('2026-03-03 09:00')];
    expect(next()).to.deep.equal([nine, nine, nine]);
    page.flow.chooseDuration(120);
    expect(next()).to.deep.equal([nine, tomorrow, nine]);
  });

  it('FL-2 a service can leave "any" out', async () => {
    const backend = new ScriptedBackend({ calendars: two, service: { anyAvailable: 'none' } });
    const { state } = await bookingPage({ backend });
    expect(state.specialists.map(({ id }) => id)).to.deep.equal(['c0', 'c1']);
  });

  it('FL-2 nobody can be asked for by name where names are revealed later', async () => {
    const backend = new ScriptedBackend({ calendars: two, service: { reveal: 'after-booking' } });
    const { state } = await bookingPage({ backend });
    expect(state.steps).not.to.include('specialist');
    expect(state.specialist).to.equal('any');
  });

  it('FL-1 the flow stays on a step that is not answered', async () => {
    const { flow } = await bookingPage({ backend: siteWith({ id: 'other' }) });
    flow.next();
    expect(flow.state.step).to.equal('service');
  });

  it('FL-10 a prevented step is not taken', async () => {
    const page = await bookingPage();
    page.choose('2026-03-02 09:00');
    page.flow.addEventListener('rota-step', (event) => event.preventDefault(), { once: true });
    page.flow.next();
    expect(page.state.step).to.equal('time');
    page.flow.next();
    expect(page.state.step).to.equal('details');
  });

  it('FL-10 every choice and step is told, with ids and instants alone', async () => {
    const page = await bookingPage();
    page.review('2026-03-02 09:00');
    await page.flow.book();
    expect(page.events.map(({ type }) => type)).to.deep.equal([
      'rota-ready',
      'rota-choose',
      'rota-step',
      'rota-step',
      'rota-book',
      'rota-booked',
      'rota-step',
    ]);
    expect(JSON.stringify(page.events.map((event) => ({ ...event })))).not.to.include('ada');
  });

  it('FL-7 going back keeps what was chosen and typed', async () => {
    const page = await bookingPage();
    page.review('2026-03-02 10:00');
    page.flow.goTo('time');
    expect(page.state.start?.left).to.equal(1);
    expect(page.state.details.values['firstName']).to.equal('Ada');
    page.flow.next();
    page.flow.next();
    expect(page.state.step).to.equal('review');
  });

  it('FL-1 another service keeps the start where it is free there too', async () => {
    const page = await bookingPage({ backend: siteWith({ id: 'other' }, { id: 'late', notice: 90 }) });
    page.flow.chooseService('service');
    page.flow.chooseSpecialist('any');
    await settle();
    page.choose('2026-03-02 09:00');
    page.flow.chooseService('other');
    await settle();
    expect(page.state.start?.left).to.equal(2);
    expect(page.state.specialist).to.equal('any');
    page.flow.chooseService('late');
    await settle();
    expect(page.state.start).to.equal(undefined);
    expect(page.state.service?.id).to.equal('late');
  });

  it('FL-1 another service asks for the specialist again where the chosen one does not offer it', async () => {
    const page = await bookingPage({ backend: siteWith({ id: 'other', anyAvailable: 'none' }) });
    page.flow.chooseService('service');
    page.flow.chooseSpecialist('any');
    page.flow.chooseService('other');
    expect(page.state.specialist).to.equal(undefined);
  });

  it('AV-14 the client chooses between durations, and the starts follow', async () => {
    const backend = new ScriptedBackend({ service: { durations: [60, 120] } });
    const page = await bookingPage({ backend });
    page.choose('2026-03-02 11:00');
    expect(page.state.duration).to.equal(60);
    page.flow.chooseDuration(120);
    await settle();
    expect(page.state.starts.map(({ left }) => left)).to.deep.equal([1, 1]);
    expect(page.state.start).to.equal(undefined);
    page.flow.chooseDuration(45);
    expect(page.state.duration).to.equal(120);
  });

  it('FL-6 "book another" begins anew and keeps who the client is', async () => {
    const page = await bookingPage();
    page.review('2026-03-02 09:00');
    await page.flow.book();
    page.flow.bookAnother();
    await settle();
    expect(page.state.step).to.equal('time');
    expect(page.state.booking).to.equal(undefined);
    expect(page.state.start).to.equal(undefined);
    expect(page.state.details.values['email']).to.equal('ada@example.com');
  });
});
