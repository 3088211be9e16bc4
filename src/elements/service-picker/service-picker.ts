import { html, nothing, type TemplateResult } from 'lit';
import type { Flow } from '../../booking/flow.js';
import type { FlowState } from '../../booking/state.js';
import type { Service } from '../../engine/model.js';
import { Announcer } from '../shared/announcer.js';
import { buttons, skeletons } from '../shared/controls.styles.js';
import { FlowElement } from '../shared/flow-element.js';
import { options } from '../shared/options.styles.js';
import { theme } from '../shared/theme.styles.js';
import { missingList, nothingFound, searchField, serviceFacts, skeletonList } from './list-parts.js';
import { byCategory, matching } from './matching.js';
import { servicePickerStyles } from './service-picker.styles.js';

/** From this many services on there is a search field. */
const SEARCHED_FROM = 10;

/**
 * `<rota-service-picker>`: what can be booked, as one group of radios under category headings.
 *
 * @csspart search - The search field, from ten services on.
 * @csspart category - A category's heading.
 * @csspart option - A service's row; also `selected`.
 * @csspart selected - Of an `option`: the chosen one.
 * @csspart name - A service's name.
 * @csspart duration - How long it takes.
 * @csspart price - What it costs.
 * @csspart about - Its description.
 * @csspart empty - The message where nothing can be booked, or nothing was found.
 * @csspart show-all - The button that ends a search without result.
 * @csspart retry - The button that asks again for services that did not arrive.
 */
export class RotaServicePicker extends FlowElement {
  static override styles = [theme, buttons, skeletons, options, servicePickerStyles];
  static override properties = { search: { state: true } };

  #announcer = new Announcer(this);

  private search = '';

  #onSearch(search: string, services: readonly Service[]): void {
    this.search = search;
    const { strings, format } = this.words;
    this.#announcer.say(format.plural(matching(services, search).length, strings.services.found));
  }

  /** Focuses the chosen service, else the first. */
  override focus(options?: FocusOptions): void {
    const checked = this.renderRoot.querySelector<HTMLElement>('input:checked');
    (checked ?? this.renderRoot.querySelector<HTMLElement>('input'))?.focus(options);
  }

  protected override renderFlow(state: FlowState, flow: Flow): TemplateResult {
    const { strings } = this.words;
    const { catalog, services } = state;
    if (catalog.status === 'failed') return missingList(catalog.trouble, this.words, () => flow.retry());
    if (catalog.status !== 'ready') return skeletonList;
    if (services.length === 0) return html`<p class="empty" part="empty">${strings.frame.noServices}</p>`;
    const found = services.length < SEARCHED_FROM ? services : matching(services, this.search);
    return html`${services.length < SEARCHED_FROM ? nothing : searchField(strings.services.search, this.search, (search) => this.#onSearch(search, services))}
      <fieldset>
        <legend class="visually-hidden">${strings.frame.steps.service}</legend>
        ${
          found.length > 0
            ? byCategory(found).map(([category, inside], i) =>
                this.#category(category, inside, `category-${i}`, state, flow),
              )
            : nothingFound(this.search, this.words, () => (this.search = ''))
        }
      </fieldset>`;
  }

  #category(
    category: string | undefined,
    services: readonly Service[],
    id: string,
    state: FlowState,
    flow: Flow,
  ): TemplateResult {
    const rows = html`<div class="options">
      ${services.map((service, i) => this.#option(service, `${id}-${i}`, state.service?.id === service.id, flow))}
    </div>`;
    if (!category) return rows;
    return html`<div role="group" aria-labelledby=${id} class="category">
      <div role="heading" aria-level=${this.headingLevel} id=${id} part="category"><bdi>${category}</bdi></div>
      ${rows}
    </div>`;
  }

  #option(service: Service, id: string, selected: boolean, flow: Flow): TemplateResult {
    const { strings, format } = this.words;
    const { name, description, seats } = service;
    const choose = () => flow.chooseService(service.id);
    // Filled in to stand apart: it may run the other way.
    const apart = description && format.fill('{description}', { description });
    const about = [seats > 1 && format.fill(strings.services.group, { seats }), apart].filter(Boolean).join(' · ');
    return html`<label class="option" part=${selected ? 'option selected' : 'option'}>
      <input
        type="radio"
        name="service"
        aria-labelledby="name-${id} facts-${id}"
        aria-describedby=${about ? `about-${id}` : nothing}
        .checked=${selected}
        @click=${choose}
        @keydown=${(event: KeyboardEvent) => event.key === 'Enter' && choose()}
      />
      <span class="name" part="name" id="name-${id}"><bdi>${name}</bdi></span>
      ${serviceFacts(service, id, this.words)}
      ${about ? html`<span class="about" part="about" id="about-${id}"><bdi>${about}</bdi></span>` : nothing}
    </label>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rota-service-picker': RotaServicePicker;
  }
}
