import { afterAll, type OwnHold, type PageHolds, type TabChannel } from './page-holds.js';
import type { Surroundings } from './surroundings.js';

/** So long is another tab waited for, in milliseconds: it has to tell the backend. One that sleeps, or has crashed, is passed over. */
const PATIENCE = 2_000;
/** So long at most do those that are awake take to say what they hold, in milliseconds. */
const ANSWERING = 200;

/** A hold as it is known by name. What opens it stays where it was given: only who has it can give it up (A27). */
type Named = Pick<OwnHold, 'site' | 'holds' | 'idempotencyKey'>;

type Message =
  /** Who holds what? */
  | { readonly kind: 'ask' }
  /** All that a tab holds. */
  | { readonly kind: 'holds'; readonly tab: string; readonly holds: readonly Named[] }
  | { readonly kind: 'give-up'; readonly tab: string; readonly holds: Named['holds']; readonly question: string }
  | { readonly kind: 'given-up'; readonly question: string; readonly done: boolean };

/** A hold of another tab. */
interface HeldElsewhere extends OwnHold {
  readonly tab: string;
}

/**
 * Tells the other tabs of the browser what the widgets of this page hold, and these what is held there: two tabs are one client,
 * and the later choice wins (RC-6). It goes over a channel of the page's own origin; nothing is stored.
 */
export class OtherTabs {
  /** Settles when the tabs that are awake have said what they hold. */
  readonly known: Promise<void>;
  /** Those that hear when other tabs hold something else. */
  readonly listeners = new Set<() => void>();
  readonly #page: PageHolds;
  /** Undefined once the page is left: nothing may be said over a line that is closed. */
  #channel: TabChannel | undefined;
  readonly #surroundings: Pick<Surroundings, 'clock' | 'newKey' | 'whenLeft'>;
  readonly #tab: string;
  readonly #questions = new Map<string, (done: boolean) => void>();

  constructor(page: PageHolds, channel: TabChannel, surroundings: Pick<Surroundings, 'clock' | 'newKey' | 'whenLeft'>) {
    this.#page = page;
    this.#channel = channel;
    this.#surroundings = surroundings;
    this.#tab = surroundings.newKey();
    channel.onmessage = ({ data }) => this.#hear(data as Message);
    const end = surroundings.whenLeft(() => {
      end();
      this.#end();
    });
    this.#post({ kind: 'ask' });
    this.known = surroundings.clock.wait(ANSWERING);
  }

  /** Tells what this page holds by now. */
  tell(): void {
    const holds = this.#own.map(({ site, holds, idempotencyKey }) => ({ site, holds, idempotencyKey }));
    this.#post({ kind: 'holds', tab: this.#tab, holds });
  }

  get #own(): OwnHold[] {
    return [...this.#page.all].filter((hold) => !('tab' in hold));
  }

  #hear(message: Message): void {
    if (message.kind === 'ask') this.tell();
    else if (message.kind === 'holds') this.#learn(message.tab, message.holds);
    else if (message.kind === 'given-up') this.#questions.get(message.question)?.(message.done);
    else if (message.tab === this.#tab) this.#giveUp(message);
  }

  #learn(tab: string, holds: readonly Named[]): void {
    for (const hold of this.#page.all) if ('tab' in hold && hold.tab === tab) this.#page.all.delete(hold);
    for (const hold of holds) {
      const elsewhere: HeldElsewhere = { ...hold, tab, giveUp: () => this.#haveGivenUp(elsewhere) };
      this.#page.all.add(elsewhere);
    }
    for (const listener of this.listeners) listener();
  }

  async #haveGivenUp(elsewhere: HeldElsewhere): Promise<boolean> {
    const { tab, holds } = elsewhere;
    const question = this.#surroundings.newKey();
    const waiting = new AbortController();
    const answered = new Promise<boolean>((resolve) => this.#questions.set(question, resolve));
    this.#post({ kind: 'give-up', tab, holds, question });
    const silence = this.#surroundings.clock.wait(PATIENCE, waiting.signal).catch(() => undefined);
    const done = await Promise.race([answered, silence]);
    waiting.abort();
    this.#questions.delete(question);
    // A tab that is silent has none of its holds in this one's way that could be asked for again.
    if (done !== false) this.#page.all.delete(elsewhere);
    return done === true;
  }

  /** After whatever is being asked, as all that concerns holds. */
  #giveUp({ holds, question }: Extract<Message, { kind: 'give-up' }>): void {
    const answered = afterAll(this.#page, async () => {
      const meant = this.#own.find((own) => own.holds === holds);
      // What is held no longer is in nobody's way.
      this.#post({ kind: 'given-up', question, done: meant ? await meant.giveUp() : true });
    });
    // Who asked is told nothing then, and goes on.
    answered.catch(() => undefined);
  }

  /** The page is left, perhaps to be kept by the browser, which wakes up for no message. */
  #end(): void {
    this.#post({ kind: 'holds', tab: this.#tab, holds: [] });
    this.#channel?.close();
    this.#channel = undefined;
    this.#page.tabs = undefined;
    for (const hold of this.#page.all) if ('tab' in hold) this.#page.all.delete(hold);
  }

  #post(message: Message): void {
    this.#channel?.postMessage(message);
  }
}
