import { html, noChange, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Flow } from '../../booking/flow.js';
import type { FlowState } from '../../booking/state.js';
import type { Day, Instant } from '../../time/units.js';
import { alone } from '../shared/alone.js';
import { Announcer } from '../shared/announcer.js';
import { buttons, skeletons } from '../shared/controls.styles.js';
import { FlowElement } from '../shared/flow-element.js';
import { focusInSight } from '../shared/focus-in-sight.js';
import { catalogOf } from '../shared/catalog-of.js';
import { segments } from '../shared/segments.styles.js';
import { theme } from '../shared/theme.styles.js';
import { tiles } from '../shared/tiles.styles.js';
import { Arrivals } from './arrivals.js';
import { buttonByKey } from './slot-keys.js';
import { partFilter } from './part-filter.js';
import { slotButton } from './slot-button.js';
import { dayParts, repeatedTimes, slotKey, SlotMemory, type DayPart, type Slot } from './slots.js';
import { timesStyles } from './times.styles.js';
import { zoneName } from '../shared/zone-name.js';

/** Times that a skeleton stands for. */
const EXPECTED = 8;

/** From this many times on, the client can choose to see those of the morning, the afternoon or the evening alone. */
const FILTERED_FROM = 17;

/**
 * `<rota-times>`: the times of the chosen day, and the zone they are told in. One tab stop; arrows move the focus, Enter and
 * Space choose. Times that nobody can take any more stay in their place and say so.
 *
 * @csspart heading - The day.
 * @csspart zone - The zone and the way to change it; the parts of `<rota-time-zone>` in it carry through by their own names.
 * @csspart part-of-day - "Morning", "Afternoon", "Evening".
 * @csspart filter - The choice of a part of the day, where there are many times.
 * @csspart filter-part - One of them; also `selected`.
 * @csspart slot - A time's button; also how the time stands (`free`, `full`, `taken`), `selected`.
 * @csspart free - Of a `slot`: it can be chosen.
 * @csspart full - Of a `slot`: it was full from the start.
 * @csspart taken - Of a `slot`: others took it meanwhile.
 * @csspart selected - Of a `slot` or a `filter-part`: the chosen one.
 * @csspart start - The time in a slot.
 * @csspart detail - What stands under it: the end, the person, the places left.
 * @csspart hint - What shows in place of times.
 */
export class RotaTimes extends FlowElement {
  static override styles = [theme, buttons, skeletons, segments, tiles, timesStyles];
  static override properties = { cursor: { state: true }, wanted: { state: true } };

  #arrivals = new Arrivals(new Announcer(this));
  #memory = new SlotMemory();
  /** What the list that shows was made from. */
  #grounds: readonly unknown[] = [];

  /** The slot that the keyboard is on. */
  private cursor: string | undefined;

  /** The part of the day that the client wants to see alone. */
  private wanted: DayPart | undefined;

  protected override updated(): void {
    const state = this.activeFlow?.state;
    // Until its words are there, the element shows nothing.
    if (!state || !this.renderRoot.querySelector('.root')) return;
    this.#arrivals.hear(state, this.words);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#arrivals.stop();
  }

  #onKey(event: KeyboardEvent): void {
    const from = (event.target as Element).closest<HTMLElement>('.slot');
    if (!from) return;
    const all = [...this.renderRoot.querySelectorAll<HTMLElement>('.slot')];
    const to = buttonByKey(event, all, from, getComputedStyle(from).direction === 'rtl');
    if (!to) return;
    event.preventDefault();
    this.cursor = to.dataset['slot'];
    focusInSight(to);
  }

  #choose({ start, status }: Slot, flow: Flow): void {
    if (status === 'free') flow.chooseStart(start);
    this.cursor = slotKey(start);
  }

  /** Focuses the time that the keyboard is on. */
  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>('.slot[tabindex="0"]')?.focus(options);
  }

  protected override renderFlow(state: FlowState, flow: Flow): TemplateResult | typeof nothing {
    const { strings, format } = this.words;
    const { day, zone } = state;
    if (day === undefined)
      return asksForDay(state) ? html`<p class="hint" part="hint">${strings.times.needsDay}</p>` : nothing;
    const slots = this.#memory.slots(state);
    const at = slots[0]?.start.start ?? state.now ?? 0;
    const busy = state.timetable.status === 'loading';
    const title = alone(format.dayTitle(day), format.locale);
    return html`<section
      role="group"
      aria-label=${format.fill(strings.times.label, { date: format.day(day), zone: zoneName(zone, at, this.words) })}
      aria-busy=${busy}
      @keydown=${(event: KeyboardEvent) => this.#onKey(event)}
    >
      <div class="head">
        <div role="heading" aria-level=${this.headingLevel} part="heading">${title}</div>
      </div>
      ${this.#zone(state, at)}
      ${slots.length > 0 ? this.#anew(state, flow, () => this.#some(slots, state, flow)) : this.#empty(day, state.timetable.status)}
    </section>`;
  }

  /** The zone that times are told in, with the choice of another; and that of the site, where clocks there show something else. */
  #zone(state: FlowState, at: Instant): TemplateResult {
    const { strings, format } = this.words;
    const { siteZone } = state;
    const site = format.sameClock(at, state.zone, siteZone) ? undefined : catalogOf(state)?.site.name;
    return html`<div class="zone" part="zone">
      <rota-time-zone
        .flow=${this.flow}
        .at=${at}
        exportparts="zone-button, zone-popup, zone-search, zone-close, zone-group, zone-option, active, selected"
      ></rota-time-zone>
      ${site ? html`<p>${format.fill(strings.times.siteZone, { site, zone: zoneName(siteZone, at, this.words) })}</p>` : nothing}
    </div>`;
  }

  /** The list where it is another one: months are turned while the times of a day stay. */
  #anew(state: FlowState, flow: Flow, list: () => TemplateResult[]): TemplateResult[] | typeof noChange {
    const { catalog, service, duration, specialist, day, zone, starts, start, lost } = state;
    const grounds = [
      ...[catalog, service, duration, specialist, day, zone, starts, start, lost],
      ...[flow, this.words, this.headingLevel, this.cursor, this.wanted],
    ];
    const isSame = grounds.every((ground, i) => ground === this.#grounds[i]) && this.renderRoot.querySelector('.slot');
    this.#grounds = grounds;
    return isSame ? noChange : list();
  }

  /** The choice of a part of the day, where there are many times, and the times of it. */
  #some(all: readonly Slot[], state: FlowState, flow: Flow): TemplateResult[] {
    const parts = dayParts(all, state.zone);
    const names = parts.flatMap(([part]) => part ?? []);
    if (all.length < FILTERED_FROM || names.length < 2) return this.#parts(all, parts, state, flow);
    const wanted = names.find((part) => part === this.wanted);
    const shown = parts.filter(([part]) => !wanted || part === wanted);
    const slots = shown.flatMap(([, inPart]) => inPart);
    return [
      partFilter(names, wanted, this.words, (part) => (this.wanted = part)),
      ...this.#parts(slots, shown, state, flow),
    ];
  }

  #parts(slots: readonly Slot[], parts: ReturnType<typeof dayParts>, state: FlowState, flow: Flow): TemplateResult[] {
    const repeated = repeatedTimes(slots, state.zone);
    const chosen = state.start && slotKey(state.start);
    const keys = slots.map(({ start }) => slotKey(start));
    const free = slots.find(({ status }) => status === 'free') ?? slots[0]!;
    const stop = [this.cursor, chosen].find((key) => key && keys.includes(key)) ?? slotKey(free.start);
    const button = (slot: Slot) => {
      const key = slotKey(slot.start);
      const place = { stop: key === stop, selected: key === chosen, repeated: repeated.has(slot.start.start) };
      return slotButton(slot, place, state, this.words, () => this.#choose(slot, flow));
    };
    // A time keeps its button, and the focus on it, when others come before it.
    const grid = (shown: readonly Slot[]) =>
      html`<div class="tiles">${repeat(shown, ({ start }) => slotKey(start), button)}</div>`;
    return parts.map(([part, inPart]) =>
      part
        ? html`<div role="group" aria-labelledby=${part}>
            <div role="heading" aria-level=${this.headingLevel + 1} id=${part} part="part-of-day">
              ${this.words.strings.times.parts[part]}
            </div>
            ${grid(inPart)}
          </div>`
        : grid(inPart),
    );
  }

  #empty(day: Day, status: FlowState['timetable']['status']): TemplateResult | typeof nothing {
    const { strings, format } = this.words;
    if (status === 'loading') {
      return html`<div class="tiles">
        ${Array.from({ length: EXPECTED }, () => html`<span class="tile skeleton"></span>`)}
      </div>`;
    }
    return status === 'ready'
      ? html`<p class="hint" part="hint">${format.fill(strings.times.none, { date: format.day(day) })}</p>`
      : nothing;
  }
}

/** Whether there is a day to ask for. Where there is none, the month says why. */
function asksForDay({ catalog, timetable }: FlowState): boolean {
  if (timetable.status === 'ready') return timetable.value.days.some(({ available }) => available > 0);
  return catalog.status === 'ready' && timetable.status === 'idle';
}

declare global {
  interface HTMLElementTagNameMap {
    'rota-times': RotaTimes;
  }
}
