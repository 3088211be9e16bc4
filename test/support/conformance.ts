import { expect } from 'chai';
import type { Backend } from '../../src/adapter/backend.js';
import type { BookingRequest } from '../../src/adapter/contract.js';
import { Problem } from '../../src/adapter/problem.js';
import { openSite, starts, type Availability, type Catalog, type OpenedSite } from '../../src/engine/index.js';
import { formatStart } from '../../src/time/rfc9557.js';
import { MINUTES_PER_DAY, type Instant } from '../../src/time/units.js';

/** Days that the suite looks at. */
const DAYS = 21;

/**
 * What every adapter has to keep to, whatever backend is behind it.
 *
 * @param sample A service with at least two free starts within three weeks, and answers to the fields that it requires.
 * @param make A backend with the same site, nothing booked by the suite before.
 */
export function itKeepsToThePort(
  name: string,
  sample: Pick<BookingRequest, 'service' | 'answers'>,
  make: () => Promise<Backend>,
): void {
  describe(`the port, kept by ${name}`, () => {
    let backend: Backend;
    let catalog: Catalog;
    let site: OpenedSite;

    beforeEach(async () => {
      backend = await make();
      catalog = await backend.catalog();
      site = openSite(catalog);
    });

    /** What is taken, from the backend's today on; the suite asks for today first. */
    async function look(): Promise<Availability> {
      const today = Math.floor(Date.now() / 60_000 / MINUTES_PER_DAY);
      return backend.availability({ from: today - 1, to: today + DAYS });
    }

    async function freeStarts(): Promise<{ readonly instants: Instant[]; readonly revision: number }> {
      const availability = await look();
      const [from, to] = availability.days;
      const all = starts(site, availability, { service: service().id }, [from * MINUTES_PER_DAY, to * MINUTES_PER_DAY]);
      const instants = all.filter(({ left }) => left > 0).map(({ start }) => start);
      return { instants, revision: availability.revision };
    }

    function service() {
      return site.services.get(sample.service)!;
    }

    function requestFor(start: Instant, change: Partial<BookingRequest> = {}): BookingRequest {
      return {
        ...sample,
        duration: service().durations[0]!,
        start: formatStart(start, site.zone(catalog.site.zone)),
        client: {
          firstName: 'Ada',
          lastName: 'Lovelace',
          email: 'ada@example.com',
          locale: 'en',
          zone: catalog.site.zone,
        },
        revision: 0,
        ...change,
      };
    }

    async function refused(call: Promise<unknown>): Promise<Problem> {
      try {
        await call;
      } catch (cause) {
        expect(cause).to.be.instanceOf(Problem);
        return cause as Problem;
      }
      throw new Error('The call succeeded; expected a Problem.');
    }

    it('A97 says what it can do', async () => {
      const { detail, assignment } = await backend.capabilities();
      expect(detail).to.equal('calendars');
      expect(assignment).to.be.oneOf(['backend', 'page']);
    });

    it('gives a timetable of all days and calendars that were asked for', async () => {
      const { calendars } = service();
      const { days } = await look();
      const answer = await backend.availability({ from: days[0], to: days[0] + 7, calendars });
      expect(answer.days[0]).to.be.at.most(days[0]);
      expect(answer.days[1]).to.be.at.least(days[0] + 7);
      expect(answer.calendars.map(({ calendar }) => calendar)).to.include.members([...calendars]);
    });

    it('RC-1 books what is free, and then it is taken', async () => {
      const before = await freeStarts();
      const booking = await backend.book(requestFor(before.instants[0]!), 'key-of-the-first');
      expect(booking.start).to.equal(before.instants[0]);
      expect(booking.state).to.be.oneOf(['confirmed', 'pending']);
      const after = await freeStarts();
      expect(after.revision).to.be.greaterThan(before.revision);
    });

    it('RC-4 A04 the same key and request give the same booking again', async () => {
      const { instants } = await freeStarts();
      const request = requestFor(instants[0]!);
      const first = await backend.book(request, 'key-of-one-intent');
      const { revision } = await freeStarts();
      const second = await backend.book(request, 'key-of-one-intent');
      expect(second.id).to.equal(first.id);
      expect(second.token).to.equal(first.token);
      expect((await freeStarts()).revision).to.equal(revision);
    });

    it('RC-4 A06 the same key twice at one moment books once', async () => {
      const { instants } = await freeStarts();
      const twice = [1, 2].map(() => backend.book(requestFor(instants[0]!), 'key-of-two-at-once'));
      const answers = await Promise.all(twice.map((call) => call.catch((problem: Problem) => problem.code)));
      const ids = answers.flatMap((answer) => (typeof answer === 'string' ? [] : [answer.id]));
      expect(new Set(ids).size).to.equal(1);
      for (const answer of answers) if (typeof answer === 'string') expect(answer).to.equal('request-in-progress');
    });

    it('A07 the same key for another request is refused and books nothing', async () => {
      const { instants } = await freeStarts();
      await backend.book(requestFor(instants[0]!), 'key-used-twice');
      const { revision } = await freeStarts();
      const problem = await refused(backend.book(requestFor(instants.at(-1)!), 'key-used-twice'));
      expect(problem.code).to.equal('idempotency-key-reused');
      expect((await freeStarts()).revision).to.equal(revision);
    });

    it('RC-1 one place is never given twice', async () => {
      const { instants } = await freeStarts();
      const start = instants[0]!;
      const many = Array.from({ length: 30 }, (_, index) => backend.book(requestFor(start), `key-of-client-${index}`));
      const outcomes = await Promise.allSettled(many);
      const made = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
      for (const outcome of outcomes) {
        if (outcome.status === 'rejected')
          expect((outcome.reason as Problem).code).to.be.oneOf(['slot-taken', 'all-booked']);
      }
      const taken = (await freeStarts()).instants.includes(start);
      expect(taken).to.equal(false);
      const revealed = made.flatMap(({ calendar }) => (calendar === undefined ? [] : [calendar]));
      const most = Math.max(...catalog.calendars.map(({ capacity }) => capacity)) * service().seats;
      for (const calendar of new Set(revealed))
        expect(revealed.filter((id) => id === calendar).length).to.be.at.most(most);
    });

    it('A30 refuses what its rules don’t allow', async () => {
      const { instants } = await freeStarts();
      const problem = await refused(backend.book(requestFor(instants[0]! - 40 * MINUTES_PER_DAY), 'key-of-the-past'));
      expect(problem.code).to.be.oneOf(['outside-rules', 'invalid-time', 'slot-taken', 'all-booked']);
      expect(
        (await refused(backend.book(requestFor(instants[0]!, { service: 'no-such' }), 'key-2'))).status,
      ).to.be.within(400, 499);
    });

    it('G13 names the field at fault', async () => {
      const { instants } = await freeStarts();
      const request = requestFor(instants[0]!);
      const problem = await refused(backend.book({ ...request, client: { ...request.client, email: 'ada' } }, 'key-3'));
      expect(problem.code).to.equal('validation');
      expect(problem.errors.map(({ pointer }) => pointer)).to.deep.equal(['/client/email']);
    });

    it('A80 opens a booking with its token alone', async () => {
      const { instants } = await freeStarts();
      const { id, token } = await backend.book(requestFor(instants[0]!), 'key-4');
      expect((await backend.booking(id, token!)).id).to.equal(id);
      const wrong = await refused(backend.booking(id, 'not-the-token'));
      const unknown = await refused(backend.booking('no-such', 'not-the-token'));
      expect([wrong.code, unknown.code]).to.deep.equal(['not-found', 'not-found']);
    });

    it('A17 A97 cancels where it says so, twice with the same answer, and the time is free again', async function () {
      if (!(await backend.capabilities()).cancel) return;
      const { instants } = await freeStarts();
      const start = instants.at(-1)!;
      const { id, token } = await backend.book(requestFor(start), 'key-5');
      const cancelled = await backend.cancel(id, token!);
      expect(cancelled.state).to.equal('cancelled');
      expect(await backend.cancel(id, token!)).to.deep.equal(cancelled);
      expect((await freeStarts()).instants).to.include(start);
    });

    it('ends with "aborted" what is given up', async () => {
      const signal = AbortSignal.abort();
      expect((await refused(backend.catalog({ signal }))).code).to.equal('aborted');
      expect((await refused(backend.book(requestFor(0), 'key-6', { signal }))).code).to.equal('aborted');
    });
  });
}
