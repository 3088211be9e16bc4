import { html, type LitElement, type TemplateResult } from 'lit';
import type { RotaChooseEvent } from '../../booking/events.js';
import type { Flow } from '../../booking/flow.js';
import type { FlowState } from '../../booking/state.js';
import { POPUP_WORDS } from '../../locale/popups/languages.js';
import { sectionOf, type Words } from '../../locale/words.js';
import { closeIcon } from '../shared/close-icon.js';
import { closeOnLeave, placePopup } from '../shared/popup.js';

/** A picker behind a button: the button says what is chosen, and opens the picker beside it until a start is chosen. */
export class PopupView {
  readonly #host: LitElement;
  #flow: Flow | undefined;
  #following = new AbortController();
  #unplace: (() => void) | undefined;

  constructor(host: LitElement) {
    this.#host = host;
  }

  close(): void {
    this.#unplace?.();
    this.#unplace = undefined;
    this.#following.abort();
    this.#flow = undefined;
  }

  /** @param picker What the popup holds; it stands in its place until the words of the button are there. */
  render(picker: TemplateResult, state: FlowState, flow: Flow, words: Words): TemplateResult {
    const own = sectionOf('popups', POPUP_WORDS, words, () => this.#host.requestUpdate());
    if (!own) return picker;
    this.#follow(flow);
    const { format } = words;
    const { start, zone } = state;
    const chosen =
      start && `${format.date(start.start, zone)}${words.strings.frame.comma}${format.time(start.start, zone)}`;
    const { choose, change } = own.date;
    return html`<button
        type="button"
        class="opener"
        part="opener"
        popovertarget="popup"
        aria-haspopup="dialog"
        aria-label=${chosen ? format.fill(change, { date: chosen }) : choose}
      >
        ${chosen ?? choose}
      </button>
      <div
        id="popup"
        class="popup layer"
        part="popup"
        popover
        role="dialog"
        aria-label=${choose}
        tabindex="-1"
        @toggle=${(event: ToggleEvent) => this.#onToggle(event)}
        @focusout=${closeOnLeave}
      >
        <button
          type="button"
          class="dismiss"
          part="close"
          popovertarget="popup"
          popovertargetaction="hide"
          aria-label=${own.dialog.close}
        >
          ${closeIcon}
        </button>
        ${picker}
      </div>`;
  }

  #onToggle({ currentTarget, newState }: ToggleEvent): void {
    const popup = currentTarget as HTMLElement;
    this.#unplace?.();
    this.#unplace = undefined;
    if (newState !== 'open') return this.#keepFocus(popup);
    this.#unplace = placePopup(popup.previousElementSibling!, popup);
    (popup.querySelector<HTMLElement>('rota-month') ?? popup).focus();
  }

  /** Not every way of closing brings focus back to the button (A11Y B20); whoever went elsewhere stays there. */
  #keepFocus(popup: HTMLElement): void {
    // What is hidden with focus has it until the next frame.
    const lost = document.activeElement === document.body || popup.contains(this.#host.shadowRoot!.activeElement);
    if (lost) this.#host.focus({ preventScroll: true });
  }

  /** A chosen start closes the popup. */
  #follow(flow: Flow): void {
    if (flow === this.#flow) return;
    this.#following.abort();
    this.#following = new AbortController();
    this.#flow = flow;
    const chosen = (event: Event): void => {
      if ((event as RotaChooseEvent).choice.what === 'start')
        this.#host.renderRoot.querySelector<HTMLElement>(':popover-open')?.hidePopover();
    };
    flow.addEventListener('rota-choose', chosen, { signal: this.#following.signal });
  }
}
