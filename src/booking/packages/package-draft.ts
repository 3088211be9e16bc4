import { OuterStore } from '../outer-store.js';
import type { Surroundings } from '../surroundings.js';
import { catalogIn, chosenIn, takenIn, type PackageFacts } from './package-facts.js';
import type { PackageState } from './state.js';

/** What is kept of a package that isn't booked yet, where the site's owner wants it kept (FL-7, A83). */
type Draft = Pick<PackageFacts, 'calendar' | 'sessions' | 'step' | 'values' | 'passed'>;

/** Drafts of packages in the tab's session storage: one for each that is sold, and for each that a link opens. */
export class PackageDrafts {
  readonly #storage: Surroundings['storage'];
  readonly #isKept: boolean;
  #isBegun = false;

  /** @param isKept Whether the page's owner wants any. */
  constructor(storage: Surroundings['storage'], isKept = false) {
    this.#storage = storage;
    this.#isKept = isKept;
  }

  /** Keeps what is chosen and typed; on the overview there is nothing to keep any more. */
  save(facts: PackageFacts): void {
    if (!this.#isKept || !this.#isBegun) return;
    const { calendar, step, values, passed } = facts;
    const draft: Draft = { calendar, sessions: chosenIn(facts), step, values, passed };
    // It was sold under another name than that of the link to it.
    if (step === 'overview') for (const name of namesOf(facts)) this.#storage.removeItem(name);
    else this.#storage.setItem(namesOf(facts)[0]!, JSON.stringify(draft));
  }

  /**
   * What was kept, as far as it can be read and still holds; from now on, changes are kept. Whether the times are free is the
   * backend's to say.
   */
  begin(facts: PackageFacts, { contents, practitioners, now }: PackageState): Partial<PackageFacts> {
    this.#isBegun = true;
    const draft = this.#isKept && parsed(this.#storage.getItem(namesOf(facts)[0]!));
    if (!draft) return {};
    const { calendar = '', step, values, passed } = draft;
    const isLeft = (id: string) => contents.some(({ service, left }) => service.id === id && left > 0);
    const sessions = draft.sessions.filter(({ service, start }) => isLeft(service) && start > now);
    return {
      values: { ...facts.values, ...values },
      ...(practitioners.includes(calendar) && { calendar }),
      ...(sessions.length > 0 && { sessions, step, passed }),
    };
  }
}

/** A store whose facts are kept with every change. */
export class KeptStore extends OuterStore<PackageFacts, PackageState> {
  readonly #drafts: PackageDrafts;

  constructor(facts: PackageFacts, stateOf: (facts: PackageFacts) => PackageState, drafts: PackageDrafts) {
    super(facts, stateOf, ({ choosing }) => choosing?.flow);
    this.#drafts = drafts;
  }

  override change(facts?: Partial<PackageFacts>): void {
    super.change(facts);
    this.#drafts.save(this.facts);
  }
}

function namesOf(facts: PackageFacts): readonly string[] {
  const ids = [takenIn(facts)?.id, facts.template?.id].filter((id) => id !== undefined);
  return ids.map((id) => `rota-draft:${catalogIn(facts)?.site.id}:package:${id}`);
}

function parsed(text: string | null): Draft | undefined {
  try {
    const draft = JSON.parse(text ?? 'null') as Draft | null;
    const isWhole = Array.isArray(draft?.sessions) && Array.isArray(draft.passed) && typeof draft.values === 'object';
    return isWhole && draft ? draft : undefined;
  } catch {
    return undefined;
  }
}
