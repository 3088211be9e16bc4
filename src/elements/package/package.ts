import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { FieldValue } from '../../adapter/contract.js';
import type { Flow } from '../../booking/flow.js';
import type { PackageFlow } from '../../booking/packages/package-flow.js';
import type { PackageState } from '../../booking/packages/state.js';
import type { Words } from '../../locale/words.js';
import type { Given } from '../booking/configuration.js';
import { sorry } from '../booking/failure.js';
import { detailsForm } from '../details-form/form.js';
import { styles as formStyles } from '../details-form/details-form.styles.js';
import { styles as reviewStyles } from '../review/review.styles.js';
import { cards } from '../shared/cards.styles.js';
import { heading } from '../shared/heading.js';
import { alertIcon, backIcon } from '../shared/icons.js';
import { LinkedElement } from '../shared/linked-element.js';
import { linkedStyles } from '../shared/linked.styles.js';
import { PressController } from '../shared/press.js';
import { contact } from '../shared/contact.js';
import { aboutPackages } from './about.js';
import { AskedDay } from './asked-day.js';
import { chosenList } from './chosen.js';
import { choiceActions, practitionerChoice, sessionChoice } from './choice.js';
import { packageHead } from './head.js';
import { manageUrlOf, packageOverview } from './overview.js';
import { styles } from './package.styles.js';
import { packageReview } from './review.js';
import type { PackageWords } from './words.js';

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
 * @csspart field - One field of the form, with its label, hint and error; also `invalid`.
 * @csspart label - The label of a field.
 * @csspart control - The input, select or textarea of a field; also `invalid`.
 * @csspart invalid - Of a `field` or a `control`: what stands in it is wrong.
 * @csspart error - The error under a field.
 * @csspart row - One part of what is about to be booked: what it is, and its value.
 * @csspart term - What a part is.
 * @csspart value - The value of a part.
 * @csspart news - What has just been booked.
 * @csspart notice - A message that something went wrong.
 * @csspart offer - The button of a free time in place of one that was taken.
 * @csspart failure - What stands in the element's place where it can't start.
 * @csspart retry - The button that tries again.
 * @cssstate surface - `--rota-surface` is set, and the element stands by itself: there is room around it, up to its edges.
 * @fires {RotaPackageEvent} rota-package - A package was taken, or further sessions were booked out of it.
 * @fires {RotaTroubleEvent} rota-trouble - Something went wrong.
 */
export class RotaPackage extends LinkedElement<PackageFlow, 'packages'> {
  static override styles = [...linkedStyles, formStyles, reviewStyles, styles, cards];
  static override properties: PropertyDeclarations = {
    package: {},
    calendar: {},
    managePage: { attribute: 'manage-page' },
    prefill: {},
    hiddenFields: { attribute: 'hidden-fields' },
    keepDraft: { type: Boolean, attribute: 'keep-draft' },
  };

  #press = new PressController(this);
  #asked = new AskedDay(this);

  /** Id of the package; the one that the site sells where left out. */
  package = '';
  /** Calendar of the practitioner to be assigned to it. */
  calendar = '';
  /** Address of the page with `<rota-appointments>`, where sessions are moved and cancelled. */
  managePage = '';
  /** Values for fields of the form, by id; as an attribute, in JSON. */
  prefill: Readonly<Record<string, FieldValue>> | string | undefined;
  /** Ids of prefilled fields not to show; as an attribute, with spaces between. */
  hiddenFields: readonly string[] | string | undefined;
  /** Whether what was chosen and typed outlives a reload of the page. */
  keepDraft = false;

  constructor() {
    super(aboutPackages());
  }

  protected override get given(): Given {
    const { calendar, prefill, hiddenFields, keepDraft } = this;
    return { ...super.given, package: this.package, calendar, prefill, hiddenFields, keepDraft };
  }

  protected override timesOf({ choosing }: PackageState): Flow | undefined {
    return choosing?.flow;
  }

  protected override timesWords(flow: PackageFlow, words: PackageWords): Words {
    return this.#asked.words(flow, words);
  }

  protected override renderFlow(flow: PackageFlow, words: PackageWords, level: number): TemplateResult {
    const { state } = flow;
    const { catalog, taken, fault } = state;
    if (taken.status === 'failed')
      return html`<div class="frame">
        ${heading(level, words.own.package)} ${sorry(taken.trouble, words, () => flow.retry())} ${contact(state, words)}
      </div>`;
    if (catalog.status !== 'ready' || taken.status === 'loading') return this.renderLoading();
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
          book: () => void flow.book(),
        })}`;
    }
  }

  #back(flow: PackageFlow, { strings }: PackageWords): TemplateResult {
    return html`<button type="button" class="quiet back" part="back" @click=${() => flow.back()}>
      ${backIcon}${strings.frame.back}
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rota-package': RotaPackage;
  }
}
