import { Problem } from 'rota/adapter';
import { parseStart, Zones } from 'rota/time';

const zones = new Zones();
const zone = zones.get('Europe/Berlin');
const closed = [[], [], [], [], [], [], []];
const catalog = {
  site: {
    ...{ id: 'pottery', name: 'Pottery on Mill Lane', zone: 'Europe/Berlin', detail: 'slots' },
    ...{ hideFull: false, showLeft: false, blackouts: [] },
  },
  services: [
    {
      ...{ id: 'wheel', name: 'An hour at the wheel', durations: [60], bufferBefore: 0, bufferAfter: 0, seats: 1 },
      ...{ anchor: 'hour', notice: 0, horizon: 60 * 24 * 21, fields: [], calendars: ['studio'] },
      ...{ assignment: 'client', anyAvailable: 'merged', distribution: 'least-loaded', reveal: 'never' },
    },
  ],
  // Whose time it is, and when they work, stays where it is.
  specialists: [{ id: 'studio', active: true }],
  calendars: [
    {
      ...{ id: 'studio', specialist: 'studio', zone: 'Europe/Berlin', public: true, active: true, capacity: 1 },
      ...{ opensBy: 'hours', hours: closed, overrides: [], blackouts: [] },
    },
  ],
  events: [],
};

/** A system that sells slots and knows no more than which are gone: three a day, for three weeks. */
export function pottery(clock = () => Math.floor(Date.now() / 60_000)) {
  const bookings = [];
  const keys = new Map();
  let revision = 1;
  const today = Math.floor(clock() / 1440);
  const slots = Array.from({ length: 21 }, (_, days) =>
    [10, 13, 16].map((hour) => zone.instantOf((today + days) * 1440 + hour * 60)),
  ).flat();
  const isGone = (slot) => bookings.some(({ start, state }) => start === slot && state !== 'cancelled');

  /** Clients are told why a day has nothing. */
  function whyNothing(day, starts) {
    const ofDay = starts.filter(([slot]) => Math.floor(zone.wallOf(slot) / 1440) === day);
    if (ofDay.some(([, left]) => left > 0)) return [];
    return [[day, ofDay.length > 0 ? 'full' : day > today ? 'too-far' : 'too-soon']];
  }

  function openings({ from, to }) {
    const [begin, end] = [from, to].map((day) => zone.instantOf(day * 1440));
    const asked = slots.filter((slot) => begin <= slot && slot < end && slot >= clock());
    // In order of time: the start, and 1 where it is free.
    const starts = asked.map((slot) => [slot, isGone(slot) ? 0 : 1]);
    const days = Array.from({ length: to - from }, (_, index) => from + index);
    return {
      revision,
      now: clock(),
      days: [from, to],
      starts,
      reasons: days.flatMap((day) => whyNothing(day, starts)),
    };
  }

  function book({ service, start: text, client }) {
    if (service !== 'wheel') throw new Problem('unknown-service', `There is no service ${service}.`, { status: 422 });
    if (!/^[^@\s]+@[^@\s]+$/.test(client.email))
      throw new Problem('validation', 'The address is wrong.', {
        ...{ status: 422, errors: [{ pointer: '/client/email', code: 'email', detail: 'Expected name@host.' }] },
      });
    const { start } = parseStart(text, zones);
    if (!slots.includes(start)) throw new Problem('outside-rules', `${text} is no slot.`, { status: 422 });
    if (isGone(start)) throw new Problem('slot-taken', 'It was just taken.', { status: 409 });
    const booking = {
      ...{ id: crypto.randomUUID(), token: crypto.randomUUID(), state: 'confirmed', version: 1 },
      ...{ service, serviceName: catalog.services[0].name, start, duration: 60, assignedBy: 'backend' },
      ...{ firstName: client.firstName, email: client.email },
    };
    bookings.push(booking);
    revision++;
    return booking;
  }

  function find(id, token) {
    const booking = bookings.find((one) => one.id === id && one.token === token);
    if (!booking) throw new Problem('not-found', 'There is no such booking.', { status: 404 });
    return booking;
  }

  const call = async (options, answer) => {
    if (options?.signal?.aborted) throw new Problem('aborted', 'It was given up.');
    return structuredClone(answer());
  };

  return {
    capabilities: (options) => call(options, () => ({ detail: 'slots', assignment: 'backend', cancel: false })),
    catalog: (options) => call(options, () => catalog),
    openings: (query, options) => call(options, () => openings(query)),
    book: (request, key, options) =>
      call(options, () => {
        const intent = JSON.stringify(request);
        const before = keys.get(key) ?? { intent, booking: book(request) };
        keys.set(key, before);
        if (before.intent === intent) return before.booking;
        throw new Problem('idempotency-key-reused', 'The key stood for another booking.', { status: 422 });
      }),
    booking: (id, token, options) => call(options, () => find(id, token)),
    cancel: (id, token, options) => call(options, () => find(id, token)),
  };
}
