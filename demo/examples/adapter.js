import { Problem } from 'rota/adapter';
import { choose, figuresOf, openSite } from 'rota/engine';
import { parseStart, Zones } from 'rota/time';

// Times are whole minutes since 1970, days are whole days since then, spans are [from, to).
const week = [1, 2, 3, 4, 5, 6, 7].map((day) => (day < 6 ? [[9 * 60, 17 * 60]] : []));
const calendar = { public: true, active: true, capacity: 1, opensBy: 'hours', overrides: [], blackouts: [] };
const catalog = {
  site: { id: 'studio', name: 'Studio Ito', zone: 'Europe/Berlin', hideFull: false, showLeft: false, blackouts: [] },
  services: [
    {
      ...{ id: 'lesson', name: 'Piano lesson', durations: [45], bufferBefore: 0, bufferAfter: 15, seats: 1 },
      ...{ anchor: 'hour', grid: 60, notice: 120, horizon: 60 * 24 * 60, fields: [] },
      ...{ calendars: ['mika', 'noa'], assignment: 'automatic', anyAvailable: 'merged' },
      ...{ distribution: 'least-loaded', reveal: 'always' },
    },
  ],
  specialists: [
    { id: 'mika', name: 'Mika Ito', active: true },
    { id: 'noa', name: 'Noa Ito', active: true },
  ],
  calendars: ['mika', 'noa'].map((id) => ({ ...calendar, id, specialist: id, zone: 'Europe/Berlin', hours: week })),
  events: [],
};
const [lesson] = catalog.services;
const site = openSite(catalog);
const zones = new Zones();

/** The studio's own backend: a list in memory. Put calls to yours in its place. */
export function studio(clock = () => Math.floor(Date.now() / 60_000)) {
  const bookings = [];
  const keys = new Map();
  let revision = 1;

  const standing = () => bookings.filter(({ state }) => state !== 'cancelled');

  /** What whose turn it is hangs on: the engine counts it from a list of what was booked, in that order. */
  const figures = () =>
    figuresOf(
      standing().map((booking, order) => ({
        ...booking,
        kind: 'booked',
        order,
        at: booking.start,
        booking: booking.id,
      })),
      site,
    );

  function whatIsTaken([from, to]) {
    const taken = (id) =>
      standing()
        .filter(({ calendar }) => calendar === id)
        .map(({ start, duration }) => [start, start + duration + lesson.bufferAfter])
        .sort(([a], [b]) => a - b);
    return {
      ...{ revision, now: clock(), days: [from, to], figures: figures() },
      calendars: catalog.calendars.map(({ id }) => ({
        ...{ calendar: id, busy: [], taken: taken(id), shifts: [], sessions: [] },
      })),
    };
  }

  function book({ service, start: text, calendar, client }) {
    if (service !== lesson.id) throw new Problem('unknown-service', `There is no service ${service}.`, { status: 422 });
    if (!/^[^@\s]+@[^@\s]+$/.test(client.email))
      throw new Problem('validation', 'The address is wrong.', {
        ...{ status: 422, errors: [{ pointer: '/client/email', code: 'email', detail: 'Expected name@host.' }] },
      });
    const { kind, start } = parseStart(text, zones);
    if (kind !== 'start') throw new Problem('invalid-time', `${text} is no time.`, { status: 422 });
    // The engine knows the hours, the notice and what is taken, and whose turn it is.
    const day = Math.floor(start / 1440);
    const { chosen } = choose(site, whatIsTaken([day - 1, day + 2]), { service, start, calendar });
    if (!chosen) throw new Problem(calendar ? 'slot-taken' : 'all-booked', 'It was just taken.', { status: 409 });
    const booking = {
      ...{ id: crypto.randomUUID(), token: crypto.randomUUID(), state: 'confirmed', version: 1 },
      ...{ service, serviceName: lesson.name, start, duration: lesson.durations[0], calendar: chosen },
      ...{ assignedBy: calendar ? 'client' : 'backend', firstName: client.firstName, email: client.email },
      specialistNames: [catalog.specialists.find(({ id }) => id === chosen).name],
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

  /** Every call gives its answer or throws a Problem; what is given up ends with "aborted". */
  const call = async (options, answer) => {
    if (options?.signal?.aborted) throw new Problem('aborted', 'It was given up.');
    return structuredClone(answer());
  };

  return {
    capabilities: (options) => call(options, () => ({ detail: 'calendars', assignment: 'backend', cancel: true })),
    catalog: (options) => call(options, () => catalog),
    availability: ({ from, to }, options) => call(options, () => whatIsTaken([from, to])),
    // The same key is the same intent: it gets the same booking, however often it comes.
    book: (request, key, options) =>
      call(options, () => {
        const intent = JSON.stringify(request);
        const before = keys.get(key) ?? { intent, booking: book(request) };
        keys.set(key, before);
        if (before.intent === intent) return before.booking;
        throw new Problem('idempotency-key-reused', 'The key stood for another booking.', { status: 422 });
      }),
    booking: (id, token, options) => call(options, () => find(id, token)),
    cancel: (id, token, options) =>
      call(options, () => {
        const booking = find(id, token);
        if (booking.state === 'cancelled') return booking;
        revision++;
        return Object.assign(booking, { state: 'cancelled', version: booking.version + 1 });
      }),
  };
}
