import type { Catalog, PanelRecord, SeatRecord } from '../engine/index.js';
import { reasonWords } from '../locale/record-sentence.js';
import type { Words } from '../locale/words.js';

/** Who sits on which seat, and what keeps the others from it. */
export function panelLines(record: PanelRecord, catalog: Catalog, words: Words): string[] {
  const { hosts, seats, shortfall } = record;
  const { format } = words;
  const names = (calendars: readonly string[]): string => format.list(calendars.map((id) => nameOf(id, catalog)));
  const lines = seats.flatMap((seat, place) => {
    const taken = seat.chosen.length > 0 ? names(seat.chosen) : 'nobody';
    return [`${seatWords(seat, place, catalog)}: ${taken}`, ...droppedLines(seat, catalog, words)];
  });
  if (!shortfall) return [`${names(hosts)} meet`, ...lines];
  const people = shortfall.specialists.map((id) => catalog.specialists.find((one) => one.id === id)?.name ?? id);
  const short = format.list(shortfall.seats.map((place) => String(place + 1)));
  const left = people.length > 0 ? `only ${format.list(people)} to share` : 'nobody';
  return [`There is no full combination: seat ${short} has ${left}`, ...lines];
}

function seatWords({ calendar, pool, count }: SeatRecord, place: number, catalog: Catalog): string {
  const name = catalog.pools?.find(({ id }) => id === pool)?.name ?? pool;
  return `Seat ${place + 1} (${pool === undefined ? calendar : `${count} of ${name}`})`;
}

function droppedLines({ candidates }: SeatRecord, catalog: Catalog, words: Words): string[] {
  return candidates.flatMap(({ calendar, dropped }) =>
    dropped ? [`  ${nameOf(calendar, catalog)} ${reasonWords(dropped.reason, catalog.site.zone, words)}`] : [],
  );
}

/** The person and the calendar: "Ann (room-a)". */
export function nameOf(id: string, { calendars, specialists }: Catalog): string {
  const calendar = calendars.find((one) => one.id === id);
  const person = specialists.find((one) => one.id === calendar?.specialist)?.name;
  return `${person ?? calendar?.name ?? id} (${id})`;
}
