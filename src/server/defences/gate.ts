import { MINUTES_PER_DAY, type Day, type Instant } from '../../time/units.js';
import type { HostedSite } from '../hosted-site.js';
import { Refusal } from '../http/problems.js';
import { mailboxOf } from '../mailbox.js';
import { sha256 } from '../tokens.js';
import type { Challenges } from './challenges.js';
import type { Counters } from './counters.js';
import { rulesFor, type Action, type Limited, type Subject } from './limits.js';

/** What the defences catch: for the figures of whoever runs the backend. */
export type Caught = 'rate-limited' | 'challenged' | 'mail-unread' | 'honeypot' | 'too-fast';

export interface Defences {
  readonly counters: Counters;
  /** Nobody is asked for anything where left out: then only the hard limits count. */
  readonly challenges?: Challenges;
  /** Whether clients get mails. */
  readonly mails: boolean;
  readonly onCaught: (what: Caught, site: string) => void;
}

/** Wrong links and tokens from one address in a minute (A80). */
const GUESSES = 10;
const SECONDS = 60;

/** Who is asking, as far as it can be told; see `HandlerOptions.visitorOf`. */
export interface Asker {
  /** Empty where unknown: then nothing is counted by it. */
  readonly address: string;
  /** What was sent for a challenge. */
  readonly solution?: string;
}

/** What a try is about. */
export interface About extends Partial<Record<Exclude<Subject, 'day' | 'address' | 'site'>, string>> {
  /** Of each booking, its day. */
  readonly days?: readonly Day[];
}

/** Something that is counted, as one rule has it. */
interface Counted extends Limited {
  readonly subject: string;
  /** How many it counts for. */
  readonly tries: number;
}

/** Whether a try may go on. */
export interface Admission {
  /** What to answer where it may not, unless the answer is known from before. */
  readonly refusal?: Refusal;
  /** Takes the try back from the count of its mails, where it came to nothing. */
  undo(): Promise<void>;
}

/** The limits of a site to one request (A34, A79, A86, A89). Addresses are counted by hashes that nobody can tell a day later. */
export class Gate {
  readonly #hosted: HostedSite;
  readonly #defences: Defences;
  readonly #asker: Asker;
  readonly #now: Instant;

  constructor(hosted: HostedSite, defences: Defences, asker: Asker, now: Instant) {
    this.#hosted = hosted;
    this.#defences = defences;
    this.#asker = asker;
    this.#now = now;
  }

  get #site(): string {
    return this.#hosted.opened.site.id;
  }

  /** The address as it may be kept: by a salt that changes with the day and is thrown away. */
  async visitor(): Promise<string> {
    return this.#veiled(this.#asker.address);
  }

  /**
   * Counts a try, and tells whether it may go on. Several bookings at once count as so many; they go on together while
   * the first of them may, since half of what was ordered helps nobody, and whoever comes next finds all of them counted.
   */
  async admit(action: Action, about: About = {}): Promise<Admission> {
    const counted = this.#countedFor(action, about);
    const numbers = await Promise.all(
      counted.map(async (rule) => {
        const { tries, window, kept } = rule;
        return this.#defences.counters.add(await this.#keyOf(rule), tries, window * SECONDS, kept);
      }),
    );
    const over = (bound: 'challengeAfter' | 'refuseAfter') =>
      counted.filter((rule, i) => numbers[i]! - rule.tries >= rule[bound]);
    const refusing = over('refuseAfter');
    const refusal =
      refusing.length > 0
        ? this.#limited(Math.max(...refusing.map(({ window }) => this.#left(window))))
        : await this.#asked(action, over('challengeAfter'));
    const undo = async (): Promise<void> => {
      for (const rule of counted.filter(({ by }) => by === 'email')) {
        const { tries, window, kept } = rule;
        await this.#defences.counters.add(await this.#keyOf(rule), -tries, window * SECONDS, kept);
      }
    };
    return { ...(refusal && { refusal }), undo };
  }

  /** What a try counts for: each rule about it, of whom, and how often. */
  #countedFor(action: Action, { days = [], ...about }: About): Counted[] {
    const { email } = about;
    const mailbox = email === undefined ? {} : { email: mailboxOf(email) };
    const whole = { ...about, ...mailbox, address: this.#asker.address, site: this.#site };
    const tries = Math.max(1, days.length);
    return rulesFor(action, this.#hosted.setup.rateLimits).flatMap((rule): Counted[] => {
      if (rule.by !== 'day') {
        const subject = whole[rule.by] ?? '';
        return subject === '' ? [] : [{ ...rule, subject, tries }];
      }
      return [...new Set(days)].map((day) => ({
        ...rule,
        subject: String(day),
        tries: days.filter((other) => other === day).length,
      }));
    });
  }

  /** Notes a robot that gave itself away. */
  note(what: Caught): void {
    this.#defences.onCaught(what, this.#site);
  }

  /** Notes that a link or token was wrong. */
  async noteGuess(): Promise<void> {
    await this.#guesses(1);
  }

  /** Throws where too many were wrong of late, whether or not this one is. */
  async checkGuesses(): Promise<void> {
    if ((await this.#guesses(0)) >= GUESSES) throw this.#limited(SECONDS);
  }

  async #guesses(more: number): Promise<number> {
    const { address } = this.#asker;
    if (address === '') return 0;
    const key = await this.#keyOf({ name: 'guesses', by: 'address', subject: address, window: 1 });
    return this.#defences.counters.add(key, more, SECONDS, 'here');
  }

  /** Who it is about is veiled; days and sites are nobody. */
  async #keyOf(counted: { name: string; by: Subject; subject: string; window: number }): Promise<string> {
    const { name, by, subject, window } = counted;
    const about = by === 'day' || by === 'site' ? subject : await this.#veiled(subject);
    return `${this.#site}/${name}/${Math.floor(this.#now / window)}/${about}`;
  }

  async #veiled(text: string): Promise<string> {
    const salt = await this.#defences.counters.secret(`salt/${Math.floor(this.#now / MINUTES_PER_DAY)}`);
    return sha256(`${salt}/${text.toLowerCase()}`);
  }

  /** Seconds until a window ends. */
  #left(window: number): number {
    return (window - (this.#now % window)) * SECONDS;
  }

  #limited(retryAfter: number): Refusal {
    this.note('rate-limited');
    const { phone } = this.#hosted.opened.site;
    const minutes = Math.ceil(retryAfter / SECONDS);
    const wait = minutes === 1 ? 'a minute' : `${minutes} minutes`;
    const detail = `Too many requests; try again in ${wait}${phone ? `, or call ${phone}` : ''}.`;
    return new Refusal('rate-limited', detail, { retryAfter });
  }

  /**
   * Notes that somebody has used what only a mail carried: whoever books with the address reads what comes to it. That
   * counts for the day, for what was booked on it: the answers to a stranger never tell whether an address was known before,
   * and nothing about it is kept any longer.
   */
  async noteRead(email: string): Promise<void> {
    if (this.#asksToRead) await this.#read(mailboxOf(email), 1);
  }

  async #read(mailbox: string, more: number): Promise<number> {
    const key = await this.#keyOf({ name: 'read', by: 'email', subject: mailbox, window: MINUTES_PER_DAY });
    return this.#defences.counters.add(key, more, MINUTES_PER_DAY * SECONDS, 'shared');
  }

  /** Whether there is a link to use: in mails that go out, to a page. */
  get #asksToRead(): boolean {
    return this.#defences.mails && this.#hosted.setup.managePage !== undefined;
  }

  /** What has to be done first where soft limits are passed: to read the mails about what was booked, for one; a challenge. */
  async #asked(action: Action, soft: readonly Counted[]): Promise<Refusal | undefined> {
    const isOfMails = ({ by }: Counted): boolean => by === 'email' && action !== 'link';
    const [mailbox] = this.#asksToRead ? soft.filter(isOfMails) : [];
    if (mailbox && (await this.#read(mailbox.subject, 0)) === 0) return this.#unread();
    // Where nobody can be asked to read, who books is asked for work instead; whoever moves has booked already.
    const isSettled = (rule: Counted): boolean => isOfMails(rule) && (this.#asksToRead || action === 'move');
    return soft.every(isSettled) ? undefined : this.#challenged(action);
  }

  #unread(): Refusal {
    this.note('mail-unread');
    return new Refusal(
      'mail-unread',
      'Much was booked or moved with this address today: open the link in one of the mails about it, or in one that POST /appointments-link sends, then try again.',
    );
  }

  async #challenged(action: Action): Promise<Refusal | undefined> {
    const { challenges } = this.#defences;
    const { solution } = this.#asker;
    const purpose = { site: this.#site, action, now: this.#now };
    if (!challenges || (solution !== undefined && (await challenges.accepts(solution, purpose)))) return undefined;
    this.note('challenged');
    return new Refusal(
      'challenge-required',
      'There are many requests at the moment: solve the challenge, and send the same request with the header Challenge-Solution.',
      { challenge: await challenges.issue(purpose) },
    );
  }
}
