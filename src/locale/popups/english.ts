import type { PopupStrings } from './strings.js';

export const english: PopupStrings<'one' | 'other'> = {
  dialog: { book: 'Book now', close: 'Close' },
  date: {
    choose: 'Choose a date and time',
    change: 'Change date, {date}',
    missing: 'Please choose a date and time.',
  },
  zones: {
    found: { one: '{count} time zone found', other: '{count} time zones found' },
    suggested: 'Suggested',
    continents: { Africa: 'Africa', America: 'America', Asia: 'Asia', Europe: 'Europe' },
    oceans: { Arctic: 'Arctic Ocean', Atlantic: 'Atlantic Ocean', Indian: 'Indian Ocean', Pacific: 'Pacific Ocean' },
  },
};
