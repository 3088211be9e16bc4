import { html, nothing, type TemplateResult } from 'lit';
import type { FlowState } from '../../booking/state.js';
import { distributionOf } from '../../engine/index.js';
import type { Start } from '../../engine/answers.js';
import type { Words } from '../../locale/words.js';
import { catalogOf } from '../shared/catalog-of.js';
import { calendarName } from '../shared/names.js';
import { slotKey, type Slot } from './slots.js';

/** How a slot stands in its list. */
export interface SlotPlace {
  /** Tab goes to this one. */
  readonly stop: boolean;
  readonly selected: boolean;
  /** Its clock time stands twice on this day. */
  readonly repeated: boolean;
}

/** A time as a button: start large, end small, and under them who and how many places are left where that matters. */
export function slotButton(
  { start, status }: Slot,
  { stop, selected, repeated }: SlotPlace,
  state: FlowState,
  { strings, format }: Words,
  onClick: () => void,
): TemplateResult {
  const { zone } = state;
  const end = start.start + (state.duration ?? state.service?.durations[0] ?? 0);
  const offset = repeated ? format.offset(start.start, zone) : undefined;
  const person = calendarName(state, start.calendar);
  const left = status === 'free' && tellsLeft(state, start) ? format.plural(start.left, strings.times.left) : undefined;
  const reason = status === 'free' ? undefined : strings.times[status];
  const [from, to] = [format.time(start.start, zone), format.time(end, zone)];
  const range = format.fill(strings.times.range, { start: from, end: to });
  const name = [range, offset, person, left, reason].filter(Boolean).join(strings.frame.comma);
  const parts = `slot ${status}${selected ? ' selected' : ''}`;
  return html`<button
    type="button"
    class="tile ${parts}"
    part=${parts}
    data-slot=${slotKey(start)}
    tabindex=${stop ? 0 : -1}
    aria-pressed=${selected}
    aria-disabled=${status !== 'free'}
    aria-label=${name}
    @click=${onClick}
  >
    <span class="large" part="start">${from}</span>
    <span class="small" part="detail">${format.fill(strings.times.until, { end: to })}</span>
    ${offset ? html`<span class="small" part="detail">${offset}</span>` : nothing}
    ${person ? html`<bdi class="small person" part="detail">${person}</bdi>` : nothing}
    ${left ? html`<span class="small" part="detail">${left}</span>` : nothing}
  </button>`;
}

/** Whether places left say anything: not where there is one at most, of one person. */
function tellsLeft(state: FlowState, start: Start): boolean {
  const { service, specialist } = state;
  const catalog = catalogOf(state);
  if (!service || !catalog?.site.showLeft) return false;
  const named = start.calendar ?? (specialist === 'any' ? undefined : specialist);
  const places = catalog.calendars
    .filter(({ id, active }) => active && (named ? id === named : service.calendars.includes(id)))
    .map(({ capacity }) => capacity * service.seats);
  const together = distributionOf(service).offered === 'everyone' && places.length > 1;
  return together || Math.max(...places) > 1;
}
