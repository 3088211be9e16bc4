import { expect } from 'chai';
import type { Booking, FormSigns, ProblemBody } from '../../src/adapter/contract.js';
import { DefendedBackend, limited } from './defended.js';
import { berlin, PRACTICE } from './support.js';

describe('forms that a program filled', () => {
  const caught: [what: string, form: FormSigns, event: string][] = [
    ['with the hidden field filled', { hidden: 'https://spam.example', took: 20_000 }, 'honeypot'],
    ['sent 300 ms after it was shown', { took: 300 }, 'too-fast'],
    ['sent before it was shown', { took: -5 }, 'too-fast'],
  ];
  for (const [what, form, event] of caught) {
    it(`A88 one ${what} is answered like a person's, and nothing is written`, async () => {
      const [robots, people] = [new DefendedBackend(limited({})), new DefendedBackend(limited({}))];
      const robot = await robots.book({ form });
      const person = await people.book({ form: { hidden: '', took: 8_000 } });
      expect([robot.status, person.status]).to.deep.equal([201, 201]);
      expect(Object.keys(robot.body)).to.deep.equal(Object.keys(person.body));
      expect([...robot.response.headers.keys()]).to.deep.equal([...person.response.headers.keys()]);
      const { id: _id, token, calendarFile: _file, ...told } = robot.body;
      expect(token).to.have.length(person.body.token!.length);
      expect(told).to.deep.equal(without(person.body));
      expect([await robots.isUntouched(), await people.isUntouched()]).to.deep.equal([true, false]);
      expect([robots.caught, people.caught]).to.deep.equal([[event], []]);
    });
  }

  it('A88 where the time is taken a robot learns what anybody would', async () => {
    const backend = new DefendedBackend(limited({}));
    const talk = { service: 'talk', calendar: 'a', duration: 30 };
    await backend.book(talk);
    const { status, body } = await backend.book({ ...talk, form: { hidden: 'x' } });
    expect([status, (body as unknown as ProblemBody).code]).to.deep.equal([409, 'slot-taken']);
  });

  it('A88 a robot takes no time from anybody', async () => {
    const backend = new DefendedBackend(limited({}));
    const talk = { service: 'talk', calendar: 'a', duration: 30 };
    await backend.book({ ...talk, form: { hidden: 'x' } }, 'key');
    expect((await backend.book(talk, 'key')).status).to.equal(201);
  });

  const people: [what: string, form: FormSigns | undefined][] = [
    ['a page that tells nothing', undefined],
    ['an empty hidden field', { hidden: '' }],
    ['a form that was filled in already, sent in less than a second', { took: 600 }],
    ['a form that was left open for a day', { took: 86_400_000 }],
  ];
  for (const [what, form] of people) {
    it(`A88 A63 ${what} catches nobody`, async () => {
      const backend = new DefendedBackend(limited({}));
      expect((await backend.book({ ...(form && { form }) })).status).to.equal(201);
      expect([await backend.isUntouched(), backend.caught]).to.deep.equal([false, []]);
    });
  }

  it('A88 robots count for the limits like anybody', async () => {
    const backend = new DefendedBackend(limited({ bookingsPerAddress: { refuseAfter: 1 } }, PRACTICE));
    await backend.book({ form: { hidden: 'x' } });
    const { status } = await backend.book({ form: { hidden: 'x' }, start: berlin('03-04T10:00') });
    expect(status).to.equal(429);
  });
});

function without({ id: _id, token: _token, calendarFile: _file, ...told }: Booking): Partial<Booking> {
  return told;
}
