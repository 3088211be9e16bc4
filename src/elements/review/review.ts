import { html, nothing, type TemplateResult } from 'lit';
import type { Flow } from '../../booking/flow.js';
import type { FlowState, Step } from '../../booking/state.js';
import { buttons } from '../shared/controls.styles.js';
import { FlowElement } from '../shared/flow-element.js';
import { LostFocusController } from '../shared/lost-focus.js';
import { lostNotice } from '../shared/lost-notice.js';
import { notices } from '../shared/notice.styles.js';
import { theme } from '../shared/theme.styles.js';
import { troubleNotice } from '../shared/trouble-notice.js';
import { whens } from '../shared/when.styles.js';
import { reviewRows, type ReviewRow } from './review-rows.js';
import { styles } from './review.styles.js';

/**
 * Everything that is about to be booked, each part changeable, and the button that books it (FL-6).
 *
 * @csspart row - One part: what it is, and its value.
 * @csspart change - The button that changes a part.
 * @csspart notice - A message that something went wrong, with what to do.
 * @csspart primary - The button that books.
 */
export class RotaReview extends FlowElement {
  static override styles = [theme, buttons, notices, whens, styles];

  constructor() {
    super();
    new LostFocusController(this, () => this.activeFlow?.state.lost);
  }

  /** Sends focus to the button that books. */
  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>('.primary')?.focus(options);
  }

  protected override renderFlow(state: FlowState, flow: Flow): TemplateResult | typeof nothing {
    const { service, start } = state;
    const { strings, format } = this.words;
    if (state.catalog.status !== 'ready' || state.booking) return nothing;
    if (!service || !start) return html`<p class="hint">${strings.review.nothingYet}</p>`;
    const busy = state.submission !== 'idle';
    return html`<dl>${reviewRows(state, this.words).map((row) => this.#row(row, state, flow))}</dl>
      ${lostNotice(state, flow, this.words)} ${troubleNotice(state, flow, this.words)}
      <div class="action">
        <p class="progress-text" role="status">${this.#progress(state)}</p>
        <button
          type="button"
          class="primary"
          part="primary"
          aria-disabled=${busy ? 'true' : nothing}
          @click=${() => void (busy || flow.book())}
        >
          ${busy ? strings.review.sending : strings.review.book(format.dateTime(start.start, state.zone))}
        </button>
      </div>`;
  }

  #row({ label, value, step, className }: ReviewRow, state: FlowState, flow: Flow): TemplateResult {
    const { change, changePart } = this.words.strings.review;
    const changeable = state.steps.includes(step) && state.submission === 'idle';
    return html`<div class="row ${className}" part="row">
      <dt>${label}</dt>
      <dd>${value}</dd>
      ${
        changeable
          ? html`<dd class="change">
              <button
                type="button"
                class="quiet"
                part="change"
                aria-label=${changePart(label)}
                @click=${() => flow.goTo(step satisfies Step)}
              >
                ${change}
              </button>
            </dd>`
          : nothing
      }
    </div>`;
  }

  /** What the sending of the booking is at, in words (A11Y G10). */
  #progress({ submission, trouble }: FlowState): string {
    const { checking, waiting, waitingOffline } = this.words.strings.review;
    if (submission === 'checking') return checking;
    if (submission !== 'waiting') return '';
    return trouble?.code === 'offline' || !navigator.onLine ? waitingOffline : waiting;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rota-review': RotaReview;
  }
}
