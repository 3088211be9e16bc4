import type { Look } from './look.js';
import type { Month } from './state.js';
import type { Store } from './store.js';
import type { TimesView } from './times-view.js';
import type { Timetable, Wanted } from './timetable.js';
import type { Windows } from './windows.js';

/**
 * What the client has not asked for and may look at next. It is brought without a word: where it does not come, whoever asks for
 * it hears so. Of what is known anything is left as it is, however old: it is asked for again when it is looked at.
 */
export class Ahead {
  readonly #store: Store;
  readonly #look: Look;
  readonly #view: TimesView;
  readonly #windows: Windows;
  readonly #timetable: Timetable;
  #coming: { readonly what: string; readonly stop: AbortController; readonly done: Promise<void> } | undefined;

  /** @param view One of its own: what shows keeps what it has worked out. */
  constructor(store: Store, look: Look, view: TimesView, windows: Windows, timetable: Timetable) {
    this.#store = store;
    this.#look = look;
    this.#view = view;
    this.#windows = windows;
    this.#timetable = timetable;
  }

  /** Brings another month than the one that shows, by one request, and works it out, so that it can be shown at once. */
  async bring(month: Month): Promise<void> {
    if (this.#look.isRunning) return;
    const { facts, state } = this.#store;
    const next = { ...facts, day: state.day, month, turned: true };
    const wanted = this.#view.wanted(next);
    if (!wanted || wanted.days[0] >= wanted.horizon) return;
    const { revision } = this.#windows;
    if (!this.#windows.covering(wanted.asked, wanted.days)) await this.#ask(wanted);
    this.#view.state(next, []);
    // What shows is out of date, and whoever tells of changes takes for known what came with this answer.
    if (this.#windows.revision > revision) await this.#look.refresh();
  }

  /**
   * Settles once what is wanted is there, if it is on its way; anything else that is on its way is given up.
   *
   * @throws {Problem} where it does not come: by now it was asked for.
   */
  async taken(wanted: Wanted): Promise<void> {
    if (this.#coming?.what === whatIs(wanted)) await this.#coming.done;
    else this.stop();
  }

  stop(): void {
    this.#coming?.stop.abort();
    this.#coming = undefined;
  }

  #ask(wanted: Wanted): Promise<void> {
    this.stop();
    const stop = new AbortController();
    const only = { ...wanted, found: true, besides: [] };
    const done = this.#timetable
      .bring(
        () => only,
        () => undefined,
        stop.signal,
      )
      .finally(() => {
        if (this.#coming?.stop === stop) this.#coming = undefined;
      });
    this.#coming = { what: whatIs(wanted), stop, done };
    return done;
  }
}

function whatIs({ asked, days }: Wanted): string {
  return JSON.stringify([asked, days]);
}
