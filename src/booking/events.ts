/**
 * The events of the client's way. The flow fires them; `<rota-booking>` passes them on to the page, bubbling and composed.
 * They carry ids and instants, never what the client typed.
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
  constructor(
    readonly from: Step,
    readonly to: Step,
  ) {
    super('rota-step', { ...OUT, cancelable: true });
  }
}

/** After the client chose a service, a specialist, a pool, a panel, a day or a start. */
export class RotaChooseEvent extends Event {
  constructor(
    readonly choice:
      | { readonly what: 'service'; readonly service: string }
      | { readonly what: 'specialist'; readonly specialist: SpecialistChoice }
      | { readonly what: 'pool' | 'panel'; readonly id: string }
      | { readonly what: 'day'; readonly day: Day }
      | { readonly what: 'start'; readonly start: Instant; readonly calendar: string | undefined },
  ) {
    super('rota-choose', OUT);
  }
}

/** Before a booking is sent. Prevent it to send nothing. */
export class RotaBookEvent extends Event {
  constructor(
    readonly service: string,
    readonly start: Instant,
  ) {
    super('rota-book', { ...OUT, cancelable: true });
  }
}

/** The backend said yes. */
export class RotaBookedEvent extends Event {
  constructor(
    readonly booking: string,
    readonly service: string,
    readonly start: Instant,
  ) {
    super('rota-booked', OUT);
  }
}

/** Something went wrong that the client or the owner is told of. */
export class RotaTroubleEvent extends Event {
  constructor(readonly trouble: Trouble) {
    super('rota-trouble', OUT);
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
