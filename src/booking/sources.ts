import type { Backend, OpeningCalls } from '../adapter/backend.js';
import type { CheckedBackend } from '../adapter/checked-backend.js';
import { HttpCalls } from '../adapter/http-calls.js';
import type { LinkedSite } from '../engine/links.js';
import { CalendarSource } from './calendar-source.js';
import { Later } from './later.js';
import type { Offer } from './offer.js';
import type { Source } from './source.js';

/** Few sites serve their times start by start. */
const SERVED = new Later(() => import('./served/served-source.js'));

/** Where a site's times come from, by what its catalog says (`site.detail`). */
export class Sources {
  readonly #backend: Backend;
  readonly #calendars: Source;
  #served: Source | undefined;

  constructor(backend: Backend) {
    this.#backend = backend;
    this.#calendars = new CalendarSource(backend);
  }

  /** Undefined until its file is there. */
  of({ site }: Offer): Source | undefined {
    if (!isServed(site)) return this.#calendars;
    const { here } = SERVED;
    if (here) this.#served ??= new here.ServedSource(this.#backend);
    return this.#served;
  }

  /** @throws {Problem} where the file of what is not there yet does not come. */
  async bring(): Promise<void> {
    await SERVED.bring();
  }

  /** What whoever wrote the adapter has to put right. */
  faultOf(site: LinkedSite): string | undefined {
    const { detail = 'calendars' } = site.site;
    const call = isServed(site) ? 'openings' : 'availability';
    const adapter: Partial<Backend & OpeningCalls> =
      (this.#backend as Partial<CheckedBackend>).adapter ?? this.#backend;
    if (adapter instanceof HttpCalls || adapter[call]) return undefined;
    return `The backend's catalog says detail "${detail}", and its adapter has no call "${call}".`;
  }
}

function isServed({ site: { detail = 'calendars' } }: LinkedSite): boolean {
  return detail !== 'calendars';
}
