import type { Booker } from './booker.js';
import type { Later } from './later.js';
import type { pageOffer } from './pages/page-offer.js';
import type * as timesPart from './times-part.js';

/** What the flow needs once the catalog is there. The script tag has each part in a file of its own (embed.ts). */
export interface Parts {
  /** From the choice of a service on: months, days and starts. */
  readonly times: Later<typeof timesPart>;
  /** What a master page, a panel or a pool offers; only for those that ask for one. */
  readonly pages: Later<{ readonly pageOffer: typeof pageOffer }>;
  /** From the details on: sending the booking. */
  readonly booking: Later<{ readonly Booker: typeof Booker }>;
}
