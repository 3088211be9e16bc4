import type { FlowState } from '../../booking/state.js';
import type { Words } from '../../locale/words.js';
import type { Announcer } from '../shared/announcer.js';
import { zoneName } from '../shared/zone-name.js';

/** Quick answers need no "Loading". */
const PATIENCE = 500;

/** Says when times are on their way, when they are there, and when they are told in another zone (A11Y C4, C5, D5). */
export class Arrivals {
  #announcer: Announcer;
  #shown: FlowState | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Whether the times of a chosen day are on their way. */
  #awaited = false;

  constructor(announcer: Announcer) {
    this.#announcer = announcer;
  }

  /** Takes the state that was just rendered. What is there from the beginning is not news. */
  hear(state: FlowState, words: Words): void {
    const before = this.#shown;
    const loading = state.timetable.status === 'loading' && state.day !== undefined;
    if (loading) this.#timer ??= setTimeout(() => this.#announcer.say(words.strings.times.loading), PATIENCE);
    else this.stop();
    if (loading) {
      this.#shown = { ...state, day: undefined };
      this.#awaited = true;
      return;
    }
    this.#shown = state;
    // The day that shows with the first answer is nobody's choice.
    const isChoice = before?.day !== undefined || before?.timetable.status === 'ready' || this.#awaited;
    this.#awaited = false;
    if (!before || !isChoice || state.day === undefined) return;

    const { strings, format } = words;
    const date = format.day(state.day);
    if (before.day !== state.day) {
      const free = state.starts.filter(({ left }) => left > 0).length;
      this.#announcer.say(arrived(free, date, words));
    } else if (before.zone !== state.zone) {
      const at = state.starts[0]?.start ?? state.now ?? 0;
      this.#announcer.say(format.fill(strings.times.label, { date, zone: zoneName(state.zone, at, words) }));
    }
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}

/** "8 times available on Friday, November 20, 2026". */
function arrived(free: number, date: string, { strings, format }: Words): string {
  const { times } = strings;
  return free === 0 ? format.fill(times.none, { date }) : format.plural(free, times.arrived, { date });
}
