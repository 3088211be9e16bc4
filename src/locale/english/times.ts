/** English of people, days and times, and of a time that was lost. */
import type { Strings } from '../strings.js';

type English = Strings<'one' | 'other'>;

export const specialists: English['specialists'] = {
  any: 'Any available',
  anyMeans: {
    merged: 'The most times to choose from. We pick fairly who sees you.',
    soonest: 'You see the person who is free first.',
    labelled: 'All times of everyone. You pick a time and a person in one go.',
  },
  next: 'Next',
  noneSoon: 'No times soon',
};

export const month: English['month'] = {
  label: 'Choose a day',
  previous: 'Previous month',
  next: 'Next month',
  today: 'Today',
  few: { one: '{count} time left', other: '{count} times left' },
  none: 'no times available',
  first: 'first bookable day',
  last: 'last bookable day',
  selected: '{date} selected',
  reasons: {
    nobody: 'nobody offers this',
    'outside-event': 'outside the event',
    closed: 'closed',
    blocked: 'not open for bookings',
    'too-soon': 'too late to book',
    'too-far': 'too far ahead',
    limit: 'limit reached',
    full: 'fully booked',
  },
  onDay: 'on {date}',
  inMonth: 'in {month}',
  because: {
    nobody: 'Nobody offers this {when}.',
    'outside-event': 'The event does not run {when}.',
    closed: 'There are no opening hours {when}.',
    blocked: 'No bookings are taken {when}.',
    'too-soon': 'It is too late to book a time {when} online.',
    'too-far': 'Bookings {when} are not open yet.',
    limit: 'No more bookings are taken {when}.',
    full: 'Everything {when} is booked.',
    unknown: 'There are no times {when}.',
  },
  nextFree: 'Next available',
  nothingAhead: 'Nothing is free after that either.',
  needsService: 'Choose a service first. Its days show here.',
};

export const times: English['times'] = {
  durations: 'Length',
  label: 'Times on {date}, {zone}',
  parts: { morning: 'Morning', afternoon: 'Afternoon', evening: 'Evening' },
  range: '{start} to {end}',
  until: 'to {end}',
  full: 'fully booked',
  taken: 'just taken',
  left: { one: '{count} left', other: '{count} left' },
  loading: 'Loading times',
  arrived: { one: '{count} time available on {date}', other: '{count} times available on {date}' },
  none: 'No times available on {date}.',
  needsDay: 'Choose a day to see its times.',
  zone: 'Time zone',
  siteZone: '{site} is on {zone}.',
};

export const zones: English['zones'] = {
  named: '{place} time ({offset})',
  second: '{when}, {zone}',
};

export const lost: English['lost'] = {
  why: {
    taken: 'That time was just taken.',
    'too-late': 'It is too late to book this time online.',
    limit: 'No more bookings are taken for that period.',
    withdrawn: 'That time is no longer on offer.',
  },
  withOthers: 'These are free:',
  withoutOthers: 'No other time close to it is free. Please choose another day.',
  otherTimes: 'See all times',
};
