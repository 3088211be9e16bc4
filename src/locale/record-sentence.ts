/**
 * Assignment records in words, for the people of a site (HS-2). Apart from the other strings, so that the widget that clients
 * load carries none of it.
 */
import type { Catalog } from '../engine/model.js';
import type { AssignmentRecord, Candidate } from '../engine/record.js';
import { behindWords, firstWords } from './key-words.js';
import { nameOf, zoneOf } from './names.js';
import { reasonWords } from './reason-words.js';
import type { Words } from './words.js';

/**
 * One sentence that says who was chosen and why, and what kept the others from it: "Maria: 2 sessions on Tuesday, Carlos has 3,
 * Laura is busy 10:00 to 11:00".
 */
export function recordSentence(record: AssignmentRecord, catalog: Catalog, words: Words): string {
  const scene: Scene = { record, catalog, words };
  const chosen = record.candidates.find(({ calendar }) => calendar === record.chosen);
  return chosen ? chosenSentence(chosen, scene) : nobodySentence(scene);
}

interface Scene {
  readonly record: AssignmentRecord;
  readonly catalog: Catalog;
  readonly words: Words;
}

function chosenSentence(chosen: Candidate, scene: Scene): string {
  const { record, catalog, words } = scene;
  const { hosts = [chosen.calendar], reassigned } = record;
  const names = words.format.list(hosts.map((host) => nameOf(host, catalog)));
  const from = reassigned
    ? ` ${hosts.length > 1 ? 'take' : 'takes'} over from ${nameOf(reassigned.from, catalog)}`
    : '';
  const others = othersThan(chosen, scene).map((one) => otherWords(one, chosen, scene));
  return [`${names}${from}: ${whyChosen(chosen, scene)}`, ...others].join(', ');
}

function whyChosen(chosen: Candidate, { record, catalog, words }: Scene): string {
  const { decidedBy } = record;
  const zone = zoneOf(chosen.calendar, catalog);
  switch (decidedBy) {
    case 'client':
      return 'the client’s own choice';
    case 'continuity':
      return 'saw this client last time';
    case 'hand': {
      const inTheWay = chosen.dropped ? `, and ${reasonWords(chosen.dropped.reason, zone, words)}` : '';
      return `given it by hand${inTheWay}`;
    }
    case 'only-one':
      return whyOnlyOne(record);
    case 'nobody':
      return 'nothing told them apart';
    default:
      return firstWords(decidedBy, record, chosen, zone, words);
  }
}

/** Who isn't asked for or offered may be free as well. */
function whyOnlyOne(record: AssignmentRecord): string {
  const { hosts = [], settled, chosen } = record;
  const only = hosts.length > 1 ? 'the only ones' : 'the only one';
  if (!isNarrowed(record)) return `${only} free`;
  if (settled !== undefined && settled === chosen) return 'the one whose times the client was shown';
  return reachedBy(record).length > 1 ? `${only} free of those ${whoWere(record)}` : `${only} ${whoWere(record)}`;
}

/** What is said of somebody who was not chosen: what dropped them; or how they compare with the one who was. */
function otherWords(candidate: Candidate, chosen: Candidate, { record, catalog, words }: Scene): string {
  const { calendar, dropped, values } = candidate;
  const { decidedBy, distribution, skipped } = record;
  const name = nameOf(calendar, catalog);
  const zone = zoneOf(calendar, catalog);
  const comesLater = dropped?.reason.code === 'not-offered' && values !== undefined;
  if (dropped && !comesLater) {
    if (isLater(candidate, record)) return `${name} is not free as soon`;
    return `${name} ${skipped?.includes(calendar) ? 'came first but ' : ''}${reasonWords(dropped.reason, zone, words)}`;
  }
  const behind = decidedBy === 'hand' ? undefined : behindWords(name, candidate, chosen, distribution, zone, words);
  return behind ?? `${name} was free too`;
}

/** Whether somebody isn't offered because others are free sooner (DS-2). */
function isLater({ dropped }: Candidate, { distribution, decidedBy }: AssignmentRecord): boolean {
  const isByKeys = (distribution.keys as readonly string[]).includes(decidedBy) || decidedBy === 'soonest';
  return dropped?.reason.code === 'not-offered' && distribution.offered === 'soonest' && isByKeys;
}

/** Nobody was chosen: because the client is to choose, or because whoever might have taken it could not. */
function nobodySentence(scene: Scene): string {
  const { record, catalog, words } = scene;
  const { candidates, wanted, reassigned } = record;
  const wordsOf = ({ calendar, dropped }: Candidate): string =>
    dropped ? reasonWords(dropped.reason, zoneOf(calendar, catalog), words) : 'is free';
  const lineOf = (one: Candidate): string => `${nameOf(one.calendar, catalog)} ${wordsOf(one)}`;
  const told = (head: string, list = othersThan(undefined, scene)): string =>
    list.length > 0 ? `${head}: ${list.map(lineOf).join(', ')}` : head;

  if (candidates.some(({ dropped }) => !dropped)) return told('The client has yet to choose');
  if (wanted !== undefined) {
    const asked = candidates.find(({ calendar }) => calendar === wanted);
    const reason = asked ? wordsOf(asked) : reasonWords({ code: 'not-linked' }, '', words);
    return `The client asked for ${nameOf(wanted, catalog)}, who ${reason}`;
  }
  const reached = reachedBy(record);
  if (reassigned) {
    const from = nameOf(reassigned.from, catalog);
    return told(`Nobody else ${reached.length > 0 ? 'was free to' : 'may'} take over from ${from}`);
  }
  if (!isNarrowed(record)) return told(reached.length > 0 ? 'Nobody was free' : 'Nobody may take it');
  const [only, ...more] = reached;
  if (!only || more.length > 0) return told(`None of those ${whoWere(record)} was free`);
  const others = othersThan(only, scene).map(lineOf);
  return [`${nameOf(only.calendar, catalog)}, the only one ${whoWere(record)}, ${wordsOf(only)}`, ...others].join(', ');
}

/** Whether some were left out before it was asked who is free: by the rule that offers, or because only some may serve. */
function isNarrowed({ candidates, reassigned }: AssignmentRecord): boolean {
  return candidates.some(
    ({ dropped }) => dropped?.stage === 'offered' || (dropped?.reason.code === 'not-wanted' && !reassigned),
  );
}

/** Those of whom it was asked whether they are free. */
function reachedBy({ candidates }: AssignmentRecord): Candidate[] {
  return candidates.filter(({ dropped }) => !dropped || dropped.stage === 'available');
}

function whoWere({ candidates }: AssignmentRecord): string {
  return candidates.some(({ dropped }) => dropped?.stage === 'offered') ? 'offered' : 'who may take it';
}

/**
 * The others who are worth a word: whoever wasn't asked for is none of them; nor is who wasn't offered, unless somebody
 * else was chosen in front of them.
 */
function othersThan(one: Candidate | undefined, { record: { candidates, decidedBy } }: Scene): Candidate[] {
  const isUnranked = decidedBy === 'continuity' || decidedBy === 'nobody';
  return candidates.filter((candidate) => {
    const code = candidate.dropped?.reason.code;
    return candidate !== one && code !== 'not-wanted' && !(isUnranked && code === 'not-offered');
  });
}
