import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Flow } from '../../booking/flow.js';
import { daysOf, monthOf } from '../../booking/month.js';
import type { FlowState, MonthAnswer, Trouble } from '../../booking/state.js';
import { troubleKind } from '../../locale/trouble-kind.js';
import { weekOf } from '../../locale/week.js';
import { addMonths } from '../../time/plain-date.js';
import type { Day, Instant } from '../../time/units.js';
import { alone } from '../shared/alone.js';
import { Announcer } from '../shared/announcer.js';
import { buttons, skeletons } from '../shared/controls.styles.js';
import { FlowElement } from '../shared/flow-element.js';
import { focusInSight } from '../shared/focus-in-sight.js';
import { backIcon } from '../shared/icons.js';
import { onceIdle } from '../shared/idle.js';
import { onIcon } from '../shared/later-icons.js';
import { theme } from '../shared/theme.styles.js';
import { tiles } from '../shared/tiles.styles.js';
import { dayIn } from '../shared/wall-clock.js';
import { isIn } from './month-days.js';
import { dayByKey } from './month-keys.js';
import { emptiness, note } from './month-note.js';
import { monthTable } from './month-table.js';
import { monthView, type DayView, type MonthView } from './month-view.js';
import { monthStyles } from './month.styles.js';

/**
 * `<rota-month>`: one month, and how each of its days stands. A table of buttons with one tab stop; days without times can
 * be reached, and say why they have none.
 *
 * @csspart heading - The month and year.
 * @csspart previous - The button to the month before.
 * @csspart next - The button to the month after.
 * @csspart weekday - The name of a weekday, above its column.
 * @csspart day - A day's button; also how the day stands (`available`, `few`, `full`, `none`, `outside`, `unknown`), `selected`, `today`.
 * @csspart available - Of a `day`: it has times.
 * @csspart few - Of a `day`: it has few times left. The dot is its `::before`.
 * @csspart full - Of a `day`: all its times are taken.
 * @csspart none - Of a `day`: it has no times.
 * @csspart outside - Of a `day`: before today, or too far ahead.
 * @csspart unknown - Of a `day`: how it stands is on its way.
 * @csspart selected - Of a `day`: the chosen one.
 * @csspart today - Of a `day`: today. The line under it is its `::after`.
 * @csspart note - Why there is nothing, and what is free next.
 * @csspart free - The button of a free day in the note.
 * @csspart retry - The button that asks again for a month that did not arrive.
 */
export class RotaMonth extends FlowElement {
  static override styles = [theme, buttons, skeletons, tiles, monthStyles];
  static override properties = { cursor: { state: true }, asked: { state: true } };

  #announcer = new Announcer(this);

  /** The day that the keyboard is on. */
  private cursor: Day | undefined;

  /** A day without times that the client asked about. */
  private asked: Day | undefined;

  #selected: Day | undefined;
  /** The month that was last looked ahead from. */
  #before: MonthAnswer | undefined;
  #focusWanted = false;

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const selected = this.activeFlow?.state.day;
    if (selected === this.#selected) return;
    this.#selected = selected;
    this.asked = undefined;
    // Whoever is moving through the table keeps the place (A11Y B19).
    if (!this.renderRoot.querySelector('table :focus')) this.cursor = selected;
  }

  protected override updated(): void {
    if (this.#toLookFrom) onceIdle(() => this.#lookAhead());
    if (!this.#focusWanted) return;
    const button = this.renderRoot.querySelector<HTMLElement>(`[data-day="${this.cursor}"]`);
    if (!button) return;
    this.#focusWanted = false;
    focusInSight(button);
  }

  /** The month that shows, if nobody has looked ahead from it. */
  get #toLookFrom(): MonthAnswer | undefined {
    const { timetable } = this.activeFlow?.state ?? {};
    return timetable?.status === 'ready' && timetable.value !== this.#before ? timetable.value : undefined;
  }

  /** Who sees a month may turn to the next: its times are brought, and its days named. */
  #lookAhead(): void {
    const shown = this.#toLookFrom;
    if (!shown || !this.checkVisibility()) return;
    this.#before = shown;
    this.activeFlow?.lookAhead();
    const { year, month } = shown.month;
    const [from, to] = daysOf({ year, month: month + 1 });
    for (let day = from; day < to; day++) this.words.format.day(day);
  }

  #turn(by: number, view: MonthView, flow: Flow): void {
    const month = monthOf(addMonths(daysOf(view.month)[0], by));
    // The flow first: then one update shows its change and this one.
    flow.showMonth(month);
    this.cursor = undefined;
    this.asked = undefined;
    this.#announcer.say(this.words.format.month(month.year, month.month));
  }

  #onKey(event: KeyboardEvent, view: MonthView | undefined, flow: Flow): void {
    const from = this.cursor ?? view?.stop;
    if (from === undefined) return;
    const rightToLeft = getComputedStyle(event.target as Element).direction === 'rtl';
    const wished = dayByKey(event, from, { rightToLeft, firstWeekday: weekOf(this.words.locale).firstDay });
    if (wished === undefined) return;
    event.preventDefault();
    const { min = wished, max = wished } = view?.bounds ?? {};
    const day = Math.min(Math.max(wished, min), max);
    this.#focusOn(day);
    const shown = flow.state.month ?? view?.month;
    if (shown && !isIn(day, shown)) flow.showMonth(monthOf(day));
  }

  /** Focuses a day once it is rendered. */
  #focusOn(day: Day): void {
    this.cursor = day;
    this.#focusWanted = true;
    this.requestUpdate();
  }

  #onClick({ target }: Event, view: MonthView | undefined, flow: Flow): void {
    const pressed = Number((target as Element).closest<HTMLElement>('.day')?.dataset['day']);
    const shown = view?.weeks.flat().find((one) => one?.day === pressed);
    if (shown) this.#onDay(shown, flow);
  }

  #onDay({ day, status }: DayView, flow: Flow): void {
    if (status === 'available' || status === 'few') {
      flow.chooseDay(day);
      this.asked = undefined;
      const { strings, format } = this.words;
      this.#announcer.say(format.fill(strings.month.selected, { date: format.day(day) }));
    } else if (status === 'full' || status === 'none') {
      this.asked = day;
    }
    this.cursor = day;
  }

  #show(start: Instant, flow: Flow): void {
    flow.showStart({ start, left: 1 });
    this.asked = undefined;
    this.#focusOn(dayIn(flow.state.zone, start));
  }

  /** Focuses the day that the keyboard is on. */
  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>('table [tabindex="0"]')?.focus(options);
  }

  protected override renderFlow(state: FlowState, flow: Flow): TemplateResult {
    const { strings, format } = this.words;
    const view = monthView(state, this.words, this.cursor);
    // Before the first answer there is no month to show: what failed stands alone.
    if (!view && state.timetable.status === 'failed') return this.#failure(state.timetable.trouble, flow);
    const [from, to] = view ? daysOf(view.month) : [0, 0];
    const { min, max } = view?.bounds ?? { min: from, max: to };
    const turn = (by: number, possible: boolean, label: string, icon: TemplateResult) =>
      html`<button
        type="button"
        class="turn"
        part=${by < 0 ? 'previous' : 'next'}
        aria-label=${label}
        aria-disabled=${!possible}
        @click=${() => possible && view && this.#turn(by, view, flow)}
      >
        ${icon}
      </button>`;

    return html`<div role="group" aria-label=${strings.month.label}>
      <div class="head">
        <div role="heading" aria-level=${this.headingLevel} id="month" part="heading">
          ${
            view
              ? alone(format.month(view.month.year, view.month.month), format.locale)
              : html`<span class="visually-hidden">${strings.frame.loading}</span
                  ><span class="skeleton word">&nbsp;</span>`
          }
        </div>
        ${turn(-1, min < from, strings.month.previous, backIcon)} ${turn(1, max >= to, strings.month.next, onIcon)}
      </div>
      ${monthTable(
        view,
        this.words,
        state.timetable.status === 'loading',
        (event) => this.#onClick(event, view, flow),
        (event) => this.#onKey(event, view, flow),
      )}
      ${view ? this.#note(view, state, flow) : this.#hint(state)}
    </div>`;
  }

  /** Of nothing there are no days. */
  #hint({ catalog, service }: FlowState): TemplateResult | typeof nothing {
    if (service || catalog.status !== 'ready') return nothing;
    return html`<p class="note hint" part="note">${this.words.strings.month.needsService}</p>`;
  }

  #note(view: MonthView, state: FlowState, flow: Flow): TemplateResult | typeof nothing {
    if (!state.service) return this.#hint(state);
    if (state.timetable.status === 'failed') return this.#failure(state.timetable.trouble, flow);
    if (state.timetable.status !== 'ready') return nothing;
    const empty = emptiness(view, state.timetable.value, this.asked ?? state.day, state.zone, this.words);
    return empty ? note(empty, state.zone, this.words, (start) => this.#show(start, flow)) : nothing;
  }

  #failure(trouble: Trouble, flow: Flow): TemplateResult {
    const { strings } = this.words;
    return html`<div class="note" part="note" role="alert">
      <p>${strings.trouble[troubleKind(trouble)]}</p>
      <button type="button" part="retry" @click=${() => flow.retry()}>${strings.frame.retry}</button>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rota-month': RotaMonth;
  }
}
