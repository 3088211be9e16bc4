import type { Plural, Text } from '../strings.js';

/** The words of packages, apart from those of a single booking: loaded with the element. */
export interface PackageStrings<Form extends Intl.LDMLPluralRule = 'other'> {
  /** What is in it: "6 × Treatment". */
  readonly holds: Text<'count' | 'service'>;
  /** What of it is neither booked nor chosen: "4 of 6 left". */
  readonly left: Text<'left' | 'of'>;
  readonly validUntil: Text<'date'>;
  readonly ended: Text<'date'>;
  readonly perWeek: Plural<Form>;
  readonly perMonth: Plural<Form>;
  /** Why a day has no times. */
  readonly weekFull: Text<'when'>;
  readonly monthFull: Text<'when'>;
  readonly over: Text<'when' | 'date'>;
  /** Those who may serve. */
  readonly servedBy: Text<'names'>;
  /** Whom to have assigned to it. */
  readonly practitioner: string;
  readonly sessions: string;
  readonly booked: string;
  readonly noneBooked: string;
  readonly past: string;
  /** "Session 2 of 6" */
  readonly sessionOf: Text<'number' | 'of'>;
  readonly firstHint: string;
  readonly allChosen: string;
  readonly allBooked: string;
  readonly add: string;
  readonly remove: Text<'session'>;
  readonly removeShort: string;
  /** Leaves a session as it was. */
  readonly keep: string;
  readonly continue: Plural<Form>;
  /** That the sessions which are not lost stay. */
  readonly othersStay: string;
  readonly package: string;
  /** The button that takes the package, that which books out of one, and that which begins to. */
  readonly take: Plural<Form>;
  readonly book: Plural<Form>;
  readonly more: string;
  readonly taken: string;
  readonly bookedNow: Plural<Form>;
  readonly states: Readonly<Record<'pending' | 'cancelled' | 'no-show', string>>;
  readonly expired: string;
  readonly incomplete: string;
}
