import type { FlowState } from '../../booking/state.js';
import type { Words } from '../../locale/words.js';
import { catalogOf } from './catalog-of.js';

/** What clients call a calendar: its person's name, else its own; undefined where the site reveals neither. */
export function calendarName(state: Pick<FlowState, 'catalog'>, id: string | undefined): string | undefined {
  // Most times are nobody's own, and there may be a thousand calendars.
  const catalog = id === undefined ? undefined : catalogOf(state);
  const calendar = catalog?.calendars.find((it) => it.id === id);
  const person = catalog?.specialists.find((it) => it.id === calendar?.specialist);
  return person?.name ?? calendar?.name;
}

/** Those whom the client is to meet, as far as they are known; of a pool how many. */
export function whoText(state: FlowState, words: Words): string | undefined {
  return state.hosts.length > 0 ? hostsText(state.hosts, words) : chosenName(state);
}

/** "Ada, Grace and Nurses × 2", the last not broken over two lines. */
export function hostsText(hosts: FlowState['hosts'], { format }: Words): string {
  return format.list(
    hosts.map(({ name, count }) => (count > 1 ? `${name}\u00a0×\u00a0${format.number(count)}` : name)),
  );
}

/** The name of the person that the client chose, by a choice of person or of a labelled start. */
function chosenName(state: FlowState): string | undefined {
  const chosen = state.start?.calendar ?? (state.specialist === 'any' ? undefined : state.specialist);
  return state.specialists.find(({ id }) => id === chosen)?.name ?? calendarName(state, chosen);
}
