import { offsetSourceOf } from './zone-probe.js';
import { Zone } from './zone.js';

/** More than there are zones and aliases. Ids come from clients, too, in any spelling: the oldest goes first. */
const KEPT = 1000;

/** A zone id that isn't one, or that this machine's zone data doesn't know. */
export class UnknownZoneError extends Error {
  readonly zone: string;

  constructor(zone: string) {
    super(
      `There is no time zone ${JSON.stringify(String(zone).slice(0, 80))}; expected an IANA id such as "Europe/Berlin".`,
    );
    this.name = 'UnknownZoneError';
    this.zone = zone;
  }
}

/**
 * The zones of this machine by id, each looked up once as long as it is kept. Ids are aliases of each other (`Asia/Calcutta`,
 * `Asia/Kolkata`): two that differ may still mean one zone.
 */
export class Zones {
  readonly #zones = new Map<string, Zone>();

  /** The zone, or undefined where there is none of that id, whatever the id holds. */
  find(id: string): Zone | undefined {
    const kept = this.#zones.get(id);
    if (kept) return kept;
    const source = offsetSourceOf(id);
    if (!source) return undefined;
    const zone = new Zone(id, source);
    if (this.#zones.size >= KEPT) this.#zones.delete(this.#zones.keys().next().value!);
    this.#zones.set(id, zone);
    return zone;
  }

  /** The zone; throws an `UnknownZoneError` where there is none of that id. */
  get(id: string): Zone {
    const zone = this.find(id);
    if (!zone) throw new UnknownZoneError(id);
    return zone;
  }
}
