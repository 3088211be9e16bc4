import { Booker } from './booker.js';
import { Later } from './later.js';
import type { Parts } from './parts.js';
import { Drafts, Times, wholeBackend } from './times-part.js';

const present = <Part>(part: Part): Later<Part> => new Later(() => Promise.resolve(part), part);

/** The parts of the flow, there from the start but for what few pages need. */
export const ALL_PARTS: Parts = {
  times: present({ Drafts, Times, wholeBackend }),
  pages: new Later(() => import('./pages/page-offer.js')),
  booking: present({ Booker }),
};
