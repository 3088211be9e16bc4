import type { Plural, Text } from '../strings.js';

/** The words of what opens over the page, apart from those that book: loaded with the first thing that opens. */
export interface PopupStrings<Form extends Intl.LDMLPluralRule = 'other'> {
  readonly dialog: {
    /** The button that opens it. */
    readonly book: string;
    readonly close: string;
  };
  /** The date picker behind a button. */
  readonly date: {
    readonly choose: string;
    /** The button's name once there is a choice: "Change date, Friday, November 20, 2026, 10:00" (A11Y B22). */
    readonly change: Text<'date'>;
    /** Why a form that needs a date can't be sent. */
    readonly missing: string;
  };
  /** The list of time zones. */
  readonly zones: {
    readonly found: Plural<Form>;
    /** Heading of those that the client and the site are in. */
    readonly suggested: string;
    /** Headings of zones, by the first part of their ids: browsers have no names for these. */
    readonly continents: Readonly<Record<'Africa' | 'America' | 'Asia' | 'Europe', string>>;
    readonly oceans: Readonly<Record<'Arctic' | 'Atlantic' | 'Indian' | 'Pacific', string>>;
  };
}
