import * as v from 'valibot';
import { RULES, type LimitName } from '../defences/limits.js';

const MOST = 1_000_000_000;

const times = (fallback: number, description: string) =>
  v.optional(
    v.pipe(
      v.number('a number'),
      v.integer('a whole number'),
      v.minValue(0, '0 or more'),
      v.maxValue(MOST, `at most ${MOST}`),
      v.description(description),
    ),
    fallback,
  );

const limit = (name: LimitName, description: string) => {
  const { challengeAfter, refuseAfter } = RULES[name];
  return v.optional(
    v.pipe(
      v.strictObject(
        {
          challengeAfter: times(challengeAfter, 'More than so many only with a challenge solved.'),
          refuseAfter: times(refuseAfter, 'More than so many not at all.'),
        },
        'a limit: { "challengeAfter": 50, "refuseAfter": 200 }',
      ),
      v.description(description),
    ),
    {},
  );
};

/** How often visitors may try what, where the backend counts (defences/limits.ts). */
export const rateLimits = v.optional(
  v.pipe(
    v.strictObject(
      {
        bookingsPerAddress: limit('bookingsPerAddress', 'Tries to book from one network address in an hour.'),
        bookingsPerEmail: limit(
          'bookingsPerEmail',
          'Bookings with one e-mail address in a day. The challenge is to open a link in one of the mails about them, where mails go out.',
        ),
        bookingsPerDay: limit('bookingsPerDay', 'Tries to book on one day of the timetable in an hour, by everyone.'),
        bookingsPerSite: limit('bookingsPerSite', 'Tries to book in an hour, by everyone.'),
        holdsPerAddress: limit('holdsPerAddress', 'Tries to hold a time from one network address in an hour.'),
        linksPerAddress: limit(
          'linksPerAddress',
          'Links to appointments asked for from one network address in an hour.',
        ),
        linksPerEmail: limit('linksPerEmail', 'Links to appointments sent to one e-mail address in a day.'),
        movesPerBooking: limit('movesPerBooking', 'Moves of one booking by its client in a day.'),
        movesPerEmail: limit(
          'movesPerEmail',
          'Moves of the bookings of one e-mail address in a day. The challenge is the same as of bookings, where mails go out; else there is none.',
        ),
      },
      'limits: { "bookingsPerEmail": { "refuseAfter": 5 } }',
    ),
    v.description('How often visitors may try what, against robots and floods. Each has a number where left out.'),
  ),
  {},
);
