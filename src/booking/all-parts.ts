import { Booker } from './booker.js';
import { Later } from './later.js';
import { pageOffer } from './pages/page-offer.js';
import type { Parts } from './parts.js';
import { Times } from './times.js';

const present = <Part>(part: Part): Later<Part> => new Later(() => Promise.resolve(part), part);

/** All parts of the flow, there from the start. */
export const ALL_PARTS: Parts = {
  times: present({ Times }),
  pages: present({ pageOffer }),
  booking: present({ Booker }),
};
