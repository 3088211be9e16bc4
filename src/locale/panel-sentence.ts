/** Records of panels in words (HS-2): one part of the sentence for each seat, in the style of record-sentence.ts. */
import type { Catalog } from '../engine/model.js';
import type { PanelRecord, SeatRecord } from '../engine/panels/panel-record.js';
import type { Candidate } from '../engine/record.js';
import { behindWords, firstWords, keyWords } from './key-words.js';
import { nameOf, zoneOf } from './names.js';
import { reasonWords } from './reason-words.js';
import type { Words } from './words.js';

/**
 * One sentence that says who meets and why, seat by seat: "Ana and Ben meet; Ana: named by the panel; Ben for Reviewers: 1
 * session on Tuesday, Carlos has 3". Where there is no full combination, whom which seats have to share.
 */
export function panelSentence(record: PanelRecord, catalog: Catalog, words: Words): string {
  const seats = record.seats.map((_, place) => seatSentence(record, place, catalog, words));
  return [panelHead(record, catalog, words), ...seats].join('; ');
}

/** The first part: who meets, or what is missing. */
export function panelHead({ hosts, seats, shortfall }: PanelRecord, catalog: Catalog, { format }: Words): string {
  if (!shortfall) return `${format.list(hosts.map((id) => nameOf(id, catalog)))} meet`;
  const short = format.list(shortfall.seats.map((place) => seatName(seats[place]!, catalog)));
  const people = shortfall.specialists.map((id) => catalog.specialists.find((one) => one.id === id)?.name ?? id);
  const have = shortfall.seats.length > 1 ? 'have' : 'has';
  const whom = people.length > 0 ? `only ${format.list(people)}` : 'nobody';
  return `There is no full combination: ${short} ${have} ${whom}`;
}

/** The part of one seat: who sits there and why, and what kept the others from it. */
export function seatSentence(record: PanelRecord, place: number, catalog: Catalog, words: Words): string {
  const seat = record.seats[place]!;
  const last = seat.candidates.find(({ calendar }) => calendar === seat.chosen.at(-1));
  const others = seat.candidates
    .filter(({ calendar }) => !seat.chosen.includes(calendar))
    .map((one) => otherWords(one, record, seat, last, catalog, words));
  const name = seatName(seat, catalog);
  if (!last) return [...(seat.pool === undefined ? [] : [`${name}: nobody chosen`]), ...others].join(', ');
  const sitters = words.format.list(seat.chosen.map((id) => nameOf(id, catalog)));
  const where = seat.pool === undefined ? '' : ` for ${poolName(seat, catalog)}`;
  return [`${sitters}${where}: ${whyThey(seat, last, record, catalog, words)}`, ...others].join(', ');
}

function whyThey(
  { decidedBy, distribution, chosen }: SeatRecord,
  last: Candidate,
  { start }: PanelRecord,
  catalog: Catalog,
  words: Words,
): string {
  switch (decidedBy) {
    case 'named':
      return 'named by the panel';
    case 'only-one':
      return chosen.length > 1 ? 'the only ones free' : 'the only one free';
    case 'combination':
      return 'so that every seat is filled';
    case 'nobody':
      return 'nothing told them apart';
    default:
      // A value is one person's.
      if (chosen.length > 1) return keyWords[decidedBy];
      return firstWords(decidedBy, { distribution: distribution!, start }, last, zoneOf(last.calendar, catalog), words);
  }
}

/** What is said of somebody who doesn't sit on the seat; of who is free, how they compare with the last one who does. */
function otherWords(
  candidate: Candidate,
  { hosts }: PanelRecord,
  { distribution, skipped }: SeatRecord,
  last: Candidate | undefined,
  catalog: Catalog,
  words: Words,
): string {
  const { calendar, dropped } = candidate;
  const name = nameOf(calendar, catalog);
  const zone = zoneOf(calendar, catalog);
  if (dropped) {
    return `${name} ${skipped?.includes(calendar) ? 'came first but ' : ''}${reasonWords(dropped.reason, zone, words)}`;
  }
  const personOf = (id: string): string => catalog.calendars.find((one) => one.id === id)?.specialist ?? id;
  if (hosts.some((host) => personOf(host) === personOf(calendar))) return `${name} has another seat`;
  if (last && comesBefore(candidate, last)) return `${name} would leave another seat empty`;
  const behind = last && distribution && behindWords(name, candidate, last, distribution, zone, words);
  return behind ?? `${name} ${last ? 'was free too' : 'is free'}`;
}

function comesBefore({ values: one = [] }: Candidate, { values: other = [] }: Candidate): boolean {
  const at = one.findIndex((value, index) => value !== other[index]);
  return at >= 0 && one[at]! < other[at]!;
}

/** "Reviewers", "2 of Reviewers"; the person, where the seat is one person's. */
function seatName(seat: SeatRecord, catalog: Catalog): string {
  const { calendar, count } = seat;
  if (calendar !== undefined) return nameOf(calendar, catalog);
  return count > 1 ? `${count} of ${poolName(seat, catalog)}` : poolName(seat, catalog);
}

function poolName({ pool = '' }: SeatRecord, { pools = [] }: Catalog): string {
  return pools.find(({ id }) => id === pool)?.name ?? pool;
}
