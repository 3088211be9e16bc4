import type { HoldCalls } from '../../src/adapter/backend.js';
import type { AnyHoldRequest, Capabilities, HeldTime } from '../../src/adapter/contract.js';
import { ScriptedBackend } from './scripted-backend.js';

/** A scripted backend that holds times, for five minutes where a test does not say otherwise. */
export class HoldingBackend extends ScriptedBackend implements HoldCalls {
  /** What it was asked for, in order: "hold 2026-03-02T09:00…", "extend hold-1 token-1", "release hold-1 token-1". */
  readonly asked: string[] = [];
  holds = true;
  /** Of the next holds and extensions, in seconds. */
  secondsLeft = 300;
  /** What the next calls about holds do before they answer; what they throw is the answer. */
  beforeHold: (() => unknown)[] = [];
  /** What happens once the next times are held and before the answer is there. */
  afterHold: (() => unknown)[] = [];
  /** Of each time that was to be held, the idempotency key. */
  readonly holdKeys: string[] = [];
  readonly holdRequests: AnyHoldRequest[] = [];
  keptAlive: (boolean | undefined)[] = [];
  /** The number of each hold, by its key. */
  readonly #given = new Map<string, number>();

  override async capabilities(): Promise<Capabilities> {
    return { ...(await super.capabilities()), holds: this.holds };
  }

  async hold(request: AnyHoldRequest, key: string): Promise<HeldTime> {
    const { start } = request;
    this.holdRequests.push(request);
    this.holdKeys.push(key);
    await this.#answer(`hold ${start.slice(0, 16)}`);
    const given = this.#given.get(key) ?? this.#given.size + 1;
    this.#given.set(key, given);
    await this.afterHold.shift()?.();
    return { id: `hold-${given}`, token: `token-${given}`, secondsLeft: this.secondsLeft };
  }

  async extendHold(id: string, token: string): Promise<HeldTime> {
    await this.#answer(`extend ${id} ${token}`);
    return { id, secondsLeft: this.secondsLeft };
  }

  async releaseHold(id: string, token: string, { keepalive }: { keepalive?: boolean } = {}): Promise<void> {
    this.keptAlive.push(keepalive);
    await this.#answer(`release ${id} ${token}`);
  }

  async #answer(what: string): Promise<void> {
    this.asked.push(what);
    await this.beforeHold.shift()?.();
  }
}
