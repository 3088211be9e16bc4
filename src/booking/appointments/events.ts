/** The events of a client's own bookings. They carry ids and instants, nothing about the client. */
import type { Instant } from '../../time/units.js';

const OUT = { bubbles: true, composed: true } as const;

/** A booking has moved to another time. */
export class RotaMovedEvent extends Event {
  readonly booking: string;
  readonly start: Instant;

  constructor({ booking, start }: Pick<RotaMovedEvent, 'booking' | 'start'>) {
    super('rota-moved', OUT);
    this.booking = booking;
    this.start = start;
  }
}

/** A booking is cancelled. */
export class RotaCancelledEvent extends Event {
  readonly booking: string;

  constructor({ booking }: Pick<RotaCancelledEvent, 'booking'>) {
    super('rota-cancelled', OUT);
    this.booking = booking;
  }
}

export interface AppointmentsEventMap {
  'rota-moved': RotaMovedEvent;
  'rota-cancelled': RotaCancelledEvent;
}

declare global {
  interface HTMLElementEventMap extends AppointmentsEventMap {}
}
