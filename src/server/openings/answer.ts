import type { Openings } from '../../adapter/contract.js';
import type { Availability } from '../../engine/index.js';
import { MINUTES_PER_DAY, type Day, type Instant, type Span } from '../../time/index.js';
import { calendarsOf, taggedByRevision } from '../availability/answer.js';
import { exactAvailability, spanOfDays } from '../availability/exact.js';
import { opened } from '../bookings/bookings.js';
import { firstDayFor } from '../bookings/scope.js';
import type { Gate } from '../defences/gate.js';
import { detailOf, type HostedSite } from '../hosted-site.js';
import { bearerToken } from '../http/requests.js';
import type { ShownIds } from '../shown-ids.js';
import type { Store } from '../store.js';
import { inquiryOf, type Inquiry } from './inquiry.js';
import { readQuery, type Asked } from './query.js';

/** Which starts there are of what the query asks, as far as a page may know. Throws a `Refusal`. */
export async function answerOpenings(
  store: Store,
  hosted: HostedSite,
  gate: Gate,
  ids: ShownIds,
  request: Request,
  now: Instant,
): Promise<Response> {
  const { days, asked, moving } = readQuery(new URL(request.url).searchParams);
  // The time of a booking that moves is free for it, and for nobody else who asks (FL-8).
  const own = moving !== undefined && (await opened(store, hosted, gate, moving, bearerToken(request), now));
  const inquiry = inquiryOf(hosted, inOwnIds(hosted, ids, asked));
  const { calendars, service, looksAround } = inquiry;
  const look = async (): Promise<Openings> => {
    const from = looksAround && service ? firstDayFor(hosted, service, days[0], now) : days[0];
    const scene = { calendars, days: [from, days[1]] as const, now, ...(service && { service: service.id }) };
    const snapshot = await store.read(hosted.opened.site.id, spanOfDays(hosted, scene.days), now, calendars);
    return openingsOf(
      hosted,
      inquiry,
      exactAvailability(hosted, { ...snapshot, ...(own && { without: own.id }) }, scene),
      days,
    );
  };
  const headers: Record<string, string> = own ? { 'cache-control': 'no-store' } : {};
  return taggedByRevision(store, hosted, request, [days, asked, moving, now], look, headers);
}

/** Private calendars are as unknown as those that don't exist (A37). */
function inOwnIds(hosted: HostedSite, ids: ShownIds, asked: Asked): Asked {
  if (!('service' in asked) || asked.calendar === undefined) return asked;
  const [calendar] = calendarsOf(hosted, ids.asked([asked.calendar]).named);
  return { ...asked, calendar };
}

/**
 * What the engine finds on some days of what is taken, by the site's level of detail.
 *
 * @param availability Of these days, and of those before that have a part in them.
 */
export function openingsOf(
  hosted: HostedSite,
  inquiry: Inquiry,
  availability: Availability,
  days: Span<Day>,
): Openings {
  const { hideFull, zone: id } = hosted.opened.site;
  const zone = hosted.opened.zone(id);
  const range = days.map((day) => zone.instantOf(day * MINUTES_PER_DAY)) as [Instant, Instant];
  const most = detailOf(hosted) === 'slots' ? 1 : Infinity;
  const people = inquiry.people?.(availability, range[0]);
  const calendar = inquiry.calendar?.(availability);
  return {
    ...{ revision: availability.revision, now: availability.now, days },
    starts: inquiry
      .starts(availability, range)
      .filter(({ left }) => left > 0 || !hideFull)
      .map(({ start, left, calendar }) =>
        calendar === undefined ? [start, Math.min(left, most)] : [start, Math.min(left, most), calendar],
      ),
    reasons: inquiry
      .days(availability, { days, zone: id })
      .flatMap(({ day, reason }) => (reason === undefined ? [] : [[day, reason]])),
    ...(people && { people }),
    ...(calendar !== undefined && { calendar }),
  };
}
