import type { Distribution } from './distribution.js';
import { isOfBooking, type MemberEntry } from './ledger.js';
import type { SeatLedgerLine, SeatLine } from './seat-lines.js';

/**
 * The members in line, next one first: whoever a distribution assigned went to the back (DS-12), a reassigned booking
 * included (RA-3), and comes to the front again where a credit gives the turn back (DS-14). A client's own choice costs no
 * turn. Who joins stands at the back.
 */
export function queueOf(
  ledger: readonly SeatLedgerLine[],
  members: readonly string[],
  distribution: Distribution,
): readonly string[] {
  const line = new Line(members, distribution);
  for (const entry of ledger) {
    if (isOfBooking(entry)) line.follow(entry);
    else line.adjust(entry);
  }
  return line.members;
}

class Line {
  members: readonly string[];
  readonly #rule: Distribution;
  /** By booking and seat: whose turn it took. */
  readonly #takenBy = new Map<string, string>();

  constructor(members: readonly string[], rule: Distribution) {
    this.members = members;
    this.#rule = rule;
  }

  follow({ kind, key, calendar, assignedBy, to }: SeatLine): void {
    const { cancellation, noShow, reassignment } = this.#rule.credit ?? {};
    const isGivenBack = {
      ...{ booked: false, moved: false },
      ...{ cancelled: cancellation, 'no-show': noShow, reassigned: reassignment },
    }[kind];
    const taker = this.#takenBy.get(key);
    if (taker !== undefined && isGivenBack) this.#giveBack(key, taker);
    const assigned = kind === 'booked' ? calendar : kind === 'reassigned' ? to : undefined;
    if (assigned !== undefined && assignedBy !== 'client') this.#take(key, assigned);
  }

  adjust({ kind, calendar, amount = 0 }: MemberEntry): void {
    if (!this.members.includes(calendar)) return;
    const others = this.members.filter((member) => member !== calendar);
    if (kind === 'joined' || amount < 0) this.members = [...others, calendar];
    else if (amount > 0) this.members = [calendar, ...others];
  }

  #take(key: string, calendar: string): void {
    const place = this.members.indexOf(calendar);
    if (place < 0) return;
    this.#takenBy.set(key, calendar);
    const [before, after] = [this.members.slice(0, place), this.members.slice(place + 1)];
    this.members = this.#rule.losesTurn ? [...after, ...before, calendar] : [...before, ...after, calendar];
  }

  #giveBack(key: string, calendar: string): void {
    this.#takenBy.delete(key);
    this.members = [calendar, ...this.members.filter((member) => member !== calendar)];
  }
}
