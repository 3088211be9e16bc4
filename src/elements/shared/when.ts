import { html, nothing, type TemplateResult } from 'lit';
import type { FlowState } from '../../booking/state.js';
import type { Words } from '../../locale/words.js';
import type { Instant } from '../../time/units.js';
import { alone } from './alone.js';
import { zoneName } from './zone-name.js';

/**
 * When a session is: whole date, start and end, and the zone's name; under it the same in the site's zone where clocks there
 * show something else (A11Y I11).
 */
export function whenText(
  start: Instant,
  minutes: number,
  state: Pick<FlowState, 'zone' | 'siteZone'>,
  words: Words,
): TemplateResult {
  const { format, strings } = words;
  const { zone, siteZone } = state;
  const end = start + minutes;
  const named = (id: string): string => zoneName(id, start, words);
  // Japanese has ranges in other figures than all other times: "10時00分" for "10:00".
  const rangeIn = (id: string): string => format.timeRange(start, end, id).replace(/時(\d+)分/g, ':$1');
  const range = html`<time datetime=${new Date(start * 60_000).toISOString()}>${rangeIn(zone)}</time>`;
  const otherDate = format.shortDate(start, siteZone);
  const otherRange = rangeIn(siteZone);
  const otherWhen =
    otherDate === format.shortDate(start, zone) ? otherRange : `${otherDate}${strings.frame.comma}${otherRange}`;
  return html`<span class="date">${alone(format.date(start, zone), format.locale)}</span>
    <span class="time" part="time">${range}</span>
    <span class="zone">${alone(named(zone), format.locale)}</span>
    ${
      format.sameClock(start, zone, siteZone)
        ? nothing
        : html`<span class="zone"
            >${format.fill(strings.zones.second, { when: otherWhen, zone: named(siteZone) })}</span
          >`
    }`;
}
