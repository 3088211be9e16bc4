/**
 * The headless booking flow: takes intents, keeps `FlowState`, talks to a `Backend`. No DOM.
 *
 * Interface first; the parts live beside this file.
 */
import type { FieldValue } from '../adapter/contract.js';
import type { Start } from '../engine/answers.js';
import type { Entry } from '../engine/offers.js';
import type { Day } from '../time/units.js';
import type { FlowState, Month, SpecialistChoice, Step } from './state.js';

/** What elements may ask of the flow. Intents never throw: what goes wrong becomes state. */
export interface Flow extends EventTarget {
  readonly state: FlowState;
  /** Calls back after every change, once a microtask at most; gives the function that ends it. */
  subscribe(changed: () => void): () => void;

  chooseService(id: string): void;
  /** Chooses what a master page lists; a specialist is named by the calendar. */
  chooseEntry(entry: Entry): void;
  chooseDuration(minutes: number): void;
  chooseSpecialist(choice: SpecialistChoice): void;
  setZone(zone: string): void;
  /** The client reads another language from now on: a BCP 47 tag, which goes with the booking. */
  setLocale(locale: string): void;
  showMonth(month: Month): void;
  /** Brings the month after the one that shows, which whoever turns to it finds there. Called when there is nothing else to do. */
  lookAhead(): void;
  chooseDay(day: Day): void;
  chooseStart(start: Start): void;
  /** Takes a start offered in place of a lost one, or as "next available": shows its month and day, and chooses it. */
  takeStart(start: Start): void;
  /** Shows the month and day of a start without choosing it. */
  showStart(start: Start): void;
  /** Has the chosen time held for longer, where it is held and can be. */
  extendHold(): void;
  /**
   * On a page that shows all steps at once: whether the client is at the form, no more at the choice of a time, which is held
   * meanwhile (RC-6).
   */
  fillIn(now: boolean): void;
  edit(field: string, value: FieldValue): void;
  /** The client left the field: from now on its errors show. */
  leave(field: string): void;
  /** Takes back the chosen start, or what was typed: the details are as the page prefilled them. */
  reset(what: 'start' | 'details'): void;
  /** Goes on to the next step if this one is complete; on the review step, books. */
  next(): void;
  back(): void;
  /** Goes to an earlier step, everything kept. */
  goTo(step: Step): void;
  book(): Promise<void>;
  /** Asks again for what failed. */
  retry(): void;
  bookAnother(): void;
}
