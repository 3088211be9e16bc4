import type { CallOptions, OpeningCalls } from '../../src/adapter/backend.js';
import type { DetailLevel, Openings, OpeningsQuery } from '../../src/adapter/contract.js';
import type { Availability, Catalog } from '../../src/engine/model.js';
import { hostSite, type HostedSite } from '../../src/server/hosted-site.js';
import { openingsOf } from '../../src/server/openings/answer.js';
import { inquiryOf } from '../../src/server/openings/inquiry.js';
import { readQuery } from '../../src/server/openings/query.js';
import { publicCatalog } from '../../src/server/public-catalog.js';
import type { SiteSetup } from '../../src/server/site-setup.js';
import { Zones } from '../../src/time/zones.js';
import { refuse, ScriptedBackend } from './scripted-backend.js';

/** Each is worked out once. */
const ZONES = new Zones();

/** A site that does not tell what is taken, as the reference backend has it. */
export function hostServed(catalog: Catalog, detail: DetailLevel): HostedSite {
  const showLeft = catalog.site.showLeft && detail === 'pools';
  return hostSite({ catalog: { ...catalog, site: { ...catalog.site, detail, showLeft } } } as SiteSetup, ZONES);
}

/** The starts that it serves of what it knows. */
export function served(hosted: HostedSite, { from, to, ...asked }: OpeningsQuery, known: Availability): Openings {
  const parts = Object.entries({ from, to, ...asked, answers: asked.answers && JSON.stringify(asked.answers) });
  const query = parts.flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]));
  const inquiry = inquiryOf(hosted, readQuery(new URLSearchParams(query)).asked);
  return openingsOf(hosted, inquiry, known, [from, to]);
}

/** A scripted backend that serves its times start by start. */
export class ServedBackend extends ScriptedBackend implements OpeningCalls {
  readonly asked: OpeningsQuery[] = [];
  detail: DetailLevel = 'slots';
  /** What the next calls do before they answer; what they throw is the answer. */
  beforeOpenings: ((query: OpeningsQuery) => unknown)[] = [];

  override async catalog(): Promise<Catalog> {
    return publicCatalog(hostServed(this.site, this.detail), this.now);
  }

  override availability(): Promise<never> {
    return Promise.reject(refuse('not-found')());
  }

  async openings(query: OpeningsQuery, { signal }: CallOptions = {}): Promise<Openings> {
    this.asked.push(query);
    const answer = served(hostServed(this.site, this.detail), query, this.answer(query));
    await this.beforeOpenings.shift()?.(query);
    signal?.throwIfAborted();
    return answer;
  }
}
