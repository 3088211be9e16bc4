import type { Booking } from '../../adapter/contract.js';
import { sha256 } from '../tokens.js';

/** A JSON answer that the page may keep but has to ask about each time. */
export async function taggedJson(request: Request, content: unknown): Promise<Response> {
  return taggedText(request, JSON.stringify(content), { 'content-type': 'application/json' });
}

/**
 * A text that browsers may keep but have to ask about each time. The tag is that of the whole text, so it can never stand
 * for other content; 304 where the browser has it already.
 */
export async function taggedText(
  request: Request,
  text: string,
  more: Readonly<Record<string, string>>,
): Promise<Response> {
  const tag = tagOf(text);
  return isKnown(request, tag) ? unchanged(tag, more) : changeable(text, tag, more);
}

/** A tag that stands for a text. */
export function tagOf(text: string): string {
  return `"${sha256(text).slice(0, 22)}"`;
}

/** Whether the browser has what bears the tag. */
export function isKnown(request: Request, tag: string): boolean {
  const known = request.headers.get('if-none-match')?.split(',') ?? [];
  return known.some((candidate) => candidate.trim().replace(/^W\//, '') === tag);
}

export function unchanged(tag: string, more: Readonly<Record<string, string>>): Response {
  return new Response(null, { status: 304, headers: { etag: tag, 'cache-control': 'no-cache', ...more } });
}

export function changeable(text: string, tag: string, more: Readonly<Record<string, string>>): Response {
  return new Response(text, { headers: { etag: tag, 'cache-control': 'no-cache', ...more } });
}

/** What only its reader may see: never stored on its way. */
export function privateJson(
  content: unknown,
  status: 200 | 201 = 200,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return new Response(JSON.stringify(content), {
    status,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store', ...headers },
  });
}

/** The same as text of another type. */
export function privateText(content: string, type: string): Response {
  return new Response(content, { headers: { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store' } });
}

/**
 * A booking as it is read: 304 where whoever asks has it already. The tag begins with the version, for `If-Match`; what is
 * shown besides, such as names, changes without it.
 */
export function taggedBooking(request: Request, booking: Booking): Response {
  const tag = `"${booking.version}.${tagOf(JSON.stringify(booking)).slice(1)}`;
  if (!isKnown(request, tag)) return bookingJson(booking, 200, { etag: tag });
  return new Response(null, { status: 304, headers: { etag: tag, 'cache-control': 'no-store' } });
}

/** A booking as its client is told of it. */
export function told(booking: Booking, mails: boolean): Booking {
  return mails ? booking : { ...booking, mailed: false };
}

/** A booking as an answer: about one person, so never stored on its way. Its version is its tag. */
export function bookingJson(booking: Booking, status: 200 | 201, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(booking), {
    status,
    headers: {
      'content-type': 'application/json',
      'cache-control': 'no-store',
      etag: `"${booking.version}"`,
      ...headers,
    },
  });
}
