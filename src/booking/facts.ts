import type { Booking, FieldValue } from '../adapter/contract.js';
import type { Start } from '../engine/answers.js';
import type { Day } from '../time/units.js';
import type { Offer } from './offer.js';
import type { FieldError, FlowOptions, FlowState, Month, Step, Submission, Trouble } from './state.js';
import { NO_SUBJECT, type Subject } from './subject.js';

/** How a question to the backend stands. */
export type Asking = 'idle' | 'loading' | Trouble;

/**
 * What the flow was told, by the client and by the backend, and nothing that follows from it: `FlowState` is worked out of
 * these by view.ts.
 */
export interface Facts {
  readonly catalog: Asking;
  /** What there is to choose from, once the catalog is there. */
  readonly offer: Offer | undefined;
  /** When there was something to fill in, by the page's clock. */
  readonly since: number;
  readonly step: Step;

  readonly subject: Subject;
  /** Minutes. */
  readonly duration: number | undefined;
  /** The person whose times are shown where one person only is offered (DS-2); stays while a start is chosen. */
  readonly settled: string | undefined;

  /** Empty until the catalog is there, unless the page named one. */
  readonly zone: string;
  /** BCP 47 tag of the language that the client reads. */
  readonly locale: string;
  readonly month: Month | undefined;
  /** Whether the client turned the pages; until then the month follows the first start. */
  readonly turned: boolean;
  readonly day: Day | undefined;
  readonly start: Start | undefined;
  /** Of a page that shows all steps at once: whether the client is at the form. */
  readonly filling?: boolean;
  readonly hold: FlowState['hold'];
  readonly timetable: Asking;

  readonly values: Readonly<Record<string, FieldValue>>;
  /** Fields whose errors show. */
  readonly left: ReadonlySet<string>;
  /** What the backend found wrong with a value; gone once the value changes. */
  readonly refused: Readonly<Record<string, FieldError>>;
  readonly attempts: number;

  readonly submission: Submission;
  readonly trouble: Trouble | undefined;
  readonly lost: FlowState['lost'];
  readonly booking: Booking | undefined;
}

/** What a new booking begins with; the catalog, zone and language, and what the client typed are kept. */
export const FRESH_CHOICES = {
  subject: NO_SUBJECT,
  duration: undefined,
  settled: undefined,
  month: undefined,
  turned: false,
  day: undefined,
  start: undefined,
  hold: undefined,
  timetable: 'idle',
  left: new Set<string>(),
  refused: {},
  attempts: 0,
  submission: 'idle',
  trouble: undefined,
  lost: undefined,
  booking: undefined,
} as const satisfies Partial<Facts>;

/** What holds before a start is chosen, or the details are filled in. */
export function unanswered(what: 'start' | 'details', prefill: FlowOptions['prefill']): Partial<Facts> {
  const { left, refused } = FRESH_CHOICES;
  return what === 'start' ? { start: undefined } : { values: { ...prefill }, left, refused };
}

export function firstFacts(zone: string, locale: string, prefill: Facts['values']): Facts {
  return {
    ...FRESH_CHOICES,
    catalog: 'idle',
    offer: undefined,
    since: 0,
    step: 'service',
    zone,
    locale,
    values: { ...prefill },
  };
}
