import type { ChangeCalls } from '../../src/adapter/backend.js';
import type { Capabilities, RevisionNews } from '../../src/adapter/contract.js';
import { ScriptedBackend } from './scripted-backend.js';

/** A scripted backend that tells of changes. */
export class LiveBackend extends ScriptedBackend implements ChangeCalls {
  liveChanges = true;
  /** The streams that were asked for: since which revision, and what ends them. */
  readonly streams: {
    readonly since: number | undefined;
    readonly signal: AbortSignal | undefined;
    end(): void;
    fail(cause: unknown): void;
  }[] = [];
  #hear: ((news: RevisionNews) => void) | undefined;

  override async capabilities(): Promise<Capabilities> {
    return { ...(await super.capabilities()), liveChanges: this.liveChanges };
  }

  changes: ChangeCalls['changes'] = (hear, { since, signal } = {}) => {
    this.#hear = hear;
    return new Promise((resolve, reject) => {
      const end = () => {
        this.#hear = undefined;
        resolve();
      };
      signal?.addEventListener('abort', end);
      this.streams.push({ since, signal, end, fail: reject });
    });
  };

  /** Streams that are open. */
  get open(): number {
    return this.#hear ? 1 : 0;
  }

  /** Something is another on the site from now on. */
  change(): void {
    this.revision++;
    this.#hear?.({ revision: this.revision });
  }
}
