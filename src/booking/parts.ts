import type { Booker } from './booker.js';
import type { Later } from './later.js';
import type { Times } from './times.js';

/** What the flow needs once the catalog is there. The script tag has each part in a file of its own (embed.ts). */
export interface Parts {
  /** From the choice of a service on: months, days and starts, worked out by the engine. */
  readonly times: Later<{ readonly Times: typeof Times }>;
  /** From the details on: sending the booking. */
  readonly booking: Later<{ readonly Booker: typeof Booker }>;
}
