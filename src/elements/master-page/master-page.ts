import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { Adapter } from '../../adapter/backend.js';
import type { FieldValue } from '../../adapter/contract.js';
import type { Flow } from '../../booking/flow.js';
import type { FlowState, PageChoice, PageSection } from '../../booking/state.js';
import { PAGE_WORDS } from '../../locale/pages/languages.js';
import type { PageStrings } from '../../locale/pages/strings.js';
import { sectionOf } from '../../locale/words.js';
import { servicePickerStyles } from '../service-picker/service-picker.styles.js';
import { missingList, nothingFound, searchField, skeletonList } from '../service-picker/list-parts.js';
import { Announcer } from '../shared/announcer.js';
import { buttons, skeletons } from '../shared/controls.styles.js';
import { FlowElement } from '../shared/flow-element.js';
import { options } from '../shared/options.styles.js';
import { Portraits } from '../shared/portraits.js';
import { portraits } from '../shared/portraits.styles.js';
import { isFound } from '../shared/search.js';
import { theme } from '../shared/theme.styles.js';
import { BOOKING_PARTS } from './booking-parts.js';
import { choiceRow } from './choice-row.js';
import { masterPageStyles } from './master-page.styles.js';

/** From this many choices on there is a search field. */
const SEARCHED_FROM = 10;

/**
 * `<rota-master-page>`: what a master page of the site offers, in its sections: services, specialists, pools and panels, as one
 * group of radios (MP-1). Takes no room where the page leaves no choice.
 *
 * Inside `<rota-booking page="…">` it is the first step. By itself, with `backend` (or `adapter`), `site` and `page` of its own,
 * it is the whole booking: then it brings a `<rota-booking>`, whose parts and events carry through, and which must be registered.
 *
 * What else `<rota-booking>` takes for a booking of its own, `prefill`, `hidden-fields`, `keep-draft` and `autocomplete`, it takes, too.
 *
 * @slot - By itself: what to show where the widget can't start; as of `<rota-booking>`.
 * @csspart search - The search field, from ten choices on.
 * @csspart category - The heading over sections of one category.
 * @csspart section - A section.
 * @csspart section-heading - Its label.
 * @csspart instructions - What the page says about it.
 * @csspart option - A choice's row; also `selected`.
 * @csspart selected - Of an `option`: the chosen one.
 * @csspart portrait - A person's picture, or the initials in its place.
 * @csspart name - A choice's name.
 * @csspart about - What it is, or who meets.
 * @csspart duration - How long it takes.
 * @csspart price - What it costs.
 * @csspart empty - The message where nothing was found, or the page did not arrive.
 * @csspart show-all - The button that ends a search without result.
 * @csspart retry - The button that asks again for a page that did not arrive.
 */
export class RotaMasterPage extends FlowElement {
  static override styles = [theme, buttons, skeletons, options, servicePickerStyles, portraits, masterPageStyles];
  static override properties: PropertyDeclarations = {
    backend: {},
    site: {},
    adapter: { attribute: false },
    page: {},
    locale: {},
    zone: {},
    prefill: {},
    hiddenFields: { attribute: 'hidden-fields' },
    keepDraft: { type: Boolean, attribute: 'keep-draft' },
    autocomplete: {},
    search: { state: true },
  };

  /** By itself: the address of a backend that speaks Rota's contract. */
  backend = '';
  /** By itself: the id of the site at that backend. */
  site = '';
  /** By itself: a backend of the page's own, in place of `backend` and `site`. */
  adapter: Adapter | undefined;
  /** By itself: the id of the master page. */
  page = '';
  /** By itself: language tag for words and formats; that of the nearest `lang` where left out. */
  locale = '';
  /** By itself: IANA zone to show times in; the browser's where left out. */
  zone = '';
  /** By itself: values of the details form by field id; as an attribute, JSON. */
  prefill: Readonly<Record<string, FieldValue>> | string | undefined;
  /** By itself: ids of prefilled fields that are not shown; as an attribute, with spaces between. */
  hiddenFields: readonly string[] | string | undefined;
  /** By itself: whether what was chosen and typed outlives a reload of the page. */
  keepDraft = false;
  /** By itself: `off` where others use the computer, too: nothing that is typed is kept, with `keep-draft` neither, or suggested to the next client. */
  autocomplete = '';

  #announcer = new Announcer(this);
  private search = '';
  #portraits = new Portraits(this);

  protected override get isAlone(): boolean {
    return Boolean(this.backend || this.adapter);
  }

  /** Focuses the choice that is made, else the first. */
  override focus(options?: FocusOptions): void {
    const checked = this.renderRoot.querySelector<HTMLElement>('input:checked');
    const first = this.renderRoot.querySelector<HTMLElement>('input[type="radio"], rota-booking');
    (checked ?? first)?.focus(options);
  }

  protected override render(): TemplateResult | typeof nothing {
    if (!this.isAlone || this.activeFlow) return super.render();
    this.internals.states.delete('empty');
    return html`<rota-booking
      exportparts=${BOOKING_PARTS}
      .backend=${this.backend}
      .site=${this.site}
      .adapter=${this.adapter}
      .page=${this.page}
      .locale=${this.locale}
      .zone=${this.zone}
      .prefill=${this.prefill}
      .hiddenFields=${this.hiddenFields}
      .keepDraft=${this.keepDraft}
      .autocomplete=${this.autocomplete}
      .headingLevel=${this.headingLevel}
      ><slot></slot
    ></rota-booking>`;
  }

  protected override renderFlow(state: FlowState, flow: Flow): TemplateResult | typeof nothing {
    const { catalog, sections } = state;
    if (catalog.status === 'failed') return missingList(catalog.trouble, this.words, () => flow.retry());
    const own = sectionOf('pages', PAGE_WORDS, this.words, () => this.requestUpdate());
    if (catalog.status !== 'ready' || !own) return skeletonList;
    if (sections.length === 0) return nothing;
    const isLong = sections.reduce((sum, { choices }) => sum + choices.length, 0) >= SEARCHED_FROM;
    const found = isLong ? this.#matching(sections) : sections;
    return html`${isLong ? searchField(own.search, this.search, (search) => this.#onSearch(search, sections, own)) : nothing}
      <fieldset>
        <legend class="visually-hidden">
          ${this.words.strings.frame.headings[state.steps[0] === 'specialist' ? 'specialist' : 'service']}
        </legend>
        ${found.length > 0 ? found.map((section, i) => this.#section(section, i, found[i - 1], own, flow)) : nothingFound(this.search, this.words, () => (this.search = ''))}
      </fieldset>`;
  }

  /** The sections with the choices that the search finds; a section's own words find all of it. */
  #matching(sections: readonly PageSection[]): PageSection[] {
    return sections
      .map((section) => ({
        ...section,
        choices: section.choices.filter((choice) => isFound(textOf(section, choice), this.search)),
      }))
      .filter(({ choices }) => choices.length > 0);
  }

  #onSearch(search: string, sections: readonly PageSection[], own: PageStrings): void {
    this.search = search;
    const count = this.#matching(sections).reduce((sum, { choices }) => sum + choices.length, 0);
    this.#announcer.say(this.words.format.plural(count, own.found));
  }

  #section(
    section: PageSection,
    i: number,
    before: PageSection | undefined,
    own: PageStrings,
    flow: Flow,
  ): TemplateResult {
    const { label, category, instructions, choices } = section;
    const level = category === undefined ? this.headingLevel : Math.min(this.headingLevel + 1, 6);
    const heading = (text: string, id: string, part: string, at: number): TemplateResult =>
      html`<div role="heading" aria-level=${at} id=${id} part=${part}><bdi>${text}</bdi></div>`;
    const rows = html`<div class="options">
      ${choices.map((choice, at) =>
        choiceRow(choice, `${i}-${at}`, {
          words: this.words,
          own,
          choose: () => flow.chooseEntry(choice.entry),
          portraits: this.#portraits,
        }),
      )}
    </div>`;
    return html`${category && category !== before?.category ? heading(category, `category-${i}`, 'category', this.headingLevel) : nothing}
      <div
        class="section"
        part="section"
        role=${label ? 'group' : nothing}
        aria-labelledby=${label ? `label-${i}` : nothing}
        aria-describedby=${instructions ? `instructions-${i}` : nothing}
      >
        ${label ? heading(label, `label-${i}`, 'section-heading', level) : nothing}
        ${instructions ? html`<p class="instructions" part="instructions" id="instructions-${i}"><bdi>${instructions}</bdi></p>` : nothing}
        ${rows}
      </div>`;
  }
}

function textOf({ label, category = '' }: PageSection, { name, about = '', hosts }: PageChoice): string {
  return [name, about, label, category, ...hosts.map((host) => host.name)].join(' ');
}

declare global {
  interface HTMLElementTagNameMap {
    'rota-master-page': RotaMasterPage;
  }
}
