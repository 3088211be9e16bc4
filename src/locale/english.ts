/** English, which is always there; in the script tag's files section by section (embed/english.ts). */
import { contact, frame, services, trouble } from './english/first.js';
import { lost, month, specialists, times, zones } from './english/times.js';
import { confirmation, details, review } from './english/booking.js';
import type { Strings } from './strings.js';

export const english: Strings<'one' | 'other'> = {
  frame,
  trouble,
  contact,
  services,
  specialists,
  month,
  times,
  zones,
  lost,
  details,
  review,
  confirmation,
};
