/** English from the details on. */
import type { Strings } from '../strings.js';

type English = Strings<'one' | 'other'>;

export const details: English['details'] = {
  labels: {
    firstName: 'First name',
    lastName: 'Last name',
    email: 'Email',
    phone: 'Phone',
    notes: 'Anything we should know?',
  },
  optional: 'optional',
  choose: 'Please choose',
  summary: { one: '{count} field needs another look:', other: '{count} fields need another look:' },
  errors: {
    required: 'Please fill in “{label}”.',
    email: 'This doesn’t look like an email address. One looks like name@example.com.',
    phone: 'This doesn’t look like a phone number. Digits, spaces and a leading + are fine.',
    number: 'Please enter a number for “{label}”.',
    'too-small': 'Please enter {limit} or more.',
    'too-large': 'Please enter {limit} or less.',
    'too-long': 'Please keep this to {limit} characters or fewer.',
    choice: 'Please choose one of the options for “{label}”.',
    refused: 'Please check “{label}”.',
  },
};

export const review: English['review'] = {
  nothingYet: 'Your choice shows here before anything is booked.',
  service: 'Service',
  specialist: 'With',
  time: 'When',
  client: 'Your details',
  change: 'Change',
  changePart: 'Change: {part}',
  yes: 'Yes',
  no: 'No',
  book: 'Book {when}',
  request: 'Request {when}',
  needsYes: 'This is a request. Your time is kept until you get an answer.',
  kept: 'Everything you entered is kept. You can book again in a moment.',
  refused: 'This can’t be booked as it is. Please change your choice.',
  sent: 'Your first request went through. Please look for its confirmation in your email.',
  unread: 'Please open the link in one of the emails about your bookings today, then try again.',
  limited: 'Those were too many tries. Please try again {when}.',
  sending: 'Booking…',
  requesting: 'Sending…',
  checking: 'No answer yet. Checking whether your booking got through…',
  waiting: 'The booking service is slow. Trying again in a moment…',
  waitingOffline: 'You are offline. Your booking goes out as soon as you are back.',
};

export const confirmation: English['confirmation'] = {
  confirmed: 'You are booked',
  pending: 'Request sent',
  mailTo: 'A confirmation is on its way to {email}.',
  mailPending: 'Your time is kept. An answer will come to {email}.',
  with: 'with {names}',
  map: 'Show on a map',
  joinVideo: 'Join the video call',
  byPhone: 'By phone',
  byVideo: 'By video',
  addToCalendar: 'Add to calendar (.ics)',
  fileName: 'booking',
  manage: 'Change or cancel',
  another: 'Book another',
};
