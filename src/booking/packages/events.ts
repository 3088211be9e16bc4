/** The events of packages. They carry ids, nothing about the client. */

/** A package was taken with its first sessions, or further sessions were booked out of it. */
export class RotaPackageEvent extends Event {
  /**
   * @param id Of the package that the client has.
   * @param template Of the package that is sold.
   * @param bookings Ids of the sessions that were booked now.
   */
  constructor(
    readonly id: string,
    readonly template: string,
    readonly bookings: readonly string[],
  ) {
    super('rota-package', { bubbles: true, composed: true });
  }
}

export interface PackageEventMap {
  'rota-package': RotaPackageEvent;
}

declare global {
  interface HTMLElementEventMap extends PackageEventMap {}
}
