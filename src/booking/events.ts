/**
 * The events of the client's way. The flow fires them; `<rota-booking>` passes them on to the page, bubbling and composed: each is
 * made from what it tells, so that one like it can be made of it. They carry ids and instants, never what the client typed.
 */
import type { Trouble, SpecialistChoice, Step } from './state.js';
import type { Day, Instant } from '../time/units.js';

const OUT = { bubbles: true, composed: true } as const;

/** The catalog is there and the first step shows. */
export class RotaReadyEvent extends Event {
  constructor() {
    super('rota-ready', OUT);
  }
}

/** Before the flow goes from one step to another. Prevent it to stay. */
export class RotaStepEvent extends Event {
  readonly from: Step;
  readonly to: Step;

  constructor({ from, to }: Pick<RotaStepEvent, 'from' | 'to'>) {
    super('rota-step', { ...OUT, cancelable: true });
    this.from = from;
    this.to = to;
  }
}

/** After the client chose a service, a specialist, a pool, a panel, a day or a start. */
export class RotaChooseEvent extends Event {
  readonly choice:
    | { readonly what: 'service'; readonly service: string }
    | { readonly what: 'specialist'; readonly specialist: SpecialistChoice }
    | { readonly what: 'pool' | 'panel'; readonly id: string }
    | { readonly what: 'day'; readonly day: Day }
    | { readonly what: 'start'; readonly start: Instant; readonly calendar: string | undefined };

  constructor({ choice }: Pick<RotaChooseEvent, 'choice'>) {
    super('rota-choose', OUT);
    this.choice = choice;
  }
}

/** Before a booking is sent. Prevent it to send nothing. */
export class RotaBookEvent extends Event {
  readonly service: string;
  readonly start: Instant;

  constructor({ service, start }: Pick<RotaBookEvent, 'service' | 'start'>) {
    super('rota-book', { ...OUT, cancelable: true });
    this.service = service;
    this.start = start;
  }
}

/** The backend said yes. */
export class RotaBookedEvent extends Event {
  readonly booking: string;
  readonly service: string;
  readonly start: Instant;

  constructor({ booking, service, start }: Pick<RotaBookedEvent, 'booking' | 'service' | 'start'>) {
    super('rota-booked', OUT);
    this.booking = booking;
    this.service = service;
    this.start = start;
  }
}

/** Something went wrong that the client or the owner is told of. */
export class RotaTroubleEvent extends Event {
  readonly trouble: Trouble;

  constructor({ trouble }: Pick<RotaTroubleEvent, 'trouble'>) {
    super('rota-trouble', OUT);
    this.trouble = trouble;
  }
}

export interface RotaEventMap {
  'rota-ready': RotaReadyEvent;
  'rota-step': RotaStepEvent;
  'rota-choose': RotaChooseEvent;
  'rota-book': RotaBookEvent;
  'rota-booked': RotaBookedEvent;
  'rota-trouble': RotaTroubleEvent;
}

declare global {
  interface HTMLElementEventMap extends RotaEventMap {}
}
