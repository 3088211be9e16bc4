/**
 * Every word that clients read, as data: one section per element, each value a text, a text with gaps, or the forms of a plural.
 * A language is one object of this shape: a missing string, a missing gap and a missing plural form are type errors.
 */
import type { FieldErrorCode, LostReason, Step } from '../booking/state.js';
import type { AnyAvailable } from '../engine/model.js';
import type { DayReason } from '../engine/reasons.js';

/** Kinds of trouble that clients are told apart; many problem codes share one (see trouble-kind.ts). */
export type TroubleKind = 'offline' | 'slow' | 'down' | 'crowded' | 'setup';

/** A text with one `{gap}` for each name, in any order; filled in by `Format.fill`. */
export type Text<Gap extends string = never> = [Gap] extends [never]
  ? string
  : { [G in Gap]: `${string}{${G}}${Text<Exclude<Gap, G>>}` }[Gap];

/** Names of the gaps of a text. */
export type GapOf<T extends string> = T extends `${string}{${infer Gap}}${infer Rest}` ? Gap | GapOf<Rest> : never;

/** One text per form that a language has; those of few things may do without the number ("two times"). */
export type Plural<Form extends Intl.LDMLPluralRule, Gap extends string = never> = {
  readonly [F in Form]: F extends 'zero' | 'one' | 'two' ? Text<Gap> : Text<Gap | 'count'>;
};

/** The strings of a language whose plurals of whole numbers have these forms (CLDR, `Intl.PluralRules`). */
export interface Strings<Form extends Intl.LDMLPluralRule = 'other'> {
  readonly frame: {
    /** Between the parts of a name that is read aloud. */
    readonly comma: string;
    readonly stepOf: Text<'step' | 'of'>;
    /** Short names of the steps, for the progress line and for the choices in them. `questions` is a heading, too. */
    readonly steps: Readonly<Record<Step, string>>;
    /** "Step 2 of 4: Date and time, done". */
    readonly progress: Readonly<Record<'done' | 'current' | 'ahead', Text<'step' | 'of' | 'name'>>>;
    /** Heading of each step; `request` is the review's where the site has to say yes first. */
    readonly headings: Readonly<Record<Exclude<Step, 'questions'> | 'request', string>>;
    readonly back: string;
    readonly continue: string;
    readonly retry: string;
    readonly loading: string;
    readonly noServices: string;
  };
  readonly trouble: Readonly<Record<TroubleKind, string>>;
  readonly contact: {
    /** After a message that booking online does not work. */
    readonly lead: string;
    readonly questions: string;
    readonly call: Text<'phone'>;
    readonly write: Text<'email'>;
  };
  /** The lost slot (RC-3). */
  readonly lost: {
    /** What became of the time. */
    readonly why: Readonly<Record<LostReason, string>>;
    /** The sentence after that. */
    readonly withOthers: string;
    readonly withoutOthers: string;
    readonly otherTimes: string;
  };
  readonly details: {
    /** Labels of the built-in fields, by id. */
    readonly labels: Readonly<Record<'firstName' | 'lastName' | 'email' | 'phone' | 'notes', string>>;
    readonly optional: string;
    readonly choose: string;
    readonly summary: Plural<Form>;
    readonly errors: Readonly<Record<Exclude<FieldErrorCode, NamesField | NamesLimit>, string>> &
      Readonly<Record<NamesField, Text<'label'>>> &
      Readonly<Record<NamesLimit, Text<'limit'>>>;
  };
  readonly review: {
    /** Where service or time are still to be chosen. */
    readonly nothingYet: string;
    readonly service: string;
    readonly specialist: string;
    readonly time: string;
    readonly client: string;
    readonly change: string;
    /** Name of the change button for one part. */
    readonly changePart: Text<'part'>;
    readonly yes: string;
    readonly no: string;
    /** The final button: "Book Tue 24 Nov, 10:00". */
    readonly book: Text<'when'>;
    /** The same where the site has to say yes first, and the sentence above it (FL-11): where no mail goes out, the confirmation says it, too. */
    readonly request: Text<'when'>;
    readonly needsYes: string;
    /** Under a message about trouble. */
    readonly kept: string;
    /** In the place of such a message: what can't be had, what was booked before, mails that have to be read first, a limit that is reached. */
    readonly refused: string;
    readonly sent: string;
    readonly unread: string;
    /** "in 25 minutes" stands in it. */
    readonly limited: Text<'when'>;
    readonly sending: string;
    readonly requesting: string;
    readonly checking: string;
    readonly waiting: string;
    readonly waitingOffline: string;
  };
  readonly confirmation: {
    readonly confirmed: string;
    readonly pending: string;
    readonly mailTo: Text<'email'>;
    readonly mailPending: Text<'email'>;
    /** "with Maria and Carlos", under the service's name. */
    readonly with: Text<'names'>;
    readonly map: string;
    readonly joinVideo: string;
    readonly byPhone: string;
    readonly byVideo: string;
    readonly addToCalendar: string;
    readonly fileName: string;
    readonly manage: string;
    readonly another: string;
  };
  readonly services: {
    readonly search: string;
    readonly found: Plural<Form>;
    readonly noMatch: Text<'query'>;
    readonly showAll: string;
    readonly free: string;
    /** A group session: "Up to 8 people". */
    readonly group: Text<'seats'>;
  };
  readonly specialists: {
    readonly any: string;
    /** What "Any available" does (FL-2). */
    readonly anyMeans: Readonly<Record<Exclude<AnyAvailable, 'none'>, string>>;
    readonly next: string;
    readonly noneSoon: string;
  };
  readonly month: {
    /** Name of the whole calendar. */
    readonly label: string;
    readonly previous: string;
    readonly next: string;
    /** Parts of a day's name. */
    readonly today: string;
    readonly few: Plural<Form>;
    readonly none: string;
    readonly first: string;
    readonly last: string;
    readonly selected: Text<'date'>;
    /** Why a day has nothing, in two or three words, as a part of its name. */
    readonly reasons: Readonly<Record<DayReason, string>>;
    /** What stands for `when` in the sentences after it: a day ("on Tuesday, November 24") or a month. */
    readonly onDay: Text<'date'>;
    readonly inMonth: Text<'month'>;
    /** Why there is nothing on a day or in a month (TR-1), as a sentence. */
    readonly because: Readonly<Record<DayReason | 'unknown', Text<'when'>>>;
    readonly nextFree: string;
    readonly nothingAhead: string;
    /** Asks for the step that comes first. */
    readonly needsService: string;
  };
  readonly times: {
    /** Legend of the choice between session lengths (AV-14). */
    readonly durations: string;
    /** Name of the group of times. */
    readonly label: Text<'date' | 'zone'>;
    readonly parts: Readonly<Record<'morning' | 'afternoon' | 'evening', string>>;
    /** From when to when, in a time's name. */
    readonly range: Text<'start' | 'end'>;
    /** The end, under a start. */
    readonly until: Text<'end'>;
    readonly full: string;
    readonly taken: string;
    readonly left: Plural<Form>;
    readonly loading: string;
    readonly arrived: Plural<Form, 'date'>;
    readonly none: Text<'date'>;
    readonly needsDay: string;
    readonly zone: string;
    /** Where the site's clocks differ from those shown: "Wellness Centre is on Berlin time (GMT+1)." */
    readonly siteZone: Text<'site' | 'zone'>;
  };
  readonly zones: {
    /** "Berlin time (GMT+1)". */
    readonly named: Text<'place' | 'offset'>;
    /** The second zone under the first: "15:00 to 16:00, Berlin time (GMT+1)". */
    readonly second: Text<'when' | 'zone'>;
  };
}

/** Errors that name the field, and those that name its limit. */
type NamesField = 'required' | 'number' | 'choice' | 'refused';
type NamesLimit = 'too-small' | 'too-large' | 'too-long';
