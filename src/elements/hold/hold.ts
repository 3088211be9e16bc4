import { html, nothing, svg, type TemplateResult } from 'lit';
import { pageClock } from '../../adapter/clock.js';
import type { Flow } from '../../booking/flow.js';
import type { FlowState, Hold } from '../../booking/state.js';
import { HOLD_WORDS } from '../../locale/hold/languages.js';
import type { HoldStrings } from '../../locale/hold/strings.js';
import { sectionOf } from '../../locale/words.js';
import { Announcer } from '../shared/announcer.js';
import { arrangedIn } from '../shared/arranged-in.js';
import { buttons } from '../shared/controls.styles.js';
import { FlowElement } from '../shared/flow-element.js';
import { icon } from '../shared/icons.js';
import { theme } from '../shared/theme.styles.js';
import { styles } from './hold.styles.js';
import { timeLeft } from './time-left.js';

/** Elements whose focus says that the form is filled, or that a time is looked for. From the review the client may go either way. */
const AT_FORM: { readonly [Tag in string]?: boolean } = {
  'rota-details-form': true,
  'rota-master-page': false,
  'rota-service-picker': false,
  'rota-specialist-picker': false,
  'rota-month': false,
  'rota-times': false,
};

const clockIcon = icon(svg`<circle cx="12" cy="12" r="9" /><path d="M12 7v5l3.5 2" />`);

/** The time that shows goes on by itself. */
const TICK = 1_000;

/**
 * `<rota-hold>`: how long the chosen time is still held while the form is filled (RC-6): in minutes at first, and in the last one in
 * seconds, with a button that has it held for longer. A screen reader hears of it when that begins and when the hold has ended,
 * not of every second (A11Y D9). Empty where the backend holds nothing.
 *
 * In your own arrangement it has the time held from when the client is at the form, and given up at the choice of another.
 *
 * @csspart hold - The line; also `ending` or `ended`.
 * @csspart ending - Of a `hold`: its last minute.
 * @csspart ended - Of a `hold`: the time is no longer kept from others.
 * @csspart extend - The button that has it held for longer.
 * @cssstate ending - The last minute: the element stays in sight while the page is scrolled.
 */
export class RotaHold extends FlowElement {
  static override styles = [theme, buttons, styles];

  #announcer = new Announcer(this);
  #said: Hold['stage'] | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #hadFocus = false;
  #connected = new AbortController();
  #filling: boolean | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    const { signal } = (this.#connected = new AbortController());
    document.addEventListener('focusin', (event) => this.#onFocus(event), { signal });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#connected.abort();
    clearTimeout(this.#timer);
  }

  /** Where all steps stand on the page, focus says at which of them the client is. */
  #onFocus(event: Event): void {
    const path = event.composedPath().filter((target): target is FlowElement => target instanceof FlowElement);
    const shown = path.find(({ localName }) => AT_FORM[localName] !== undefined);
    const around = arrangedIn(this);
    if (!shown || (around ? around !== arrangedIn(path.at(-1)!) : !this.flow || this.flow !== shown.flow)) return;
    const filling = AT_FORM[shown.localName]!;
    if (filling !== this.#filling) this.activeFlow?.fillIn(filling);
    this.#filling = filling;
  }

  protected override updated(): void {
    const hold = this.activeFlow?.state.hold;
    clearTimeout(this.#timer);
    if (hold && hold.stage !== 'ended') this.#timer = setTimeout(() => this.requestUpdate(), TICK);
    this.internals.states[hold?.stage === 'ending' ? 'add' : 'delete']('ending');
    const line = this.renderRoot.querySelector<HTMLElement>('.hold');
    // The button is gone, and would take the focus along.
    if (this.#hadFocus && !this.renderRoot.querySelector('.extend')) line?.focus();
    this.#hadFocus = this.renderRoot.querySelector('.extend:focus') !== null;
    this.#tell(hold?.stage, line?.querySelector('.text')?.textContent);
  }

  /** What is there from the beginning is no news, unless it is about to end. As long as nothing stands there, nothing is said. */
  #tell(stage: Hold['stage'] | undefined, text: string | null | undefined): void {
    const before = this.#said;
    this.#said = text ? stage : undefined;
    if (text && stage !== before && (stage !== 'held' || before === 'ending')) this.#announcer.say(text);
  }

  protected override renderFlow({ hold }: FlowState, flow: Flow): TemplateResult | typeof nothing {
    if (!hold) return nothing;
    const words = sectionOf('hold', HOLD_WORDS, this.words, () => this.requestUpdate());
    // Its room is there before its words, so that nothing below moves.
    if (!words || hold.stage === 'asked') return html`<p class="hold" part="hold"></p>`;
    const { stage } = hold;
    return html`<p class="hold ${stage}" part=${stage === 'held' ? 'hold' : `hold ${stage}`} tabindex="-1">
      ${clockIcon}<span class="text" role=${stage === 'ended' ? nothing : 'timer'}>${this.#text(hold, words)}</span>
      ${stage === 'ending' && hold.extension !== 'none' ? this.#button(hold, words, flow) : nothing}
    </p>`;
  }

  #text({ stage, until }: Hold, { kept, ending, ended }: HoldStrings): string {
    if (stage === 'ended') return ended;
    const { format } = this.words;
    const time = timeLeft(until - pageClock.now(), format.locale);
    return format.fill(stage === 'ending' ? ending : kept, { time });
  }

  #button({ extension }: Hold, { extend, extending }: HoldStrings, flow: Flow): TemplateResult {
    const busy = extension === 'asked';
    return html`<button
      type="button"
      class="extend"
      part="extend"
      aria-disabled=${busy || nothing}
      @click=${() => flow.extendHold()}
    >
      ${busy ? extending : extend}
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rota-hold': RotaHold;
  }
}
