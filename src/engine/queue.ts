import type { Distribution } from './distribution.js';
import { isOfBooking, type MemberEntry } from './ledger.js';
import type { SeatLedgerLine, SeatLine } from './seat-lines.js';

/** Someone goes to an end of the line. */
interface Step {
  readonly calendar: string;
  readonly isFirst: boolean;
  /** Whose turn it is that was taken or given back; none where it was about the member. */
  readonly booking?: string;
}

/** After so many steps, it is noted how the line stands. */
const NOTED_EVERY = 64;

/**
 * The members in line, next one first: whoever a distribution assigned went to the back (DS-12), a reassigned booking
 * included (RA-3), and comes to the front again where a credit gives the turn back (DS-14). A client's own choice costs no
 * turn. Who joins stands at the back.
 */
export class Queue {
  #members: readonly string[];
  readonly #rule: Distribution;
  /** By booking and seat: whose turn it took. */
  readonly #takenBy = new Map<string, string>();
  readonly #steps: Step[] = [];
  /** How the line stood before each `NOTED_EVERY` steps. */
  readonly #noted: (readonly string[])[] = [];
  /** By booking: its first step. */
  readonly #firstOf = new Map<string | undefined, number>();

  constructor(members: readonly string[], rule: Distribution) {
    this.#members = members;
    this.#rule = rule;
  }

  add(line: SeatLedgerLine): void {
    if (isOfBooking(line)) this.#follow(line);
    else this.#adjust(line);
  }

  /** The line, as if one booking had never been, where one is named. */
  members(without?: string): readonly string[] {
    const first = this.#firstOf.get(without);
    if (first === undefined) return this.#members;
    const note = Math.floor(first / NOTED_EVERY);
    return this.#steps
      .slice(note * NOTED_EVERY)
      .filter(({ booking }) => booking !== without)
      .reduce((members, step) => this.#after(members, step), this.#noted[note]!);
  }

  /** Makes a booking undone that took the last turn, if it took any. */
  takeBack({ key, booking }: SeatLine): void {
    if (!this.#takenBy.delete(key)) return;
    this.#members = this.members(booking);
    this.#steps.pop();
    if (this.#steps.length % NOTED_EVERY === 0) this.#noted.pop();
    this.#firstOf.delete(booking);
  }

  #follow({ kind, key, booking, calendar, assignedBy, to }: SeatLine): void {
    const { cancellation, noShow, reassignment } = this.#rule.credit ?? {};
    const givesBack: Partial<Record<SeatLine['kind'], boolean | undefined>> = {
      cancelled: cancellation,
      'no-show': noShow,
      reassigned: reassignment,
    };
    const taker = this.#takenBy.get(key);
    if (taker !== undefined && givesBack[kind]) {
      this.#takenBy.delete(key);
      this.#step({ calendar: taker, isFirst: true, booking });
    }
    const given = kind === 'booked' ? calendar : to;
    const assigned = this.#members.find((member) => member === given);
    if (assigned === undefined || assignedBy === 'client') return;
    this.#takenBy.set(key, assigned);
    this.#step({ calendar: assigned, isFirst: false, booking });
  }

  #adjust({ kind, calendar, amount = 0 }: MemberEntry): void {
    if (!this.#members.includes(calendar)) return;
    if (kind === 'joined' || amount < 0) this.#step({ calendar, isFirst: false });
    else if (amount > 0) this.#step({ calendar, isFirst: true });
  }

  #step(step: Step): void {
    if (this.#steps.length % NOTED_EVERY === 0) this.#noted.push(this.#members);
    const { booking } = step;
    if (booking !== undefined && !this.#firstOf.has(booking)) this.#firstOf.set(booking, this.#steps.length);
    this.#steps.push(step);
    this.#members = this.#after(this.#members, step);
  }

  #after(members: readonly string[], { calendar, isFirst, booking }: Step): readonly string[] {
    const place = members.indexOf(calendar);
    const [before, after] = [members.slice(0, place), members.slice(place + 1)];
    if (isFirst) return [calendar, ...before, ...after];
    const loses = this.#rule.losesTurn && booking !== undefined;
    return loses ? [...after, ...before, calendar] : [...before, ...after, calendar];
  }
}
