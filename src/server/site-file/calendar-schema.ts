import * as v from 'valibot';
import { blackout, dates, dateTime, flag, hours, id, limits, list, name } from './schema-parts.js';

const weekday = (day: string) => v.optional(hours(`Hours of each ${day}.`), []);

const weeklyHours = v.strictObject(
  {
    mon: weekday('Monday'),
    tue: weekday('Tuesday'),
    wed: weekday('Wednesday'),
    thu: weekday('Thursday'),
    fri: weekday('Friday'),
    sat: weekday('Saturday'),
    sun: weekday('Sunday'),
  },
  'weekly hours: { "mon": ["09:00-17:00"], … } with the keys mon, tue, wed, thu, fri, sat, sun',
);

const busyEntry = v.strictObject(
  {
    from: dateTime("Start, in the calendar's zone."),
    to: dateTime("End, in the calendar's zone."),
    transparent: flag(false, 'Marked as free: does not block.'),
    cancelled: flag(false, 'Cancelled: does not block.'),
  },
  'a busy entry: { "from": "2026-12-01T10:00", "to": "2026-12-01T11:00" }',
);

/** One timetable: when it is open, and what is taken of it elsewhere. */
export const calendar = v.strictObject(
  {
    id: id(),
    name: v.optional(name('What the timetable is called where that isn\'t its specialist\'s name, such as "Room A".')),
    specialist: id('Id of the specialist whose timetable this is.'),
    zone: v.optional(name('IANA time zone such as "Europe/Berlin"; that of the site where left out.')),
    public: flag(true, 'Whether clients can book it.'),
    active: flag(true, 'Whether it takes bookings.'),
    capacity: v.optional(
      v.pipe(
        v.number('a number'),
        v.integer('a whole number'),
        v.minValue(1, '1 or more'),
        v.maxValue(1000, 'at most 1000'),
        v.description('Sessions that can run at once.'),
      ),
      1,
    ),
    opensBy: v.optional(
      v.pipe(
        v.picklist(['hours', 'shifts', 'both'], '"hours", "shifts" or "both"'),
        v.description('What opens the calendar: weekly hours, shifts, or both together.'),
      ),
      'hours',
    ),
    hours: v.optional(v.pipe(weeklyHours, v.description("Weekly hours, in the calendar's zone."))),
    overrides: dates('Dates with hours of their own, in place of the weekly ones.'),
    shifts: dates('Time that the specialist has put up for a date.'),
    limits: limits('Most bookings on this calendar, of all services together.'),
    blackouts: list(blackout, 'Time blocked on this calendar.'),
    busy: list(busyEntry, 'Appointments from elsewhere. Clients never see more of them than that the time is taken.'),
    busyAsOf: v.optional(
      dateTime('When the appointments from elsewhere were last read, in the calendar\'s zone; see "staleAfter".'),
    ),
  },
  'a calendar: { "id": "room-a", "specialist": "maria", "hours": { "mon": ["09:00-17:00"] } }',
);
