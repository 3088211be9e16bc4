/** Texts that strangers type, as far as they may be stored, mailed and shown. */
import * as v from 'valibot';
import { EMAIL } from '../../adapter/contract-rules.js';

/**
 * No control characters: they have no place in a name, and in mail headers and calendar files they do harm (A40). No halves
 * of characters either: no database keeps them. Nor what turns the direction of a line: there a text reads as another.
 */
const ONE_LINE = /^[^\p{Cc}\p{Cs}\u2028-\u202e\u2066-\u2069]*$/u;
const LINES = /^(?:[^\p{Cc}\p{Cs}]|[\t\n\r])*$/u;

export const oneLine = (limit: number) =>
  v.pipe(
    v.string('text is expected'),
    v.trim(),
    v.maxLength(limit, `at most ${limit} characters`),
    v.regex(ONE_LINE, 'one line of text, without control characters'),
  );

export const required = (limit: number) => v.pipe(oneLine(limit), v.minLength(1, 'an answer is required'));

/**
 * What mail programs make links of. Names stand in mails to whoever's address was typed, so they must not carry an
 * advert there (A89). A dot between two words is fine unless what follows it is a domain that such adverts come from.
 */
const LINK =
  /[/\\@]|\bwww\.|[\p{L}\p{N}]\.(com|net|org|info|biz|io|co|me|ru|cn|xyz|top|shop|store|site|online|live|club|link|app|dev|bet|casino|win|vip|icu|ly|to|gl|cc|tk)\b/iu;

/** In the address of a web page full stops and letters of all widths are the plain ones, and what shows nothing is nothing (UTS 46). */
const asReadByPrograms = (text: string): string =>
  text
    .normalize('NFKC')
    .replaceAll('\u3002', '.')
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '');

/** Neither a space, nor one of those letters that are drawn as nothing. */
const VISIBLE = /[^\p{C}\p{Z}\p{Default_Ignorable_Code_Point}\u2800]/u;

export const nameOfPerson = v.pipe(
  required(100),
  v.regex(VISIBLE, 'a name that can be seen'),
  v.check((name) => !LINK.test(asReadByPrograms(name)), 'a name, without an address of a web page or of a mailbox'),
);

export const lines = (limit: number) =>
  v.pipe(
    v.string('text is expected'),
    v.trim(),
    v.maxLength(limit, `at most ${limit} characters`),
    v.regex(LINES, 'text without control characters'),
  );

/** A list is an object to the library. */
export const noList = v.check((value: unknown) => !Array.isArray(value), 'an object is expected');

export const email = v.pipe(
  v.string('text is expected'),
  v.trim(),
  v.maxLength(254, 'at most 254 characters'),
  v.regex(EMAIL, 'one e-mail address such as ann@example.com'),
  v.regex(ONE_LINE, 'one e-mail address such as ann@example.com'),
);

export const locale = v.pipe(
  v.string('a language tag is expected'),
  v.check(isLanguageTag, 'a language tag such as en-GB'),
);

function isLanguageTag(tag: string): boolean {
  try {
    return tag.length <= 64 && Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
