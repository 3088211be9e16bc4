import { Format } from './format.js';
import type { Strings } from './strings.js';
import type { Words } from './words.js';

/** The English strings, with counts and lists in the given format. */
export function englishStrings(format: Format): Strings {
  return {
    frame: {
      title: 'Book a time',
      stepOf: (step, of) => `${format.number(step)} of ${format.number(of)}`,
      steps: {
        service: 'Service',
        time: 'Date and time',
        details: 'Your details',
        review: 'Review',
        confirmation: 'Confirmation',
      },
      progress: (step, of, name, status) =>
        `Step ${format.number(step)} of ${format.number(of)}: ${name}${{ done: ', done', current: '', ahead: ', not yet' }[status]}`,
      headings: {
        service: 'What would you like to book?',
        specialist: 'Who would you like to see?',
        time: 'When suits you?',
        details: 'Your details',
        review: 'Check and book',
        confirmation: 'You are booked',
      },
      back: 'Back',
      continue: 'Continue',
      retry: 'Try again',
      loading: 'Loading',
      summary: 'Your booking',
      noServices: 'There is nothing to book online at the moment.',
    },
    trouble: {
      offline: 'You seem to be offline.',
      slow: 'The booking service takes too long to answer.',
      down: 'The booking service can’t be reached right now.',
      crowded: 'Many people are booking at the moment. Please wait a minute.',
      refused: 'This can’t be booked as it is. Please change your choice.',
      setup: 'Online booking isn’t available here at the moment.',
      sent: 'Your first request for this time went through. Please look for its confirmation in your mail.',
    },
    contact: {
      lead: 'Or reach us directly:',
      questions: 'Questions?',
      call: (phone) => `Call ${phone}`,
      write: (email) => `Write to ${email}`,
    },
    lost: {
      why: {
        taken: 'That time was just taken.',
        'too-late': 'It is too late to book this time online.',
        withdrawn: 'That time is no longer on offer.',
      },
      withOthers: 'These are free:',
      withoutOthers: 'No other is free close to it. Please choose another day.',
      otherTimes: 'See all times',
    },
    details: {
      labels: {
        firstName: 'First name',
        lastName: 'Last name',
        email: 'Email',
        phone: 'Phone',
        notes: 'Anything we should know?',
      },
      optional: 'optional',
      choose: 'Please choose',
      summary: (count) =>
        format.plural(count, { one: '# field needs another look:', other: '# fields need another look:' }),
      errors: {
        required: (label) => `Please fill in “${label}”.`,
        email: () => 'This doesn’t look like an email address. One looks like name@example.com.',
        phone: () => 'This doesn’t look like a phone number. Digits, spaces and a leading + are fine.',
        number: (label) => `Please enter a number for “${label}”.`,
        'too-small': (_, limit) => `Please enter ${limit} or more.`,
        'too-large': (_, limit) => `Please enter ${limit} or less.`,
        'too-long': (_, limit) => `Please keep this to ${limit} characters or fewer.`,
        choice: (label) => `Please choose one of the options for “${label}”.`,
        refused: (label) => `Please check “${label}”.`,
      },
    },
    review: {
      nothingYet: 'Your choice shows here before anything is booked.',
      service: 'Service',
      specialist: 'With',
      time: 'When',
      client: 'Your details',
      change: 'Change',
      changePart: (part) => `Change: ${part}`,
      yes: 'Yes',
      no: 'No',
      book: (when) => `Book ${when}`,
      kept: 'Everything you entered is kept. You can book again in a moment.',
      sending: 'Booking…',
      checking: 'No answer yet. Checking whether your booking got through…',
      waiting: 'The booking service is slow. Trying again in a moment…',
      waitingOffline: 'You are offline. Your booking goes out as soon as you are back.',
    },
    confirmation: {
      confirmed: 'You are booked',
      pending: 'Request sent',
      mailTo: (email) => `A confirmation is on its way to ${email}.`,
      mailPending: (email) => `Your time is kept. An answer will come to ${email}.`,
      with: 'with',
      map: 'Show on a map',
      joinVideo: 'Join the video call',
      byPhone: 'By phone',
      byVideo: 'By video',
      addToCalendar: 'Add to calendar (.ics)',
      fileName: 'booking',
      manage: 'Change or cancel',
      another: 'Book another',
    },
    services: {
      legend: 'Service',
      search: 'Search services',
      found: (count) => format.plural(count, { one: '# service found', other: '# services found' }),
      noMatch: (query) => `Nothing matches “${query}”.`,
      showAll: 'Show all',
      free: 'Free',
      group: (seats) => `Group of up to ${format.number(seats)}`,
      durations: 'Length',
    },
    specialists: {
      legend: (word) => word ?? 'Specialist',
      any: 'Any available',
      anyMeans: {
        merged: 'The most times to choose from. We pick fairly who sees you.',
        soonest: 'You see the person who is free first.',
        labelled: 'All times of everyone. You pick a time and a person in one go.',
      },
      next: 'Next',
      noneSoon: 'No times soon',
    },
    month: {
      label: 'Choose a day',
      previous: 'Previous month',
      next: 'Next month',
      today: 'Today',
      few: (count) => format.plural(count, { one: '# time left', other: '# times left' }),
      none: 'no times available',
      first: 'first bookable day',
      last: 'last bookable day',
      selected: (date) => `${date} selected`,
      reasons: {
        nobody: 'nobody offers this',
        'outside-event': 'outside the event',
        closed: 'closed',
        blocked: 'not open for bookings',
        'too-soon': 'too short notice',
        'too-far': 'too far ahead',
        full: 'fully booked',
      },
      onDay: (date) => `on ${date}`,
      inMonth: (month) => `in ${month}`,
      because: {
        nobody: (when) => `Nobody offers this ${when}.`,
        'outside-event': (when) => `The event does not run ${when}.`,
        closed: (when) => `There are no opening hours ${when}.`,
        blocked: (when) => `No bookings are taken ${when}.`,
        'too-soon': (when) => `It is too late to book a time ${when} online.`,
        'too-far': (when) => `Bookings ${when} are not open yet.`,
        full: (when) => `Everything ${when} is booked.`,
        unknown: (when) => `There are no times ${when}.`,
      },
      nextFree: 'Next available',
      nothingAhead: 'Nothing is free after that either.',
      needsService: 'Choose a service first. Its days show here.',
    },
    times: {
      label: (date, zone) => `Times on ${date}, ${zone}`,
      parts: { morning: 'Morning', afternoon: 'Afternoon', evening: 'Evening' },
      until: (end) => `to ${end}`,
      full: 'fully booked',
      taken: 'just taken',
      left: (count) => format.plural(count, { one: '# left', other: '# left' }),
      loading: 'Loading times',
      arrived: (count, date) =>
        count === 0
          ? `No times available on ${date}`
          : format.plural(count, { one: `# time available on ${date}`, other: `# times available on ${date}` }),
      needsDay: 'Choose a day to see its times.',
      zone: 'Time zone',
      siteZone: (site, zone) => `${site} is on ${zone}.`,
    },
    zones: {
      named: (place, offset) => `${place} time (${offset})`,
      other: (when, zone) => `${when}, ${zone}`,
    },
  };
}

const format = new Format('en');

/** English words with the formats of plain `en`: what elements speak until they are told otherwise. */
export const english: Words = { locale: 'en', direction: 'ltr', strings: englishStrings(format), format };
