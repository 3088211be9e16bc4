import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { Later } from '../../booking/later.js';
import type { Flow } from '../../booking/flow.js';
import type { FlowState } from '../../booking/state.js';
import { arrangedIn } from '../shared/arranged-in.js';
import { buttons } from '../shared/controls.styles.js';
import { FormElement } from '../shared/form-element.js';
import { LostFocusController } from '../shared/lost-focus.js';
import { lostNotice } from '../shared/lost-notice.js';
import { reducedMotion } from '../shared/motion.js';
import { notices } from '../shared/notice.styles.js';
import { offers } from '../shared/offers.styles.js';
import { layers } from '../shared/layer.styles.js';
import { popups } from '../shared/popup.styles.js';
import { segments } from '../shared/segments.styles.js';
import { theme } from '../shared/theme.styles.js';
import { zonedText } from '../shared/wall-clock.js';
import { datePickerStyles } from './date-picker.styles.js';
import type { PopupView } from './popup-view.js';
import { WantedStart } from './wanted-start.js';

/** Height that shows the day and a row of its times. */
const ROOM_FOR_TIMES = 200;

/** What a picker behind a button needs: few do. */
const POPUP = new Later(() => import('./popup-view.js'));

/**
 * `<rota-date-picker>`: the month and the times of the chosen day, one under the other or side by side as there is room; above
 * them the session's length, where the service offers several (AV-14).
 *
 * With `popup` it is a button that says what is chosen, and opens the picker beside it; where the files for that can't be
 * loaded, the picker stands in its place. With a `name` it is a field of a form of the page's own: its value is the chosen start,
 * as in `2026-11-24T10:00+01:00[Europe/Berlin]`, and under `<name>.calendar` whose start it is, where that is the client's choice.
 * The page can set the value; the attribute has the one that the form begins with, and goes back to.
 *
 * The parts of `<rota-month>` and `<rota-times>` carry through by their own names, but for three that would be mistaken.
 *
 * @csspart notice - A message that the chosen time is lost (RC-3).
 * @csspart offer - The button of a free time in the notice.
 * @csspart durations - The choice between session lengths.
 * @csspart length - One of them; also `selected`.
 * @csspart selected - Of a `length`, a `day` or a `slot`: the chosen one.
 * @csspart month-heading - The month's `heading`.
 * @csspart opener - The button that opens the picker, with `popup`.
 * @csspart popup - What it opens.
 * @csspart close - The button that closes it, where it is a sheet at the edge of a small screen.
 * @csspart next-free - The month's `free`: the button of a free day under a month or a day that has nothing.
 * @csspart times-heading - The times' `heading`.
 */
export class RotaDatePicker extends FormElement {
  static override styles = [theme, buttons, notices, offers, segments, layers, popups, datePickerStyles];
  static override properties: PropertyDeclarations = {
    popup: { type: Boolean },
    required: { type: Boolean, reflect: true },
    value: { noAccessor: true },
  };

  #popup: PopupView | undefined;
  #wanted = new WantedStart(this, () => this.activeFlow);

  constructor() {
    super();
    new LostFocusController(this, () => this.#lost, false);
  }

  /** What the client is told here: on a page that arranges the elements itself, the review says it. */
  get #lost(): FlowState['lost'] {
    return arrangedIn(this) ? undefined : this.activeFlow?.state.lost;
  }

  /** Whether the picker opens from a button. */
  popup = false;
  /** Whether a form around can't be sent before a start is chosen. */
  required = false;

  /**
   * The chosen start in the shown zone, as a form sends it; empty where there is none. What is set has an offset, and is chosen once
   * the times of its day are there, if it is free; an empty text takes back what was chosen.
   */
  get value(): string {
    const { start, zone } = this.activeFlow?.state ?? {};
    return start && zone ? zonedText(start.start, zone) : '';
  }
  set value(value: string) {
    this.#wanted.want(value ?? '');
  }

  /** Focuses the month's day that the keyboard is on, or the button that opens it. */
  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>('.opener, rota-month')?.focus(options);
  }

  protected override formValues({ start }: FlowState): Readonly<Record<string, string>> {
    if (!start) return {};
    return { '': this.value, ...(start.calendar !== undefined && { calendar: start.calendar }) };
  }

  protected override formFault({ start }: FlowState): readonly [ValidityStateFlags, string] | undefined {
    const { strings, format } = this.words;
    if (!this.required || start) return undefined;
    return [{ valueMissing: true }, format.fill(strings.details.errors.required, { label: strings.frame.steps.time })];
  }

  // By the browser.
  formResetCallback(): void {
    this.#wanted.want(this.getAttribute('value') ?? '');
  }

  // By the browser, where the client comes back to the page.
  formStateRestoreCallback(state: unknown): void {
    if (!(state instanceof FormData)) return;
    const calendar = state.get(`${this.name}.calendar`);
    this.#wanted.want(String(state.get(this.name) ?? ''), calendar === null ? undefined : String(calendar));
  }

  /** Where there is one column, the times of a day may lie below the edge of the screen: brings them into view. */
  #onMonthClick(event: Event): void {
    const day = (event.composedPath()[0] as Element).closest('[data-day]');
    const times = this.renderRoot.querySelector('rota-times');
    if (day?.ariaDisabled !== 'false' || !times) return;
    requestAnimationFrame(() => {
      if (times.getBoundingClientRect().top < innerHeight - ROOM_FOR_TIMES) return;
      times.scrollIntoView({ block: 'nearest', behavior: reducedMotion() ? 'auto' : 'smooth' });
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#popup?.close();
  }

  protected override renderFlow(state: FlowState, flow: Flow): TemplateResult {
    const picker = this.#picker(state, flow);
    if (!this.popup) return picker;
    if (!POPUP.here) {
      // Where it doesn't come, the picker itself is there.
      void POPUP.bring().then(
        () => this.requestUpdate(),
        () => undefined,
      );
      return picker;
    }
    this.#popup ??= new POPUP.here.PopupView(this);
    return this.#popup.render(picker, state, flow, this.words);
  }

  #picker(state: FlowState, flow: Flow): TemplateResult {
    return html`${this.#lost ? lostNotice(state, flow, this.words) : nothing} ${this.#durations(state, flow)}
      <div class="layout">
        <rota-month
          .flow=${this.flow}
          .headingLevel=${this.headingLevel}
          @click=${this.#onMonthClick}
          exportparts="heading: month-heading, previous, next, weekday, day, selected, today, available, few, full, none, outside, unknown, note, retry, free: next-free"
        ></rota-month>
        <rota-times
          .flow=${this.flow}
          .headingLevel=${this.headingLevel}
          exportparts="heading: times-heading, zone, zone-button, zone-popup, zone-search, zone-close, zone-group, zone-option, active, filter, filter-part, part-of-day, slot, selected, free, full, taken, start, detail, hint"
        ></rota-times>
      </div>`;
  }

  #durations({ service, duration }: FlowState, flow: Flow): TemplateResult | typeof nothing {
    if (!service || service.durations.length < 2) return nothing;
    const { strings, format } = this.words;
    const chosen = duration ?? service.durations[0];
    return html`<fieldset class="durations" part="durations">
      <legend>${strings.times.durations}</legend>
      <div class="segments">
        ${service.durations.map(
          (minutes) =>
            html`<label part=${minutes === chosen ? 'length selected' : 'length'}>
              <input
                type="radio"
                name="duration"
                class="visually-hidden"
                .checked=${minutes === chosen}
                @change=${() => flow.chooseDuration(minutes)}
              />
              <span>${format.duration(minutes)}</span>
            </label>`,
        )}
      </div>
    </fieldset>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rota-date-picker': RotaDatePicker;
  }
}
