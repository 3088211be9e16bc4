import { LitElement, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { Adapter, AppointmentCalls, Backend, PackageCalls } from '../../adapter/backend.js';
import { readLink } from '../../booking/appointments/link.js';
import type { Flow } from '../../booking/flow.js';
import type { Loading } from '../../booking/state.js';
import type { Catalog } from '../../engine/model.js';
import type { StringReplacements } from '../../locale/replace.js';
import type { Sections, WordsOf } from '../../locale/section.js';
import type { Vocabulary } from '../../locale/vocabulary.js';
import { sectionOf, type Words } from '../../locale/words.js';
import { headingLevelOf, type Given } from '../booking/configuration.js';
import { failure, loading, setUpWrong } from '../booking/failure.js';
import type { FlowMaker } from '../booking/flow-maker.js';
import { OwnStrings } from '../booking/own-strings.js';
import { TokensController } from '../booking/tokens.js';
import { ContextController, ContextProvider } from './flow-context.js';
import { FocusAfterController } from './focus-after.js';
import { FollowController } from './follow.js';
import { forwardEvents, type AnyEventClasses } from './forward-events.js';
import { LanguageController } from './language.js';
import { OwnerController, pageLoaded, type Findings } from './owner.js';
import { spoken } from './spoken.js';

/** A flow that a link in a mail can open. */
export interface LinkedFlow extends EventTarget {
  readonly state: { readonly catalog: Loading<Catalog> };
  subscribe(changed: () => void): () => void;
  setLocale(locale: string): void;
  /** Asks again for what did not come. */
  retry(): void;
}

/** What such an element is about. */
export interface About<Own extends LinkedFlow, Section extends keyof Sections> {
  readonly maker: FlowMaker<Backend, Own>;
  readonly events: AnyEventClasses;
  /** Its words: under which name, and where they come from. */
  readonly section: Section;
  readonly vocabulary: Vocabulary<Sections[Section]>;
  /** What stands there while all is on its way. */
  readonly skeleton: TemplateResult;
  /** A selector for where one state leads the focus from another; undefined where it stays. */
  targetOf(before: Own['state'], state: Own['state']): string | undefined;
}

/**
 * Base of elements with a whole flow of their own, which a link may open: its token stands behind the `#` of the page's address
 * (A81). Inside `<rota-booking>` they take from it what they are not told themselves.
 */
export abstract class LinkedElement<Own extends LinkedFlow, Section extends keyof Sections> extends LitElement {
  static override properties: PropertyDeclarations = {
    backend: {},
    site: {},
    adapter: { attribute: false },
    link: { attribute: false },
    zone: {},
    locale: {},
    headingLevel: { type: Number, attribute: 'heading-level' },
    autocomplete: {},
    strings: {},
  };

  /** Address of a backend that speaks Rota's contract; inside `<rota-booking>`, its own where left out. */
  backend = '';
  /** Id of the site at that backend. */
  site = '';
  /** A backend of the page's own, in place of `backend` and `site`. */
  adapter: (Adapter & Partial<AppointmentCalls & PackageCalls>) | undefined;
  /** What opens a package or bookings that the client has, as it stands behind the `#` of a link; that of the page's address where left out. */
  link: string | undefined;
  /** IANA zone to show times in; the browser's where left out. */
  zone = '';
  /** Language tag for words and formats; that of the nearest `lang` where left out. */
  locale = '';
  /** Level of the first heading. */
  headingLevel = 2;
  /** `off` where others use the computer, too: nothing that is typed is kept, with `keep-draft` neither, or suggested to the next client. */
  autocomplete = '';
  /** The site's own words in place of any of ours, in all languages or by language; this element's under its name. As an attribute, JSON. */
  strings: StringReplacements | string | undefined;

  readonly #about: About<Own, Section>;
  readonly #internals = this.attachInternals();
  #around = new ContextController(this);
  #context = new ContextProvider(this);
  #language = new LanguageController(this);
  #followed = new FollowController<Own>(this, (flow, signal) => forwardEvents(flow, this, this.#about.events, signal));
  #times = new FollowController<Flow>(this);
  #strings = new OwnStrings();
  #fragment = '';
  #words: WordsOf<Section> | undefined;
  /** The words of the whole widget, which those were made from. */
  #base: Words | undefined;

  constructor(about: About<Own, Section>) {
    super();
    this.#about = about;
    const owner = new OwnerController(this, () => this.#look());
    new TokensController(
      this,
      // Inside a `<rota-booking>` that one has the surface.
      (given) => this.#internals.states[given && !this.closest('rota-booking') ? 'add' : 'delete']('surface'),
      (part, value) => owner.hear({ refused: [{ attribute: 'token', value, part }] }),
    );
    new FocusAfterController(this, () => this.#followed.flow?.state, about.targetOf);
  }

  /** What the page gave the element, or else the `<rota-booking>` around it. */
  protected get given(): Given {
    const { site, zone, locale, headingLevel } = this;
    const around = this.#around.context?.given;
    const where = this.#isTold || !around ? this : around;
    return {
      ...{ adapter: where.adapter, backend: where.backend, site: site || where.site },
      ...{ zone: zone || (around?.zone ?? ''), locale, headingLevel, link: this.link ?? this.#fragment },
      autocomplete: this.autocomplete || (around?.autocomplete ?? ''),
    };
  }

  /** Whether others use the computer, too. */
  protected get isShared(): boolean {
    return this.#about.maker.options.shared === true;
  }

  /** Whether the page told the element itself where to book. */
  get #isTold(): boolean {
    return Boolean(this.adapter ?? this.backend);
  }

  /** Whether the `<rota-booking>` around it is still to say where to book. */
  get #awaits(): boolean {
    const { context } = this.#around;
    return !this.#isTold && (context ? !context.given : this.closest('rota-booking') !== null);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('hashchange', this.#onHash);
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('hashchange', this.#onHash);
  }

  #onHash = (): void => this.requestUpdate();

  /** Sends focus to the heading. */
  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>('.heading')?.focus(options);
  }

  protected override willUpdate(): void {
    const around = this.#around.context?.given;
    const locale = this.#language.locale(this.locale || around?.locale);
    this.#strings.take(this.strings ?? around?.strings);
    this.#speak(this.#language.words(locale, this.#strings.strings));
    if (!this.isConnected || this.#awaits) return;
    // Anchors of the page are followed without losing what is shown.
    if (readLink(location.hash)) this.#fragment = location.hash;
    const { maker } = this.#about;
    maker.take(this.given, locale);
    this.#followed.follow(maker.flow);
    const times = maker.flow && this.timesOf(maker.flow.state);
    this.#times.follow(times);
    this.#context.give({ flow: times, words: maker.flow && this.#words && this.timesWords(maker.flow, this.#words) });
  }

  /** Until the file of another language is there, the words stay as they are. */
  #speak(base: Words | undefined): void {
    if (!base || base === this.#base) return;
    const { section, vocabulary } = this.#about;
    const own = sectionOf(section, vocabulary, base, () => this.requestUpdate());
    if (!own) return;
    this.#base = base;
    this.#words = { ...base, own };
  }

  #look(): Findings {
    const { catalog } = this.#followed.flow?.state ?? {};
    return {
      refused: [...(this.strings ? this.#strings.refused : []), ...this.#about.maker.refused],
      words: this.strings && this.#strings.strings ? this.#base : undefined,
      troubles: catalog?.status === 'failed' ? [catalog.trouble] : [],
      backend: this.backend,
    };
  }

  protected override render(): TemplateResult {
    const words = this.#words;
    return spoken(this, words, words ? this.#shown(words) : this.renderLoading());
  }

  #shown(words: WordsOf<Section>): TemplateResult | typeof nothing {
    const { flow } = this.#followed;
    if (!flow) {
      if (this.#awaits || !pageLoaded()) return this.renderLoading();
      // The `<rota-booking>` around it says so already.
      return this.#isTold || !this.#around.context ? setUpWrong(words) : nothing;
    }
    const { catalog } = flow.state;
    if (catalog.status === 'failed') return failure(catalog.trouble, words, () => flow.retry());
    return this.renderFlow(flow, words, headingLevelOf(this.headingLevel));
  }

  /** What stands there while something is on its way. */
  protected renderLoading(): TemplateResult {
    return loading(this.#words, this.#about.skeleton);
  }

  /** Renders all that follows from a catalog that has not failed. */
  protected abstract renderFlow(flow: Own, words: WordsOf<Section>, level: number): TemplateResult;

  /** The flow in which a time is chosen, for the date picker inside. */
  protected abstract timesOf(state: Own['state']): Flow | undefined;

  /** The words of the date picker. */
  protected timesWords(_flow: Own, words: WordsOf<Section>): Words {
    return words;
  }
}
