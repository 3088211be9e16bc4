import { contact, frame, services, trouble } from '../locale/english/first.js';
import type { Strings } from '../locale/strings.js';

/** Comes with the file that needs it. */
const LATER = undefined!;

/** English as the script tag's first file has it, in place of locale/english.ts: the other files put in the sections that they need. */
export const english: Strings<'one' | 'other'> = {
  frame,
  trouble,
  contact,
  services,
  specialists: LATER,
  month: LATER,
  times: LATER,
  zones: LATER,
  lost: LATER,
  details: LATER,
  review: LATER,
  confirmation: LATER,
};
