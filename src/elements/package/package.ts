import { html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { PackagesBackend } from '../../adapter/backend.js';
import { checkedPackages } from '../../adapter/checked-packages.js';
import type { FieldValue } from '../../adapter/contract.js';
import { HttpPackagesBackend } from '../../adapter/http-packages.js';
import { readLink } from '../../booking/appointments/link.js';
import { RotaTroubleEvent } from '../../booking/events.js';
import { RotaPackageEvent } from '../../booking/packages/events.js';
import { PackageFlow } from '../../booking/packages/package-flow.js';
import type { PackageState, Shut } from '../../booking/packages/state.js';
import { daysOf } from '../../booking/month.js';
import { remember } from '../../booking/remember.js';
import type { Trouble } from '../../booking/state.js';
import type { Day } from '../../time/units.js';
import type { StringReplacements } from '../../locale/replace.js';
import { isHeadingLevel } from '../booking/configuration.js';
import { failure, sorry } from '../booking/failure.js';
import { FlowMaker } from '../booking/flow-maker.js';
import { detailsForm } from '../details-form/form.js';
import { styles as formStyles } from '../details-form/details-form.styles.js';
import { styles as reviewStyles } from '../review/review.styles.js';
import { cards } from '../shared/cards.styles.js';
import { buttons, skeletons } from '../shared/controls.styles.js';
import { ContextProvider } from '../shared/flow-context.js';
import { FocusAfterController } from '../shared/focus-after.js';
import { heading } from '../shared/heading.js';
import { alertIcon, backIcon } from '../shared/icons.js';
import { LanguageController } from '../shared/language.js';
import { notices } from '../shared/notice.styles.js';
import { PressController } from '../shared/press.js';
import { segments } from '../shared/segments.styles.js';
import { spoken } from '../shared/spoken.js';
import { theme } from '../shared/theme.styles.js';
import { contact } from '../shared/contact.js';
import { whens } from '../shared/when.styles.js';
import { chosenList } from './chosen.js';
import { choiceActions, practitionerChoice, sessionChoice } from './choice.js';
import { targetOf } from './focus.js';
import { packageHead } from './head.js';
import { manageUrlOf, packageOverview } from './overview.js';
import { styles } from './package.styles.js';
import { packageReview } from './review.js';
import { packageWords, timesWords, type PackageWords } from './words.js';

const SET_UP_WRONG: Trouble = { code: 'misconfigured', detail: '', retryable: false };

/**
 * `<rota-package>`: a package of sessions (PK-1 to PK-6). It shows what is in it, lets the client choose the times of one or several
 * sessions, and takes the package with them: all of that, or nothing. With the link of a package that the client has, it shows
 * what is left of it and what is booked, and books further sessions.
 *
 * The link's token stands behind the `#` of the page's address (A81), or is given by the property `link`.
 *
 * The parts of the date picker carry through by their own names, but for `hint`.
 *
 * @slot - What to show where the element can't start: a phone number, a link.
 * @csspart heading - The package's name, or the heading of a step.
 * @csspart price - Its price.
 * @csspart description - Its description.
 * @csspart contents - What is in it.
 * @csspart content - Its sessions of one service.
 * @csspart left - Of a `content`: how many are left.
 * @csspart pips - Of a `content`: a mark for each session.
 * @csspart terms - Who serves, until when, and how much at once.
 * @csspart choice - The choice of a session's time.
 * @csspart which - A choice of one thing above the times: the service, the person, the practitioner of the package.
 * @csspart option - One of them; also `selected`.
 * @csspart selected - Of an `option`, a `day`, a `slot` or a `length`: the chosen one.
 * @csspart times-hint - The `hint` of the times.
 * @csspart session - A session; also `chosen`, `upcoming` or `past`.
 * @csspart chosen - Of a `session`: it is chosen, and not booked yet.
 * @csspart upcoming - Of a `session`: it is booked, and not over.
 * @csspart past - Of a `session`: it is over, or cancelled.
 * @csspart status - "Cancelled", "Waiting for an answer".
 * @csspart when - The date and time of a session.
 * @csspart time - The time in it.
 * @csspart manage - The way to where a session is moved or cancelled.
 * @csspart link - The way to a place, from an error to its field, and the site's phone number and mail address.
 * @csspart change - The button that changes a session, or the details.
 * @csspart remove - The button that takes a session out.
 * @csspart add - The button that adds a session.
 * @csspart leave - The button that ends the choice of a session.
 * @csspart more - The button that begins to book further sessions.
 * @csspart primary - The button that goes on, or books.
 * @csspart back - The button to the step before.
 * @csspart hint - What to do next, and the site's hint under a label.
 * @csspart field - One field of the form, with its label, hint and error.
 * @csspart label - The label of a field.
 * @csspart control - The input, select or textarea of a field.
 * @csspart error - The error under a field.
 * @csspart row - One part of what is about to be booked: what it is, and its value.
 * @csspart term - What a part is.
 * @csspart value - The value of a part.
 * @csspart news - What has just been booked.
 * @csspart notice - A message that something went wrong.
 * @csspart offer - The button of a free time in place of one that was taken.
 * @csspart failure - What stands in the element's place where it can't start.
 * @csspart retry - The button that tries again.
 * @fires {RotaPackageEvent} rota-package - A package was taken, or further sessions were booked out of it.
 * @fires {RotaTroubleEvent} rota-trouble - Something went wrong.
 */
export class RotaPackage extends LitElement {
  static override styles = [
    theme,
    buttons,
    skeletons,
    notices,
    whens,
    segments,
    formStyles,
    reviewStyles,
    styles,
    cards,
  ];
  static override properties: PropertyDeclarations = {
    backend: {},
    site: {},
    adapter: { attribute: false },
    package: {},
    calendar: {},
    link: { attribute: false },
    managePage: { attribute: 'manage-page' },
    zone: {},
    locale: {},
    prefill: {},
    hiddenFields: { attribute: 'hidden-fields' },
    keepDraft: { type: Boolean, attribute: 'keep-draft' },
    headingLevel: { type: Number, attribute: 'heading-level' },
    strings: { attribute: false },
    asked: { state: true },
  };

  #language = new LanguageController(this);
  #context = new ContextProvider(this);
  #press = new PressController(this);
  #maker = new FlowMaker<PackagesBackend, PackageFlow, { link: string; keepDraft: boolean }>(
    'rota-package',
    HttpPackagesBackend,
    checkedPackages,
    (backend, { link, ...options }) => new PackageFlow(backend, link, options),
  );
  #fragment = '';
  #words: PackageWords | undefined;
  #followed: PackageFlow | undefined;
  #following = new AbortController();
  #told = new Set<string>();

  /** The day without times that was asked about. */
  private asked: Day | undefined;
  #timesWords = remember(timesWords);

  /** Address of a backend that speaks Rota's contract. */
  backend = '';
  /** Id of the site at that backend. */
  site = '';
  /** A backend of the page's own, in place of `backend` and `site`. */
  adapter: PackagesBackend | undefined;
  /** Id of the package; the one that the site sells where left out. */
  package = '';
  /** Calendar of the practitioner to be assigned to it. */
  calendar = '';
  /** What opens a package that the client has, as it stands behind the `#` of a link; that of the page's address where left out. */
  link: string | undefined;
  /** Address of the page with `<rota-appointments>`, where sessions are moved and cancelled. */
  managePage = '';
  /** IANA zone to show times in; the browser's where left out. */
  zone = '';
  /** Language tag for words and formats; that of the nearest `lang` where left out. */
  locale = '';
  /** Values for fields of the form, by id; as an attribute, in JSON. */
  prefill: Readonly<Record<string, FieldValue>> | string | undefined;
  /** Ids of prefilled fields not to show; as an attribute, with spaces between. */
  hiddenFields: readonly string[] | string | undefined;
  /** Whether what was chosen and typed outlives a reload of the page. */
  keepDraft = false;
  /** Level of the first heading. */
  headingLevel = 2;
  /** The site's own words in place of any of ours, in all languages or by language; this element's under `packages`. */
  strings: StringReplacements | undefined;

  constructor() {
    super();
    new FocusAfterController(this, () => this.#followed?.state, targetOf);
    this.addEventListener('click', (event) => this.#onClick(event));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('hashchange', this.#onHash);
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('hashchange', this.#onHash);
    this.#follow(undefined);
  }

  /** Sends focus to the heading. */
  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>('.heading')?.focus(options);
  }

  #onHash = (): void => this.requestUpdate();

  protected override willUpdate(): void {
    const locale = this.#language.locale(this.locale);
    const words = this.#language.words(locale, this.strings);
    if (words) this.#words = packageWords(words, () => this.requestUpdate()) ?? this.#words;
    if (!this.isConnected) return;
    // Anchors of the page are followed without losing what is shown.
    if (readLink(location.hash)) this.#fragment = location.hash;
    this.#maker.take(this, locale, { link: this.link ?? this.#fragment, keepDraft: this.keepDraft });
    this.#follow(this.#maker.flow);
    const state = this.#followed?.state;
    const shut = this.#followed && this.#shut(this.#followed);
    const shown = this.#words && this.#timesWords(this.#words, shut, state?.lastDay);
    this.#context.give({ flow: state?.choosing?.flow, words: shown });
  }

  /** Why the package leaves out the day that was asked about, or else the end of the month that shows. */
  #shut(flow: PackageFlow): Shut | undefined {
    const { day = NaN, month } = flow.state.choosing?.flow.state ?? {};
    if (!month) return undefined;
    const [from, to] = daysOf(month);
    const asked = [this.asked, day].find((one) => one !== undefined && from <= one && one < to);
    return flow.shutOn(asked ?? to - 1);
  }

  /** A day that has no times says why, without being chosen. */
  #onClick(event: Event): void {
    const path = event.composedPath();
    if (!path.some((part) => part instanceof Element && part.localName === 'rota-month')) return;
    const { day } = (path[0] as Element).closest<HTMLElement>('[data-day]')?.dataset ?? {};
    this.asked = day === undefined ? undefined : Number(day);
  }

  #follow(flow: PackageFlow | undefined): void {
    if (flow === this.#followed) return;
    this.#following.abort();
    this.#followed = flow;
    if (!flow) return;
    const { signal } = (this.#following = new AbortController());
    signal.addEventListener(
      'abort',
      flow.subscribe(() => this.requestUpdate()),
    );
    const forward = (type: string, like: (event: Event) => Event): void =>
      flow.addEventListener(type, (event) => void this.dispatchEvent(like(event)), { signal });
    forward('rota-package', (event) => {
      const { id, template, bookings } = event as RotaPackageEvent;
      return new RotaPackageEvent(id, template, bookings);
    });
    forward('rota-trouble', (event) => new RotaTroubleEvent((event as RotaTroubleEvent).trouble));
  }

  protected override updated(): void {
    if (document.readyState !== 'complete') {
      addEventListener('load', () => this.requestUpdate(), { once: true });
      return;
    }
    const { catalog } = this.#followed?.state ?? {};
    const trouble = catalog?.status === 'failed' ? catalog.trouble : undefined;
    const told = trouble?.code === 'misconfigured' ? [`<rota-package>: ${trouble.detail}`] : [];
    for (const fault of [...this.#maker.faults, ...told]) {
      if (!this.#told.has(fault)) console.error(fault, this);
      this.#told.add(fault);
    }
  }

  protected override render(): TemplateResult {
    return spoken(this, this.#words, this.#words ? this.#shown(this.#words) : this.#skeleton());
  }

  #shown(words: PackageWords): TemplateResult {
    const flow = this.#followed;
    const level = isHeadingLevel(this.headingLevel) ? this.headingLevel : 2;
    if (!flow)
      return document.readyState === 'complete' ? failure(SET_UP_WRONG, words, () => undefined) : this.#skeleton();
    const { state } = flow;
    const { catalog, taken, fault } = state;
    if (catalog.status === 'failed') return failure(catalog.trouble, words, () => flow.retry());
    if (taken.status === 'failed')
      return html`<div class="frame">
        ${heading(level, words.own.package)} ${sorry(taken.trouble, words, () => flow.retry())} ${contact(state, words)}
      </div>`;
    if (catalog.status !== 'ready' || taken.status === 'loading') return this.#skeleton();
    if (fault)
      return html`<div class="frame">
        ${heading(level, words.own.package)}
        <div class="notice fault" part="notice" role="alert" tabindex="-1">
          <p class="message">${alertIcon}${words.own[fault]}</p>
          ${contact(state, words)}
        </div>
      </div>`;
    return html`<div class="frame">${this.#step(flow, state, words, level)}</div>`;
  }

  #step(flow: PackageFlow, state: PackageState, words: PackageWords, level: number): TemplateResult {
    const { step, choosing } = state;
    const { strings } = words;
    const back = state.steps.indexOf(step) > 0 ? this.#back(flow, words) : nothing;
    const title = (text: string): TemplateResult =>
      html`${back}
        <div class="heading step" part="heading" role="heading" aria-level=${level} tabindex="-1" id="step">
          ${text}
        </div>`;
    switch (step) {
      case 'overview':
        return html`${packageHead(state, words, level)}
        ${packageOverview(state, words, level + 1, {
          manageUrl: (booking) => manageUrlOf(this.managePage, flow.link, booking),
          more: () => flow.addSession(),
        })}`;
      case 'sessions':
        return html`${back} ${packageHead(state, words, level)} ${practitionerChoice(state, words, flow)}
        ${chosenList(state, words, flow, { isBrief: true })}
        ${choosing ? sessionChoice(choosing, state, words, level + 1, flow) : nothing}
        ${choiceActions(state, words, flow)}`;
      case 'details':
        return html`${title(strings.frame.headings.details)}
        ${detailsForm(
          state.details,
          words,
          {
            edit: (field, value) => flow.edit(field, value),
            leave: (field) => this.#press.afterClick(() => flow.leave(field)),
            submit: () => flow.next(),
            goTo: (field) => this.renderRoot.querySelector<HTMLElement>(`#${CSS.escape(field)}`)?.focus(),
          },
          { name: strings.frame.steps.details, canSubmit: true },
        )}`;
      case 'review':
        return html`${title(strings.frame.headings.review)}
        ${packageReview(state, words, {
          changeSession: (session) => flow.changeSession(session),
          removeSession: (session) => flow.removeSession(session),
          goTo: (to) => flow.goTo(to),
          addSession: () => flow.addSession(),
          book: () => void flow.book(),
        })}`;
    }
  }

  #back(flow: PackageFlow, { strings }: PackageWords): TemplateResult {
    return html`<button type="button" class="quiet back" part="back" @click=${() => flow.back()}>
      ${backIcon}${strings.frame.back}
    </button>`;
  }

  #skeleton(): TemplateResult {
    return html`<div class="frame loading" aria-busy="true">
      <p class="visually-hidden" role="status">${this.#words?.strings.frame.loading}</p>
      <div class="skeleton title-shape"></div>
      <div class="skeleton card-shape"></div>
      <div class="skeleton picker-shape"></div>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rota-package': RotaPackage;
  }
}
