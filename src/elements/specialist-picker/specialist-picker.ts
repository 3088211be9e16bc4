import { html, nothing, type TemplateResult } from 'lit';
import type { Flow } from '../../booking/flow.js';
import type { FlowState, SpecialistOption } from '../../booking/state.js';
import { FlowElement } from '../shared/flow-element.js';
import { peopleIcon } from '../shared/later-icons.js';
import { catalogOf } from '../shared/catalog-of.js';
import { options } from '../shared/options.styles.js';
import { Portraits } from '../shared/portraits.js';
import { portraits } from '../shared/portraits.styles.js';
import { theme } from '../shared/theme.styles.js';
import { specialistPickerStyles } from './specialist-picker.styles.js';

/**
 * `<rota-specialist-picker>`: "Any available" and the people by name, as one group of radios. Takes no room where the client
 * has no say.
 *
 * @csspart option - A person's row; also `selected`.
 * @csspart selected - Of an `option`: the chosen one.
 * @csspart portrait - The picture, or the initials in its place.
 * @csspart name - A person's name.
 * @csspart about - Their role.
 * @csspart next-time - The next time that they are free.
 */
export class RotaSpecialistPicker extends FlowElement {
  static override styles = [theme, options, portraits, specialistPickerStyles];

  #portraits = new Portraits(this);

  /** Focuses the chosen person, else the first. */
  override focus(options?: FocusOptions): void {
    const checked = this.renderRoot.querySelector<HTMLElement>('input:checked');
    (checked ?? this.renderRoot.querySelector<HTMLElement>('input'))?.focus(options);
  }

  protected override renderFlow(state: FlowState, flow: Flow): TemplateResult | typeof nothing {
    if (state.specialists.length === 0) return nothing;
    return html`<fieldset class="options">
      <legend class="visually-hidden">
        ${catalogOf(state)?.site.specialistLabel ?? this.words.strings.frame.steps.specialist}
      </legend>
      ${state.specialists.map((option, i) => this.#option(option, i, state, flow))}
    </fieldset>`;
  }

  #option(option: SpecialistOption, i: number, state: FlowState, flow: Flow): TemplateResult {
    const { strings } = this.words;
    const { id, role } = option;
    const any = id === 'any';
    const selected = state.specialist === id;
    const choose = () => flow.chooseSpecialist(id);
    const kind = state.service?.anyAvailable ?? 'merged';
    const about = any ? kind !== 'none' && strings.specialists.anyMeans[kind] : role;
    return html`<label class="option" part=${selected ? 'option selected' : 'option'}>
      <input
        type="radio"
        name="specialist"
        aria-labelledby="name-${i}"
        aria-describedby="about-${i} next-${i}"
        .checked=${selected}
        @click=${choose}
        @keydown=${(event: KeyboardEvent) => event.key === 'Enter' && choose()}
      />
      ${any ? html`<span class="portrait" part="portrait">${peopleIcon}</span>` : this.#portraits.of(option)}
      <span class="person">
        <span class="name" part="name" id="name-${i}"><bdi>${any ? strings.specialists.any : option.name}</bdi></span>
        <span class="about" part="about" id="about-${i}"><bdi>${about || nothing}</bdi></span>
      </span>
      <span class="next" part="next-time" id="next-${i}">${this.#next(option, state.zone)}</span>
    </label>`;
  }

  #next({ next }: SpecialistOption, zone: string): TemplateResult | typeof nothing {
    const { strings, format } = this.words;
    if (next === undefined) return nothing;
    if (next === null) return html`${strings.specialists.noneSoon}`;
    return html`<span class="lead">${strings.specialists.next}</span> <strong>${format.dateTime(next, zone)}</strong>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rota-specialist-picker': RotaSpecialistPicker;
  }
}
