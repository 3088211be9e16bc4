/**
 * What the headless flow knows at one moment. Elements render this and nothing else; every change makes a new object, so
 * that comparing parts by identity tells what changed.
 */
import type { Booking, FieldValue } from '../adapter/contract.js';
import type { ProblemCode } from '../adapter/contract.js';
import type { DayAnswer, Start } from '../engine/answers.js';
import type { Catalog, FormField, Service } from '../engine/model.js';
import type { Entry } from '../engine/offers.js';
import type { Day, Instant } from '../time/units.js';
import type { Subject } from './subject.js';

/** The client's way (FL-1), in order; `questions` are those that the rules of a page hang on (MP-3). */
export const STEPS = ['service', 'specialist', 'questions', 'time', 'details', 'review', 'confirmation'] as const;
export type Step = (typeof STEPS)[number];

/** "Any available", or the id of one calendar. */
export type SpecialistChoice = 'any' | (string & {});

/** What went wrong, in a form that the locale has words for. */
export interface Trouble {
  /** `misconfigured` is a fault of the page's markup or the site's set-up: said to its owner, not blamed on the client. */
  readonly code: ProblemCode | 'misconfigured';
  /** One sentence for developers and site owners; never shown to clients. */
  readonly detail: string;
  /** Whether trying the same again makes sense. */
  readonly retryable: boolean;
  /** Milliseconds that the backend asks to wait first. */
  readonly retryAfter?: number;
  /** The error behind it, where there is one: an adapter's own. */
  readonly cause?: unknown;
}

/** Something asked of the backend: shown as a skeleton, as content, or as a message with "Try again". */
export type Loading<T> =
  | { readonly status: 'idle' }
  | { readonly status: 'loading'; readonly previous?: T }
  | { readonly status: 'ready'; readonly value: T }
  | { readonly status: 'failed'; readonly trouble: Trouble };

/** One person, or "any", in the specialist step. */
export interface SpecialistOption {
  readonly id: SpecialistChoice;
  /** Left out for "any". */
  readonly name?: string;
  readonly role?: string;
  readonly portrait?: string;
  /** The next free start; undefined while unknown, null where there is none in the range looked at. */
  readonly next?: Instant | null;
}

/** One or more who serve: a person by name, or so many of a pool. */
export interface Host {
  readonly name: string;
  readonly count: number;
}

/** A section of a master page, with what can be chosen of it (MP-1). */
export interface PageSection {
  readonly label: string;
  readonly category?: string;
  readonly instructions?: string;
  readonly choices: readonly PageChoice[];
}

/** One thing that a client can choose on a master page. */
export interface PageChoice {
  /** A specialist's id is that of the calendar. */
  readonly entry: Entry;
  readonly name: string;
  /** What it is, or what part somebody has. */
  readonly about?: string;
  readonly portrait?: string;
  /** What is booked, where that is known by now. */
  readonly service?: Service;
  /** Who serve, where several people do at once. */
  readonly hosts: readonly Host[];
  readonly isChosen: boolean;
}

/** A month as people see it in the shown zone. */
export interface Month {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
}

/** The month that the picker shows, day by day. */
export interface MonthAnswer {
  readonly month: Month;
  readonly days: readonly DayAnswer[];
  /** The first starts after the month's beginning, for "next available", within what the backend answers for. */
  readonly next: readonly Start[];
}

export type FieldErrorCode =
  'required' | 'email' | 'phone' | 'number' | 'too-small' | 'too-large' | 'too-long' | 'choice' | 'refused';

export interface FieldError {
  readonly code: FieldErrorCode;
  /** The bound that was missed, or the backend's own sentence for `refused`. */
  readonly limit?: number;
  readonly detail?: string;
}

/** Id of the question for the place, where rules of a page hang on it (MP-3); the locale has its label. */
export const PLACE = 'rota-place';

/** One field of the details form, the built-in ones included (ids `firstName`, `lastName`, `email`, `phone`, `notes`). */
export interface DetailField extends Omit<FormField, 'kind' | 'label'> {
  readonly kind: FormField['kind'] | 'email';
  /** Left out for the built-in fields: the locale names them. */
  readonly label?: string;
  readonly builtIn: boolean;
  /** Prefilled and not shown (FL-10). */
  readonly hidden: boolean;
  /** Asked before the time: the rules of the page hang on the answer (MP-3). */
  readonly first?: boolean;
}

export interface Details {
  readonly fields: readonly DetailField[];
  readonly values: Readonly<Record<string, FieldValue>>;
  /** Only of fields that were left or submitted (A11Y G5, G8). */
  readonly errors: Readonly<Record<string, FieldError>>;
  /** Rises with every refused submit, so that focus can go to the first fault once. */
  readonly attempts: number;
}

/**
 * How the sending of an intent stands. `checking`: the answer was lost and the same key is asked again (RC-4).
 * `waiting`: backing off, or offline until the browser says otherwise.
 */
export type Submission = 'idle' | 'sending' | 'checking' | 'waiting';

/**
 * Why a start is lost: somebody else has it, its notice has run out (AV-8), a limit is reached (AV-10), or the site no longer
 * offers it.
 */
export type LostReason = 'taken' | 'too-late' | 'limit' | 'withdrawn';

/**
 * A chosen time that the backend keeps from others while the form is filled (RC-6). `asked`: the backend has yet to say so;
 * `ending`: the client is to be warned; `ended`: it can still be booked, if it is free.
 */
export interface Hold {
  readonly stage: 'asked' | 'held' | 'ending' | 'ended';
  /** When it ends, in milliseconds of the page's clock (`Clock`): counted from the backend's seconds, no time of day (A28). */
  readonly until: number;
  /** Whether it can be held for longer: backends let that be asked for once. */
  readonly extension: 'possible' | 'asked' | 'none';
}

export interface FlowState {
  readonly catalog: Loading<Catalog>;
  /** The steps of this booking; needless ones are left out. */
  readonly steps: readonly Step[];
  readonly step: Step;

  /** Of a master page, where its first step leaves a choice: the sections that this step shows. */
  readonly sections: readonly PageSection[];

  /** Services on offer, after the page's narrowing. */
  readonly services: readonly Service[];
  /** What is booked, and as a service: its name, lengths, questions, price and place. */
  readonly subject: Subject;
  readonly service: Service | undefined;
  /** Minutes. */
  readonly duration: number | undefined;
  /** Where several people meet: what is known of who they are. */
  readonly hosts: readonly Host[];

  /** Empty where the client has no say. */
  readonly specialists: readonly SpecialistOption[];
  readonly specialist: SpecialistChoice | undefined;

  /** Zone that times are shown in, and that of the site. */
  readonly zone: string;
  readonly siteZone: string;
  /** The backend's clock, advanced by the time since its answer; undefined before the first answer. */
  readonly now: Instant | undefined;
  readonly today: Day | undefined;

  readonly month: Month | undefined;
  readonly timetable: Loading<MonthAnswer>;
  /** The chosen day; until one is chosen, the first of the first month shown that has a free start. */
  readonly day: Day | undefined;
  /** The starts of that day; labelled ones carry their calendar. */
  readonly starts: readonly Start[];
  readonly start: Start | undefined;
  /** Left out where nothing is held. */
  readonly hold: Hold | undefined;

  readonly details: Details;
  /** The steps whose fields can't be sent as they are. */
  readonly unfit: readonly Step[];
  readonly submission: Submission;
  /** The trouble of the last submission. */
  readonly trouble: Trouble | undefined;
  /** The start that was lost, why, and what is free instead (RC-3). */
  readonly lost:
    { readonly start: Start; readonly why: LostReason; readonly alternatives: readonly Start[] } | undefined;
  readonly booking: Booking | undefined;
}

/** What the page may fix beforehand (FL-1, FL-10). */
export interface FlowOptions {
  /** Ids; a service or calendar given here is settled and its step left out. */
  readonly service?: string;
  readonly calendar?: string;
  /** Ids: what is offered is narrowed to the master page, the panel, the pool. */
  readonly page?: string;
  readonly panel?: string;
  readonly pool?: string;
  /** IANA zone to show times in; the browser's where left out. */
  readonly zone?: string;
  readonly locale?: string;
  readonly prefill?: Readonly<Record<string, FieldValue>>;
  readonly hiddenFields?: readonly string[];
  /** Keeps choices and what was typed in the tab's session storage, so that they survive a reload (FL-7, A83). */
  readonly keepDraft?: boolean;
  /** Others use the computer, too: nothing is kept, `keepDraft` or not, and no field suggests what somebody typed before (A83). */
  readonly shared?: boolean;
}
