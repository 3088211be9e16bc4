/** English as far as the first step shows it. */
import type { Strings } from '../strings.js';

type English = Strings<'one' | 'other'>;

export const frame: English['frame'] = {
  comma: ', ',
  stepOf: '{step} of {of}',
  steps: {
    service: 'Service',
    specialist: 'Specialist',
    questions: 'A few questions',
    time: 'Date and time',
    details: 'Your details',
    review: 'Review',
    confirmation: 'Confirmation',
  },
  progress: {
    done: 'Step {step} of {of}: {name}, done',
    current: 'Step {step} of {of}: {name}',
    ahead: 'Step {step} of {of}: {name}, not yet',
  },
  headings: {
    service: 'What would you like to book?',
    specialist: 'Who would you like to see?',
    time: 'When suits you?',
    details: 'Your details',
    review: 'Check and book',
    request: 'Check and send',
    confirmation: 'You are booked',
  },
  back: 'Back',
  continue: 'Continue',
  retry: 'Try again',
  loading: 'Loading',
  noServices: 'There is nothing to book online at the moment.',
};

export const trouble: English['trouble'] = {
  offline: 'You seem to be offline.',
  slow: 'The booking service takes too long to answer.',
  down: 'The booking service can’t be reached right now.',
  crowded: 'Many people are booking at the moment. Please wait a minute.',
  setup: 'Online booking isn’t available here at the moment.',
};

export const contact: English['contact'] = {
  lead: 'Or reach us directly:',
  questions: 'Questions?',
  call: 'Call {phone}',
  write: 'Write to {email}',
};

export const services: English['services'] = {
  search: 'Search services',
  found: { one: '{count} service found', other: '{count} services found' },
  noMatch: 'Nothing matches “{query}”.',
  showAll: 'Show all',
  free: 'Free',
  group: 'Group of up to {seats}',
};
