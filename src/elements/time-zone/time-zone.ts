import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { Later } from '../../booking/later.js';
import type { Flow } from '../../booking/flow.js';
import type { FlowState } from '../../booking/state.js';
import type { Instant } from '../../time/units.js';
import { alone } from '../shared/alone.js';
import { buttons } from '../shared/controls.styles.js';
import { FlowElement } from '../shared/flow-element.js';
import { globeIcon, onIcon } from '../shared/later-icons.js';
import { layers } from '../shared/layer.styles.js';
import { popups } from '../shared/popup.styles.js';
import { theme } from '../shared/theme.styles.js';
import { zoneName } from '../shared/zone-name.js';
import { timeZoneStyles } from './time-zone.styles.js';
import type { ZoneList } from './zone-list.js';

/** Some 400 zones, their names and clocks: brought when somebody wants to see them. */
const LIST = new Later(() => import('./zone-list.js'));

/**
 * `<rota-time-zone>`: the zone that times are shown in, and the choice of another (FL-4): a button that opens a list to search, with
 * each zone's clock and offset; the client's own and the site's come first.
 *
 * @csspart zone-button - The button that names the zone and opens the list.
 * @csspart zone-popup - What it opens.
 * @csspart zone-search - The field to search in.
 * @csspart zone-close - The button that closes the list where it fills a small screen.
 * @csspart zone-group - The name of a continent or an ocean, or of the zones that come first.
 * @csspart zone-option - A zone; also `active`, `selected`.
 * @csspart active - Of a `zone-option`: the one that Enter chooses.
 * @csspart selected - Of a `zone-option`: the chosen one.
 */
export class RotaTimeZone extends FlowElement {
  static override styles = [theme, buttons, layers, popups, timeZoneStyles];
  static override properties: PropertyDeclarations = { at: { attribute: false }, failed: { state: true } };

  /** The instant whose offset the button tells, in minutes since the epoch; now where left out. */
  at: Instant | undefined;

  /** Whether the list could not be brought. */
  private failed = false;
  #list: ZoneList | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#list?.close();
  }

  /** Focuses the button. */
  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>('.opener')?.focus(options);
  }

  get #popup(): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>('.popup');
  }

  #bring = async (): Promise<void> => {
    try {
      const { ZoneList: List, bringWords } = await LIST.bring();
      await bringWords(this.words.locale);
      this.failed = false;
      this.#list ??= new List(this, (zone) => this.#choose(zone));
    } catch {
      this.failed = true;
    }
    this.requestUpdate();
    await this.updateComplete;
  };

  #choose(zone: string): void {
    this.activeFlow?.setZone(zone);
    this.#popup?.hidePopover();
  }

  async #onToggle({ newState }: ToggleEvent): Promise<void> {
    const popup = this.#popup;
    if (newState === 'open') {
      await this.#bring();
      if (popup?.matches(':popover-open')) this.#list?.open(popup.previousElementSibling!, popup);
      return;
    }
    this.#list?.close();
    this.requestUpdate();
    // What is hidden with focus has it until the next frame.
    if (document.activeElement === document.body || popup?.contains(this.shadowRoot!.activeElement)) this.focus();
  }

  /** Tab leaves the field for what comes after the list, and closes it. */
  #onFocusOut({ relatedTarget }: FocusEvent): void {
    const popup = this.#popup;
    if (relatedTarget instanceof Node && !popup?.contains(relatedTarget)) popup?.hidePopover();
  }

  protected override renderFlow(state: FlowState, _flow: Flow): TemplateResult | typeof nothing {
    if (state.catalog.status !== 'ready') return nothing;
    const { words } = this;
    const { strings } = words;
    const name = zoneName(state.zone, this.at ?? state.now ?? 0, words);
    const isOpen = this.#popup?.matches(':popover-open');
    return html`<button
        type="button"
        class="opener"
        part="zone-button"
        popovertarget="popup"
        aria-haspopup="dialog"
        aria-label=${strings.times.zone + strings.frame.comma + name}
        @pointerenter=${() => void LIST.bring().catch(() => undefined)}
      >
        ${globeIcon}<span>${alone(name, words.locale)}</span>${onIcon}
      </button>
      <div
        id="popup"
        class="popup layer"
        part="zone-popup"
        popover
        role="dialog"
        aria-label=${strings.times.zone}
        tabindex="-1"
        @toggle=${(event: ToggleEvent) => void this.#onToggle(event)}
        @focusout=${(event: FocusEvent) => this.#onFocusOut(event)}
      >
        ${this.failed ? html`<p class="failed" role="alert">${strings.trouble.down}</p>` : nothing}
        ${isOpen && this.#list ? this.#list.render(state, words) : nothing}
      </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rota-time-zone': RotaTimeZone;
  }
}
