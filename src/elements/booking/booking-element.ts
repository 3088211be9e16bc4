import { html, LitElement, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import type { Adapter, CatalogCalls } from '../../adapter/backend.js';
import { checkedCatalog } from '../../adapter/checked-catalog.js';
import type { FieldValue } from '../../adapter/contract.js';
import { HttpCatalog } from '../../adapter/http-catalog.js';
import {
  RotaBookedEvent,
  RotaBookEvent,
  RotaChooseEvent,
  RotaReadyEvent,
  RotaStepEvent,
  RotaTroubleEvent,
  type RotaEventMap,
} from '../../booking/events.js';
import { FlowInParts } from '../../booking/flow-in-parts.js';
import type { Flow } from '../../booking/flow.js';
import { Later } from '../../booking/later.js';
import type { Parts } from '../../booking/parts.js';
import type { FlowState, Trouble } from '../../booking/state.js';
import type { StringReplacements } from '../../locale/replace.js';
import type { Words } from '../../locale/words.js';
import { elementOf } from '../shared/step-elements.js';
import { buttons, skeletons } from '../shared/controls.styles.js';
import { ContextProvider } from '../shared/flow-context.js';
import { FollowController } from '../shared/follow.js';
import { forwardEvents, type EventClasses } from '../shared/forward-events.js';
import { LanguageController } from '../shared/language.js';
import { OwnerController, pageLoaded, type Findings } from '../shared/owner.js';
import { spoken } from '../shared/spoken.js';
import { catalogOf } from '../shared/catalog-of.js';
import { notices } from '../shared/notice.styles.js';
import { theme } from '../shared/theme.styles.js';
import { AdvanceController } from './advance.js';
import { ArrivingController } from './arriving.js';
import { styles } from './booking.styles.js';
import { headingLevelOf } from './configuration.js';
import { failure, loading, setUpWrong } from './failure.js';
import { FlowMaker } from './flow-maker.js';
import { FormState } from './form-state.js';
import { frame } from './frame.js';
import { OwnStrings } from './own-strings.js';
import { PART_OF } from './part-of.js';
import { StepFocusController } from './step-focus.js';
import { TokensController } from './tokens.js';

/** One promise for all widgets of a page: the first of two with one name is the one that asked first. */
const LINKS = new Later(() => import('./page-history.js'));

const EVENTS: EventClasses<RotaEventMap> = {
  'rota-ready': RotaReadyEvent,
  'rota-step': RotaStepEvent,
  'rota-choose': RotaChooseEvent,
  'rota-book': RotaBookEvent,
  'rota-booked': RotaBookedEvent,
  'rota-trouble': RotaTroubleEvent,
};

/** `<rota-booking>`, whichever files its parts lie in; see booking.ts. */
export abstract class BookingElement extends LitElement {
  /** It sends nothing with a form around it, but the browser keeps what is typed, as with the page's own fields (FL-7). */
  static readonly formAssociated = true;
  static override styles = [theme, buttons, skeletons, notices, styles];
  static override properties: PropertyDeclarations = {
    backend: {},
    site: {},
    adapter: { attribute: false },
    service: {},
    calendar: {},
    page: {},
    panel: {},
    pool: {},
    zone: {},
    locale: {},
    headingLevel: { type: Number, attribute: 'heading-level' },
    prefill: {},
    hiddenFields: { attribute: 'hidden-fields' },
    keepDraft: { type: Boolean, attribute: 'keep-draft' },
    autocomplete: {},
    strings: {},
    date: {},
    history: {},
    flow: { attribute: false },
  };

  #internals = this.attachInternals();
  #formState = new FormState(this.#internals);
  #language = new LanguageController(this);
  #advance = new AdvanceController(this, () => this.#arranged.length === 0);
  #arriving = new ArrivingController(this, () => this.parts);
  #context = new ContextProvider(this);
  #content = new MutationObserver(() => this.requestUpdate());
  #locale: string | undefined;
  #strings = new OwnStrings();
  #words: Words | undefined;
  #maker = new FlowMaker<CatalogCalls, Flow>(
    HttpCatalog,
    checkedCatalog,
    (backend, options) => new FlowInParts(this.parts, backend, options, { formState: this.#formState }),
  );
  #ownFlow: Flow | undefined;
  #followed = new FollowController<Flow>(this, (flow, signal) => this.#attend(flow, signal));
  #owner = new OwnerController(this, () => this.#look());
  #begun = false;

  /** Where the parts come from that the first step can do without. */
  protected abstract get parts(): Parts;

  /** Address of a backend that speaks Rota's contract. */
  backend = '';
  /** Id of the site at that backend. */
  site = '';
  /** A backend of the page's own, in place of `backend` and `site`. */
  adapter: Adapter | undefined;
  /** Id of the service to book; its step is left out. */
  service = '';
  /** Id of the calendar to book with; the specialist step is left out. */
  calendar = '';
  /** Id of the master page that says what is on offer, and in which order it is chosen. */
  page = '';
  /** Id of the panel to book: a meeting with several people. */
  panel = '';
  /** Id of the pool whose members serve. */
  pool = '';
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
  /** The day whose times show first, as `2026-11-24`. */
  date = '';
  /**
   * Where set, Back in the browser goes one step back, and the page's address carries service, specialist and date, so that it can
   * be shared: `?rota-service=massage`. Its value, where it has one, stands in place of `rota`: widgets of one page need names of their own.
   */
  history: string | undefined;
  /** Whether what was chosen and typed outlives a reload of the page. */
  keepDraft = false;
  /** `off` where others use the computer, too: nothing that is typed is kept, with `keep-draft` neither, or suggested to the next client. */
  autocomplete = '';
  /** The site's own words in place of any of ours, in all languages or by language; as an attribute, JSON. */
  strings: StringReplacements | string | undefined;

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
    new TokensController(
      this,
      // A surface of its own has edges to keep away from.
      (given) => this.#internals.states[given ? 'add' : 'delete']('surface'),
      (part, value) => this.#owner.hear({ refused: [{ attribute: 'token', value, part }] }),
    );
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#content.observe(this, { childList: true, subtree: true });
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#content.disconnect();
  }

  // By the browser, where the client comes back to the page.
  formStateRestoreCallback(state: string): void {
    this.#formState.restore(state);
  }

  protected override willUpdate(changed: PropertyValues<BookingElement>): void {
    const locale = this.#language.locale(this.locale);
    const otherLocale = this.#locale !== locale;
    this.#locale = locale;
    if (changed.has('strings')) this.#strings.take(this.strings);
    this.#words = this.#language.words(locale, this.#strings.strings);
    if (!this.#ownFlow && (otherLocale || this.#configured(changed))) this.#maker.take(this, locale);
    if (!this.isConnected || this.#waits) return;
    this.#followed.follow(this.flow);
    this.#context.give({ flow: this.flow, words: this.#words, given: this });
  }

  /** Whether anything changed that a flow is made from. */
  #configured(changed: PropertyValues<BookingElement>): boolean {
    return !this.hasUpdated || [...changed.keys()].some((name) => name !== 'strings');
  }

  /** Whether it stands in a dialog that nobody has come near: until somebody does, nothing is loaded for it. */
  get #waits(): boolean {
    const dialog = this.closest<HTMLElement & { readonly begun?: boolean }>('rota-dialog');
    return dialog !== null && !dialog.begun;
  }

  #attend(flow: Flow, signal: AbortSignal): void {
    forwardEvents(flow, this, EVENTS, signal);
    this.#advance.follow(flow, signal);
    if (this.date || typeof this.history === 'string')
      void LINKS.bring().then((part) => part.openLink(flow, this, signal));
  }

  protected override updated(): void {
    if (pageLoaded() && this.flow?.state.timetable.status === 'ready') this.#arriving.bringTheRest();
  }

  /** What the site's owner has to know. */
  #look(): Findings {
    const { refused, options } = this.#ownFlow ? { refused: [], options: {} } : this.#maker;
    const { state } = this.flow ?? {};
    const { fields = [] } = state?.details ?? {};
    const catalog = state && catalogOf(state);
    const isAboutFields = (options.prefill ?? options.hiddenFields) !== undefined;
    return {
      refused: [...this.#strings.refused, ...refused],
      words: this.#strings.strings && this.#words,
      troubles: state && troublesOf(state),
      backend: this.backend,
      tags: this.#arranged.flatMap(({ localName }) =>
        customElements.get(localName) || PART_OF[localName] ? [] : localName,
      ),
      // Without any the form is yet to come.
      fields: isAboutFields && fields.length > 0 && catalog ? [options, catalog, fields] : undefined,
    };
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
    // Until its words are there, nobody reads another language: the shape of the first step stands for them.
    return spoken(this, this.#words, this.#words ? this.#shown(this.#words) : loading(undefined));
  }

  #shown(words: Words): TemplateResult {
    const { flow } = this;
    const level = headingLevelOf(this.headingLevel);
    if (this.#waits) return html`<slot></slot>`;
    // Until the page has loaded, a script of its own may still set what is missing.
    if (!flow) return pageLoaded() ? setUpWrong(words) : loading(words);
    const { catalog } = flow.state;
    if (catalog.status === 'failed') return failure(catalog.trouble, words, () => flow.retry());
    if (this.#arranged.length > 0) return this.#arrangement(words, flow);
    if (catalog.status !== 'ready') return loading(words);
    const arrival = this.#arriving.arrivalOf([elementOf(flow.state)]);
    // Nothing may move once it shows: the first step comes as a whole, or not at all.
    if (!this.#begun) {
      if (typeof arrival === 'object') return this.#sorry(arrival, words, flow);
      if (arrival === 'coming' || this.#arriving.awaitsMonth(flow.state)) return loading(words);
      this.#begun = true;
    }
    return frame(flow.state, flow, words, level, arrival, () => this.#retry(flow));
  }

  #arrangement(words: Words, flow: Flow): TemplateResult {
    const arrival = this.#arriving.arrivalOf(this.#arranged.map(({ localName }) => localName));
    return typeof arrival === 'object' ? this.#sorry(arrival, words, flow) : html`<slot></slot>`;
  }

  #sorry(trouble: Trouble, words: Words, flow: Flow): TemplateResult {
    return failure(trouble, words, () => this.#retry(flow));
  }

  #retry(flow: Flow): void {
    this.#arriving.retry();
    if (flow.state.timetable.status === 'failed' && !flow.state.trouble) flow.retry();
  }
}

/** What goes wrong at the moment: with the catalog, the timetable, or the booking. */
function troublesOf({ catalog, timetable, trouble }: FlowState): Trouble[] {
  return [catalog, timetable].flatMap((asked) => ('trouble' in asked ? asked.trouble : [])).concat(trouble ?? []);
}
