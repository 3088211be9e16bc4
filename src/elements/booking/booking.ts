import { html, LitElement, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import type { Backend } from '../../adapter/backend.js';
import type { FieldValue } from '../../adapter/contract.js';
import type { Flow } from '../../booking/flow.js';
import type { FlowState, Trouble } from '../../booking/state.js';
import type { StringReplacements } from '../../locale/replace.js';
import { troubleKind } from '../../locale/trouble-kind.js';
import { ENGLISH, localeTag, wordsFor } from '../../locale/words.js';
import { buttons, skeletons } from '../shared/controls.styles.js';
import { ContextProvider } from '../shared/flow-context.js';
import { LanguageController } from '../shared/language.js';
import { LostFocusController } from '../shared/lost-focus.js';
import { notices } from '../shared/notice.styles.js';
import { theme } from '../shared/theme.styles.js';
import { AdvanceController } from './advance.js';
import { styles } from './booking.styles.js';
import { isHeadingLevel } from './configuration.js';
import { failure, firstLoad } from './failure.js';
import { FlowMaker } from './flow-maker.js';
import { forwardEvents } from './forward-events.js';
import { frame } from './frame.js';
import { StepFocusController } from './step-focus.js';
import { unknownFields } from './unknown-fields.js';

const SET_UP_WRONG: Trouble = { code: 'misconfigured', detail: '', retryable: false };

/**
 * `<rota-booking>`: books a session, from the choice of a service to the confirmation.
 *
 * Alone it brings its own arrangement, step by step. With `rota-*` elements inside, it leaves the arrangement to the page and
 * gives them the flow that they show. Anything else inside stands in for the widget where it can't start.
 *
 * The parts of the elements in its steps carry through by their own names, and what is chosen is told by two names:
 * `rota-booking::part(day)`, `rota-booking::part(day selected)`, `rota-booking::part(slot selected)`.
 *
 * @slot - The page's own arrangement of `rota-*` elements; or what to show where the widget can't start: a phone number, a link.
 * @csspart frame - The arrangement as a whole: header, step and summary. Its `max-inline-size` is the widget's greatest width.
 * @csspart header - Back, the progress line and the count of steps.
 * @csspart back - The button that goes back.
 * @csspart site - The site's name, on the first step.
 * @csspart count - "2 of 4".
 * @csspart progress - The progress line.
 * @csspart bar - One step of the progress line; also `done`, `current` or `ahead`.
 * @csspart done - Of a `bar`: a step that is answered.
 * @csspart current - Of a `bar`: the step that shows.
 * @csspart ahead - Of a `bar`: a step to come.
 * @csspart heading - The question of the step.
 * @csspart step - The element of the step.
 * @csspart primary - The button that goes on.
 * @csspart summary - What is settled so far, beside the step, in wide containers.
 * @csspart summary-line - The same in one line, in narrow containers.
 * @csspart when - The date and time in the summary.
 * @csspart time - The time in it.
 * @csspart notice - A message that something needs another choice.
 * @csspart offer - The button of a free time in the notice.
 * @csspart failure - What stands in the widget's place where it can't start.
 * @csspart retry - The button that tries to start again.
 * @csspart link - The site's phone number and mail address.
 * @cssstate surface - `--rota-surface` is set: there is room around the widget, up to its edges.
 * @fires {RotaReadyEvent} rota-ready - The first step shows.
 * @fires {RotaStepEvent} rota-step - Before another step shows; can be prevented.
 * @fires {RotaChooseEvent} rota-choose - A service, a specialist, a day or a start was chosen.
 * @fires {RotaBookEvent} rota-book - Before a booking is sent; can be prevented.
 * @fires {RotaBookedEvent} rota-booked - The backend said yes.
 * @fires {RotaTroubleEvent} rota-trouble - Something went wrong.
 */
export class RotaBooking extends LitElement {
  static override styles = [theme, buttons, skeletons, notices, styles];
  static override properties: PropertyDeclarations = {
    backend: {},
    site: {},
    adapter: { attribute: false },
    service: {},
    calendar: {},
    zone: {},
    locale: {},
    headingLevel: { type: Number, attribute: 'heading-level' },
    prefill: {},
    hiddenFields: { attribute: 'hidden-fields' },
    keepDraft: { type: Boolean, attribute: 'keep-draft' },
    strings: { attribute: false },
    flow: { attribute: false },
  };

  #internals = this.attachInternals();
  #language = new LanguageController(this);
  #advance = new AdvanceController(this, () => this.#arranged.length === 0);
  #context = new ContextProvider(this);
  #content = new MutationObserver(() => this.requestUpdate());
  #words = ENGLISH;
  #maker = new FlowMaker();
  #ownFlow: Flow | undefined;
  #followed: Flow | undefined;
  #following: AbortController | undefined;
  #told = new Set<string>();

  /** Address of a backend that speaks Rota's contract. */
  backend = '';
  /** Id of the site at that backend. */
  site = '';
  /** A backend of the page's own, in place of `backend` and `site`. */
  adapter: Backend | undefined;
  /** Id of the service to book; its step is left out. */
  service = '';
  /** Id of the calendar to book with; the specialist step is left out. */
  calendar = '';
  /** IANA zone to show times in; the browser's where left out. */
  zone = '';
  /** Language tag for words and formats; that of the nearest `lang` where left out. */
  locale = '';
  /** Level of the widget's first heading. */
  headingLevel = 2;
  /** Values of the details form by field id; as an attribute, JSON. */
  prefill: Readonly<Record<string, FieldValue>> | string | undefined;
  /** Ids of prefilled fields that are not shown; as an attribute, with spaces between. */
  hiddenFields: readonly string[] | string | undefined;
  /** Whether what was chosen and typed outlives a reload of the page. */
  keepDraft = false;
  /** The site's own words in place of any of ours. */
  strings: StringReplacements | undefined;

  /** The flow in use: made from the properties above, unless the page sets one of its own. */
  get flow(): Flow | undefined {
    return this.#ownFlow ?? this.#maker.flow;
  }
  set flow(flow: Flow | undefined) {
    this.#ownFlow = flow;
  }

  constructor() {
    super();
    // Until the catalog is there, no step shows.
    new StepFocusController(this, () =>
      this.flow?.state.catalog.status === 'ready' ? this.flow.state.step : undefined,
    );
    new LostFocusController(this, () => this.flow?.state.lost);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#content.observe(this, { childList: true, subtree: true });
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#content.disconnect();
    this.#unfollow();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const locale = localeTag(this.locale) ?? localeTag(this.#language.tag) ?? 'en';
    const otherLocale = this.#words.locale !== locale;
    if (otherLocale || changed.has('strings')) this.#words = wordsFor(locale, this.strings);
    if (!this.#ownFlow && (otherLocale || this.#configured(changed))) this.#maker.take(this, locale, this.keepDraft);
    if (!this.isConnected) return;
    if (this.flow) this.#follow(this.flow);
    this.#context.give({ flow: this.flow, words: this.#words });
  }

  /** Whether anything changed that a flow is made from. */
  #configured(changed: PropertyValues<this>): boolean {
    return !this.hasUpdated || [...changed.keys()].some((name) => name !== 'strings');
  }

  #follow(flow: Flow): void {
    if (flow === this.#followed) return;
    this.#unfollow();
    this.#followed = flow;
    this.#following = new AbortController();
    const { signal } = this.#following;
    signal.addEventListener(
      'abort',
      flow.subscribe(() => this.requestUpdate()),
    );
    forwardEvents(flow, this, signal);
    this.#advance.follow(flow, signal);
  }

  #unfollow(): void {
    this.#following?.abort();
    this.#followed = undefined;
  }

  protected override updated(): void {
    // A surface of its own has edges to keep away from; CSS can't ask whether a property is set.
    const surface = getComputedStyle(this).getPropertyValue('--rota-surface');
    this.#internals.states[surface ? 'add' : 'delete']('surface');
    if (!pageLoaded()) return addEventListener('load', () => this.requestUpdate(), { once: true });
    const { state } = this.flow ?? {};
    if (!this.#ownFlow) {
      const { faults, options } = this.#maker;
      for (const fault of faults) this.#tellOwner('error', fault);
      const catalog = state?.catalog.status === 'ready' ? state.catalog.value : undefined;
      for (const fault of catalog ? unknownFields(options, catalog) : []) this.#tellOwner('warn', fault);
    }
    for (const trouble of state ? troublesOf(state) : []) {
      const { code, detail, cause } = trouble;
      if (troubleKind(trouble) === 'setup') this.#tellOwner('error', detail);
      else if (code === 'bad-backend-answer' || code === 'unreachable')
        this.#tellOwner('warn', `<rota-booking${this.backend && ` backend="${this.backend}"`}>: ${detail}`, cause);
    }
  }

  /** Tells the site's owner what to put right: once each, on the console, out of the clients' sight. */
  #tellOwner(how: 'error' | 'warn', message: string, cause?: unknown): void {
    if (this.#told.has(message)) return;
    this.#told.add(message);
    console[how](message, this, ...(cause ? [cause] : []));
  }

  /** The elements of the page's own arrangement. */
  get #arranged(): HTMLElement[] {
    return [...this.querySelectorAll<HTMLElement>('*')].filter(({ localName }) => localName.startsWith('rota-'));
  }

  /** Sends focus to the question of the step that shows. */
  override focus(options?: FocusOptions): void {
    const shown = this.renderRoot.querySelector<HTMLElement>('.main > .heading, rota-confirmation');
    (shown ?? this.#arranged[0])?.focus(options);
  }

  protected override render(): TemplateResult {
    const { flow } = this;
    const words = this.#words;
    const level = isHeadingLevel(this.headingLevel) ? this.headingLevel : 2;
    // Until the page has loaded, a script of its own may still set what is missing.
    if (!flow) return pageLoaded() ? failure(SET_UP_WRONG, words, () => undefined) : firstLoad(words);
    const { catalog } = flow.state;
    if (catalog.status === 'failed') return failure(catalog.trouble, words, () => flow.retry());
    if (this.#arranged.length > 0) return html`<slot></slot>`;
    return catalog.status === 'ready' ? frame(flow.state, flow, words, level) : firstLoad(words);
  }
}

/** What goes wrong at the moment: with the catalog, the timetable, or the booking. */
function troublesOf({ catalog, timetable, trouble }: FlowState): Trouble[] {
  return [catalog, timetable].flatMap((asked) => ('trouble' in asked ? asked.trouble : [])).concat(trouble ?? []);
}

const pageLoaded = (): boolean => document.readyState === 'complete';

declare global {
  interface HTMLElementTagNameMap {
    'rota-booking': RotaBooking;
  }
}
