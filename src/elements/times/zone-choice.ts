import { html, nothing, type TemplateResult } from 'lit';
import type { Flow } from '../../booking/flow.js';
import type { FlowState } from '../../booking/state.js';
import type { Instant } from '../../time/units.js';
import type { Words } from '../../locale/words.js';
import { globeIcon, onIcon } from '../shared/later-icons.js';
import { catalogOf } from '../shared/names.js';
import { zoneName } from '../shared/zone-name.js';

/**
 * The zone that times are shown in, as a native list to change it (FL-4). The zones of the client and of the site come first; all
 * others are listed once `all` says so: some 400 names are not worth making before somebody looks.
 */
export function zoneChoice(
  state: FlowState,
  at: Instant,
  all: boolean,
  words: Words,
  flow: Flow,
  onLook: () => void,
): TemplateResult {
  const { strings, format } = words;
  const first = [...new Set([state.zone, Intl.DateTimeFormat().resolvedOptions().timeZone, state.siteZone])];
  const rest = all ? Intl.supportedValuesOf('timeZone').filter((zone) => !first.includes(zone)) : [];
  const regions = [...new Set(rest.map(regionOf))];
  const site = catalogOf(state)?.site.name;
  const differs = !format.sameClock(at, state.zone, state.siteZone);
  return html`<div class="zone" part="zone">
    <label>
      ${globeIcon}<span class="visually-hidden">${strings.times.zone}</span>
      <select
        @pointerdown=${onLook}
        @focus=${onLook}
        @change=${(event: Event) => flow.setZone((event.target as HTMLSelectElement).value)}
      >
        ${first.map((zone) => html`<option value=${zone}>${zoneName(zone, at, words)}</option>`)}
        ${regions.map(
          (region) =>
            html`<optgroup label=${region}>
              ${rest
                .filter((zone) => regionOf(zone) === region)
                .map((zone) => html`<option value=${zone}>${format.zonePlace(zone)}</option>`)}
            </optgroup>`,
        )}
      </select>
      ${onIcon}
    </label>
    ${differs && site ? html`<p>${format.fill(strings.times.siteZone, { site, zone: zoneName(state.siteZone, at, words) })}</p>` : nothing}
  </div>`;
}

/** "Europe" of "Europe/Berlin". */
function regionOf(zone: string): string {
  return zone.split('/')[0]!;
}
