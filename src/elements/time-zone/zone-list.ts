import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import type { FlowState } from '../../booking/state.js';
import { POPUP_WORDS } from '../../locale/popups/languages.js';
import type { PopupStrings } from '../../locale/popups/strings.js';
import { sectionOf, type Words } from '../../locale/words.js';
import { Announcer } from '../shared/announcer.js';
import { closeIcon } from '../shared/close-icon.js';
import { searchIcon } from '../shared/icons.js';
import { placePopup } from '../shared/popup.js';
import { matchingZones, zoneGroups, type ZoneEntry, type ZoneGroup } from './zones.js';

/** Settles when the list can be shown in a locale. */
export const bringWords = (locale: string): Promise<void> => POPUP_WORDS.bring(locale);

/** How many options a page key goes. */
const PAGE = 8;

/**
 * The list behind `<rota-time-zone>`, as an editable combobox: typing filters, arrows go through what is left, Enter chooses. The
 * focus stays in the field.
 */
export class ZoneList {
  readonly #host: LitElement;
  readonly #announcer: Announcer;
  readonly #choose: (zone: string) => void;
  #search = '';
  #active = 0;
  #groups: readonly ZoneGroup[] = [];
  /** What the groups were made from. */
  #from: readonly unknown[] = [];
  #unplace: (() => void) | undefined;

  constructor(host: LitElement, choose: (zone: string) => void) {
    this.#host = host;
    this.#announcer = new Announcer(host);
    this.#choose = choose;
  }

  /** Shows the list beside its opener, with focus in the field. */
  open(opener: Element, popup: HTMLElement): void {
    this.close();
    this.#unplace = placePopup(opener, popup);
    popup.querySelector('input')?.focus();
    popup.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }

  /** Takes back what was typed. */
  close(): void {
    this.#unplace?.();
    this.#unplace = undefined;
    this.#search = '';
    this.#active = 0;
  }

  /** Nothing until the words are there. */
  render(state: FlowState, words: Words): TemplateResult | typeof nothing {
    const own = sectionOf('popups', POPUP_WORDS, words, () => this.#host.requestUpdate());
    if (!own) return nothing;
    this.#take(state, words, own);
    const groups = matchingZones(this.#groups, this.#search);
    const zones = groups.flatMap((group) => group.zones);
    const label = words.strings.times.zone;
    return html`<div class="search">
        ${searchIcon}<input
          type="text"
          role="combobox"
          part="zone-search"
          aria-label=${label}
          aria-expanded=${zones.length > 0}
          aria-controls="zones"
          aria-autocomplete="list"
          aria-activedescendant=${zones.length > 0 ? `zone-${this.#active}` : nothing}
          autocomplete="off"
          spellcheck="false"
          .value=${this.#search}
          @input=${(event: Event) => this.#onInput(event, words, own)}
          @keydown=${(event: KeyboardEvent) => this.#onKey(event, zones)}
        /><button
          type="button"
          class="dismiss"
          part="zone-close"
          popovertarget="popup"
          popovertargetaction="hide"
          aria-label=${own.dialog.close}
        >
          ${closeIcon}
        </button>
      </div>
      ${zones.length > 0 ? this.#list(groups, label, state.zone) : this.#none(words)}`;
  }

  #none({ strings, format }: Words): TemplateResult {
    return html`<p class="none">${format.fill(strings.services.noMatch, { query: this.#search })}</p>`;
  }

  #list(groups: readonly ZoneGroup[], label: string, chosen: string): TemplateResult {
    let index = 0;
    return html`<div id="zones" role="listbox" aria-label=${label}>
      ${groups.map(
        ({ heading, zones }, i) =>
          html`<div role="group" aria-labelledby="group-${i}">
            <div id="group-${i}" class="group" role="presentation" part="zone-group">${heading}</div>
            ${zones.map((zone) => this.#option(zone, index++, zone.id === chosen))}
          </div>`,
      )}
    </div>`;
  }

  #option({ id, place, name, time, offset }: ZoneEntry, index: number, chosen: boolean): TemplateResult {
    const active = index === this.#active;
    const states = `${active ? ' active' : ''}${chosen ? ' selected' : ''}`;
    // eslint-disable-next-line lit-a11y/click-events-have-key-events -- Its keys are the field's.
    return html`<div
      id="zone-${index}"
      role="option"
      class="zone${states}"
      part="zone-option${states}"
      aria-selected=${chosen}
      @click=${() => this.#choose(id)}
    >
      <span class="place"><bdi>${place}</bdi></span> <span class="clock">${time}</span>
      <span class="about">${name}</span> <span class="about offset">${offset}</span>
    </div>`;
  }

  #take(state: FlowState, words: Words, own: PopupStrings): void {
    const at = state.now ?? 0;
    const from = [state.zone, state.siteZone, at, words.strings, own.zones.suggested];
    if (from.every((each, i) => each === this.#from[i])) return;
    this.#from = from;
    const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
    this.#groups = zoneGroups([state.zone, here, state.siteZone], at, words, own.zones);
  }

  #onInput(event: Event, { format }: Words, own: PopupStrings): void {
    this.#search = (event.target as HTMLInputElement).value;
    this.#active = 0;
    const found = matchingZones(this.#groups, this.#search).flatMap(({ zones }) => zones).length;
    this.#announcer.say(format.plural(found, own.zones.found));
    this.#host.requestUpdate();
  }

  #onKey(event: KeyboardEvent, zones: readonly ZoneEntry[]): void {
    const { key, ctrlKey, altKey, metaKey, isComposing } = event;
    if (ctrlKey || altKey || metaKey || isComposing || zones.length === 0) return;
    const last = zones.length - 1;
    const to: Readonly<Record<string, number>> = {
      ArrowDown: this.#active === last ? 0 : this.#active + 1,
      ArrowUp: this.#active === 0 ? last : this.#active - 1,
      PageDown: Math.min(this.#active + PAGE, last),
      PageUp: Math.max(this.#active - PAGE, 0),
    };
    const chosen = zones[this.#active];
    if (key === 'Enter' && chosen) this.#choose(chosen.id);
    else if (to[key] === undefined) return;
    else this.#goTo(to[key]);
    event.preventDefault();
  }

  #goTo(index: number): void {
    this.#active = index;
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(() =>
      this.#host.renderRoot.querySelector('.zone.active')?.scrollIntoView({ block: 'nearest' }),
    );
  }
}
