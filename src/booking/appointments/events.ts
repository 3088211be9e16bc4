/** The events of a client's own bookings. They carry ids and instants, nothing about the client. */
import type { Instant } from '../../time/units.js';

const OUT = { bubbles: true, composed: true } as const;

/** A booking has moved to another time. */
export class RotaMovedEvent extends Event {
  constructor(
    readonly booking: string,
    readonly start: Instant,
  ) {
    super('rota-moved', OUT);
  }
}

/** A booking is cancelled. */
export class RotaCancelledEvent extends Event {
  constructor(readonly booking: string) {
    super('rota-cancelled', OUT);
  }
}

export interface AppointmentsEventMap {
  'rota-moved': RotaMovedEvent;
  'rota-cancelled': RotaCancelledEvent;
}

declare global {
  interface HTMLElementEventMap extends AppointmentsEventMap {}
}
