import { html, nothing, type TemplateResult } from 'lit';
import type { Flow } from '../../booking/flow.js';
import type { FlowState } from '../../booking/state.js';
import type { Start } from '../../engine/answers.js';
import { buttons } from '../shared/controls.styles.js';
import { canChange, changeStep } from '../shared/change-step.js';
import { FlowElement } from '../shared/flow-element.js';
import { LostFocusController } from '../shared/lost-focus.js';
import { lostNotice } from '../shared/lost-notice.js';
import { notices } from '../shared/notice.styles.js';
import { offers } from '../shared/offers.styles.js';
import { theme } from '../shared/theme.styles.js';
import { troubleNotice } from '../shared/trouble-notice.js';
import { whens } from '../shared/when.styles.js';
import { progressText } from './progress.js';
import { reviewRows, type ReviewRow } from './review-rows.js';
import { styles } from './review.styles.js';

/**
 * `<rota-review>`: everything that is about to be booked, each part changeable, and the button that books it (FL-6).
 *
 * @csspart row - One part: what it is, and its value.
 * @csspart term - What a part is.
 * @csspart value - The value of a part.
 * @csspart when - Date, time and zone.
 * @csspart time - The time in it.
 * @csspart change - The button that changes a part.
 * @csspart hint - What is missing yet, or that the site has to say yes.
 * @csspart notice - A message that something went wrong, with what to do.
 * @csspart offer - The button of a free time in the notice.
 * @csspart see-all - The button in the notice that leads to all times.
 * @csspart link - The site's phone number and mail address.
 * @csspart primary - The button that books.
 */
export class RotaReview extends FlowElement {
  static override styles = [theme, buttons, notices, offers, whens, styles];

  constructor() {
    super();
    new LostFocusController(this, () => this.activeFlow?.state.lost);
  }

  /** Sends focus to the button that books. */
  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>('.primary')?.focus(options);
  }

  protected override renderFlow(state: FlowState, flow: Flow): TemplateResult | typeof nothing {
    const { service, start, lost } = state;
    if (state.catalog.status !== 'ready') return nothing;
    if (!service || !(start ?? lost))
      return html`<p class="hint" part="hint">${this.words.strings.review.nothingYet}</p>`;
    return html`${lostNotice(state, flow, this.words, () => changeStep(this, flow, 'time'))}
      <dl>${reviewRows(state, this.words).map((row) => this.#row(row, state, flow))}</dl>
      ${troubleNotice(state, this.words)}
      ${service.approval ? html`<p class="hint" part="hint">${this.words.strings.review.needsYes}</p>` : nothing}
      <div class="action">
        <p class="progress-text" role="status">${progressText(state, this.words)}</p>
        ${start ? this.#button(start, state, flow) : nothing}
      </div>`;
  }

  /** Says what it does. While a booking is on its way it stays where it is, and does nothing (A11Y G10). */
  #button({ start }: Start, { service, submission, zone }: FlowState, flow: Flow): TemplateResult {
    const { strings, format } = this.words;
    const { sending, book, requesting, request } = strings.review;
    const [does, doing] = service?.approval ? [request, requesting] : [book, sending];
    const busy = submission !== 'idle';
    const pressed = (): void => void (busy || flow.book());
    return html`<button type="button" class="primary" part="primary" aria-disabled=${busy || nothing} @click=${pressed}>
      ${busy ? doing : format.fill(does, { when: format.dateTime(start, zone) })}
    </button>`;
  }

  #row({ label, value, step }: ReviewRow, state: FlowState, flow: Flow): TemplateResult {
    const { strings, format } = this.words;
    const { change, changePart } = strings.review;
    const changeable = state.steps.includes(step) && canChange(this, step) && !isSending(state);
    return html`<div class="row" part="row">
      <dt part="term">${label}</dt>
      <dd part="value">${value}</dd>
      ${
        changeable
          ? html`<dd class="change">
              <button
                type="button"
                class="quiet"
                part="change"
                aria-label=${format.fill(changePart, { part: label })}
                @click=${() => changeStep(this, flow, step)}
              >
                ${change}
              </button>
            </dd>`
          : nothing
      }
    </div>`;
  }
}

/** While a request is on its way nothing can be changed; while it waits for another try, it can. */
const isSending = ({ submission }: FlowState): boolean => submission === 'sending' || submission === 'checking';

declare global {
  interface HTMLElementTagNameMap {
    'rota-review': RotaReview;
  }
}
