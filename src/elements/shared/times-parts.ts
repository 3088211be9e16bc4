/** The parts of the date picker, by their own names, for whoever passes them on; all but `hint`, which others have, too. */
export const TIMES_PARTS =
  'durations, length, selected, month-heading, previous, next, weekday, day, today, available, few, full, none, outside, ' +
  'unknown, note, retry, next-free, times-heading, zone, zone-button, zone-popup, zone-search, zone-close, zone-group, ' +
  'zone-option, active, filter, filter-part, part-of-day, slot, free, taken, start, detail';
