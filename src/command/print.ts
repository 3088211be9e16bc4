import type { Catalog, CalendarExplanation, PanelRecord, Start } from '../engine/index.js';
import { changeWords } from '../locale/change-sentence.js';
import { nameOf } from '../locale/names.js';
import { panelHead, seatSentence } from '../locale/panel-sentence.js';
import { reasonWords } from '../locale/reason-words.js';
import { recordSentence } from '../locale/record-sentence.js';
import { wordsFor } from '../locale/words.js';
import type { Instant } from '../time/index.js';
import type { CommandAnswer } from './answer.js';

/** Times as 09:30, dates in English. */
const words = wordsFor('en-u-hc-h23');
const { format } = words;

/** The answer for people, in the site's zone. */
export function answerText(answer: CommandAnswer, catalog: Catalog): string {
  const { zone } = catalog.site;
  switch (answer.question) {
    case 'starts':
      return startsText(answer.starts, zone);
    case 'choose':
      return [title(answer.record.start, zone), recordSentence(answer.record, catalog, words)].join('\n');
    case 'panel':
      return [title(answer.record.start, zone), ...panelLines(answer.record, catalog)].join('\n');
    case 'explain':
      return [
        title(answer.start, zone),
        ...answer.calendars.flatMap((explained) => explanationLines(explained, catalog)),
      ].join('\n');
  }
}

function title(start: Instant, zone: string): string {
  return `${format.dateTime(start, zone)} (${zone})`;
}

function startsText(starts: readonly Start[], zone: string): string {
  const days = new Map<string, string[]>();
  for (const { start, left } of starts) {
    const day = format.date(start, zone);
    const more = left === 1 ? '' : left === 0 ? ' (full)' : ` (${left} left)`;
    days.set(day, [...(days.get(day) ?? []), format.time(start, zone) + more]);
  }
  if (days.size === 0) return `There are no times on these days (${zone}).`;
  return [...days].map(([day, times]) => `${day} (${zone})\n  ${times.join(', ')}`).join('\n');
}

/** Who meets, and a line for each seat. */
function panelLines(record: PanelRecord, catalog: Catalog): string[] {
  const seats = record.seats.map((_, place) => `  ${seatSentence(record, place, catalog, words)}`);
  return [panelHead(record, catalog, words), ...seats];
}

function explanationLines({ calendar, left, blocks }: CalendarExplanation, catalog: Catalog): string[] {
  const { zone } = catalog.site;
  const who = `${nameOf(calendar, catalog)} (${calendar})`;
  if (blocks.length === 0) return [`${who} is free${left > 1 ? `, ${left} left` : ''}`];
  return blocks.flatMap(({ reason, change }) => [
    `${who} ${reasonWords(reason, zone, words)}`,
    `  → ${changeWords(change, zone, words, (id) => id)}`,
  ]);
}
