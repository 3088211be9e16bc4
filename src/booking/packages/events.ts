/** The events of packages. They carry ids, nothing about the client. */

/** A package was taken with its first sessions, or further sessions were booked out of it. */
export class RotaPackageEvent extends Event {
  /** Of the package that the client has. */
  readonly id: string;
  /** Of the package that is sold. */
  readonly template: string;
  /** Ids of the sessions that were booked now. */
  readonly bookings: readonly string[];

  constructor({ id, template, bookings }: Pick<RotaPackageEvent, 'id' | 'template' | 'bookings'>) {
    super('rota-package', { bubbles: true, composed: true });
    this.id = id;
    this.template = template;
    this.bookings = bookings;
  }
}

export interface PackageEventMap {
  'rota-package': RotaPackageEvent;
}

declare global {
  interface HTMLElementEventMap extends PackageEventMap {}
}
