import { formatStart, parseStart, type Instant } from '../../time/index.js';
import type { HostedSite } from '../hosted-site.js';
import { Refusal } from '../http/problems.js';

/** The instant that a client meant, or the one thing that is wrong with the text (A41 to A46). */
export function readStart({ zones }: HostedSite, text: string): Instant {
  const parsed = parseStart(text, zones);
  switch (parsed.kind) {
    case 'start':
      return parsed.start;
    case 'malformed':
      throw atStart(
        'invalid-time',
        `${JSON.stringify(text)} is not a time with offset and zone; expected one such as "2026-11-24T10:00+01:00[Europe/Berlin]".`,
      );
    case 'off-minute':
      throw atStart('invalid-time', `${JSON.stringify(text)} is not a whole minute; starts are.`);
    case 'unknown-zone':
      throw unknownZone('/start', parsed.id);
    case 'gap':
      throw atStart(
        'time-does-not-exist',
        `The clocks of ${parsed.zone.id} skip this time; they go on at ${formatStart(parsed.next, parsed.zone)}.`,
      );
    case 'wrong-offset':
      throw atStart(
        'time-zone-mismatch',
        `${parsed.zone.id} has another offset then: expected ${parsed.instants.map((instant) => formatStart(instant, parsed.zone)).join(' or ')}.`,
      );
  }
}

function atStart(code: 'invalid-time' | 'time-does-not-exist' | 'time-zone-mismatch', detail: string): Refusal {
  return new Refusal(code, detail, { errors: [{ pointer: '/start', code, detail }] });
}

/** What to refuse a zone with that isn't there. */
export function unknownZone(pointer: string, id: string): Refusal {
  const detail = `There is no time zone ${JSON.stringify(id)}; expected an IANA id such as "Europe/Berlin".`;
  return new Refusal('unknown-time-zone', detail, { errors: [{ pointer, code: 'unknown-time-zone', detail }] });
}
