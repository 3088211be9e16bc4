import type { LitElement, ReactiveController } from 'lit';
import type { Flow } from '../../booking/flow.js';
import type { Instant } from '../../time/units.js';

const WITH_OFFSET = /^(\d{4}-\d\d-\d\dT\d\d:\d\d(?::00)?(?:Z|[+-]\d\d:\d\d))(?:\[[^[\]]+\])*$/;

/**
 * Chooses a start that the page asks for once the times of its day are known, as far as it is free then: the client's own choice goes
 * first.
 */
export class WantedStart implements ReactiveController {
  readonly #host: LitElement;
  readonly #flow: () => Flow | undefined;
  #wanted: { readonly start: Instant; readonly calendar: string | undefined } | undefined;
  #shownIn: Flow | undefined;

  constructor(host: LitElement, flow: () => Flow | undefined) {
    this.#host = host;
    this.#flow = flow;
    host.addController(this);
  }

  /**
   * @param text With its offset, as in `2026-11-24T10:00+01:00[Europe/Berlin]`; anything else takes back what is chosen.
   * @param calendar Whose start it is, where that is the client's choice.
   */
  want(text: string, calendar?: string): void {
    const time = WITH_OFFSET.exec(text)?.[1];
    const start = Date.parse(time ?? '') / 60_000;
    this.#wanted = Number.isNaN(start) ? undefined : { start, calendar };
    this.#shownIn = undefined;
    if (this.#flow()?.state.start) this.#flow()!.reset('start');
    this.#host.requestUpdate();
  }

  hostUpdated(): void {
    const [flow, wanted] = [this.#flow(), this.#wanted];
    if (!flow || !wanted || !flow.state.service || flow.state.today === undefined) return;
    if (this.#shownIn !== flow) flow.showStart({ start: wanted.start, left: 1 });
    this.#shownIn = flow;
    const { timetable, starts, start } = flow.state;
    if (!start && timetable.status !== 'ready') return;
    this.#wanted = undefined;
    const found = starts.find(
      (one) => one.start === wanted.start && one.left > 0 && (wanted.calendar ?? one.calendar) === one.calendar,
    );
    if (!start && found) flow.chooseStart(found);
  }
}
