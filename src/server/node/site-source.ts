import { setTimeout } from 'node:timers/promises';
import { siteFromFile } from '../site-file/index.js';
import type { SiteSetup } from '../site-setup.js';
import type { Sites } from '../sites.js';
import type { SiteRow, SiteRows } from '../stores/postgres/site-rows.js';
import sample from './sample-site.json' with { type: 'json' };

/** How long a change of a row may go unnoticed: milliseconds. */
const PAUSE = 3_000;

export interface Watching {
  stop(): Promise<void>;
}

/**
 * Where a server has its sites from: files, read once, and rows of the database, which are looked at again and again. The
 * sample site where there are none.
 */
export class SiteSource {
  readonly #files: readonly SiteSetup[];
  readonly #rows: SiteRows | undefined;
  readonly #say: (line: string) => void;
  readonly #finish: (setup: SiteSetup) => SiteSetup;
  readonly #faultOf: (setup: SiteSetup) => string | undefined;
  #mark = '';
  #known: ReadonlyMap<string, SiteSetup> = new Map();

  /**
   * @param say Told what can't be served, and why.
   * @param finish Adds what the server knows and no file says.
   * @param faultOf What the server lacks for a site of a row: it is told, and the site served as far as it goes.
   */
  constructor(
    files: readonly SiteSetup[],
    rows: SiteRows | undefined,
    say: (line: string) => void,
    finish: (setup: SiteSetup) => SiteSetup = (setup) => setup,
    faultOf: (setup: SiteSetup) => string | undefined = () => undefined,
  ) {
    this.#faultOf = faultOf;
    this.#finish = finish;
    this.#files = files;
    this.#rows = rows;
    this.#say = say;
  }

  /** All there are now. A row that is wrong keeps nobody from the other sites: its last good version is served on, if any. */
  async load(): Promise<readonly SiteSetup[]> {
    const rows = this.#rows;
    if (rows) {
      // The mark first: what changes in between is found at the next look.
      this.#mark = await rows.mark();
      const setups = (await rows.all()).flatMap((row) => this.#setupOf(row) ?? []);
      this.#known = new Map(setups.map((setup) => [setup.catalog.site.id, setup]));
    }
    const all = [...this.#files, ...this.#known.values()];
    return (this.isSample ? [siteFromFile(sample)] : all).map(this.#finish);
  }

  /** Whether there are no sites, as far as is known, so that it is the sample. */
  get isSample(): boolean {
    return this.#files.length === 0 && this.#known.size === 0;
  }

  /** Replaces the sites whenever a row has changed, until it is stopped. */
  watch(sites: Sites, pause = PAUSE): Watching {
    const rows = this.#rows;
    const stopping = new AbortController();
    const { signal } = stopping;
    const look = async (): Promise<void> => {
      while (rows && !signal.aborted) {
        await setTimeout(pause, undefined, { signal }).catch(() => {});
        if (signal.aborted) return;
        try {
          if ((await rows.mark()) !== this.#mark) sites.replace(await this.load());
        } catch {
          this.#say('The sites in the database cannot be read; those that are known are served on.');
        }
      }
    };
    const done = look();
    return {
      stop: () => {
        stopping.abort();
        return done;
      },
    };
  }

  #setupOf({ site, file }: SiteRow): SiteSetup | undefined {
    try {
      const setup = siteFromFile(file);
      const { id } = setup.catalog.site;
      if (id !== site) throw new Error(`id: "${id}" is not the "${site}" of its row`);
      if (this.#files.some(({ catalog }) => catalog.site.id === id)) throw new Error('there is a file of this id, too');
      const fault = this.#faultOf(setup);
      if (fault !== undefined) this.#say(`The site "${site}" in the database: ${fault}`);
      return setup;
    } catch (error) {
      this.#say(`The site "${site}" in the database: ${(error as Error).message}`);
      return this.#known.get(site);
    }
  }
}
