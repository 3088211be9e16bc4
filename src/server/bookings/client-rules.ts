import { eligibleCalendars, type Question, type Service } from '../../engine/index.js';
import type { Taken } from '../availability/exact.js';
import type { HostedSite } from '../hosted-site.js';
import type { Snapshot } from '../store.js';
import type { CheckedTime } from './check-request.js';

/** What the engine's question has to say about the client: bookings so far (AV-10), and whose the last one was (DS-20). */
export type RulesOfClient = Pick<Question, 'clientBooked' | 'returningTo'>;

/** Whether it matters to a service what the client has booked before. */
export function heedsClient({ clientLimits, continuity }: Service): boolean {
  return clientLimits !== undefined || continuity !== undefined;
}

/**
 * The rules that look at the client's own bookings. Clients are told apart by e-mail address, which anybody can type: so
 * these are for the backend alone, and no page asks for them beforehand (A82).
 */
export function rulesOfClient(
  { opened, ledger }: HostedSite,
  { service, wanted }: CheckedTime,
  { ofClient = [], ...taken }: Taken & Pick<Snapshot, 'ofClient'>,
): RulesOfClient {
  const folded = ledger.fold(taken.ledger, taken.ahead);
  const others = ofClient.filter((id) => id !== taken.without);
  const keepsPerson = service.continuity !== undefined && wanted === undefined;
  return {
    clientBooked: folded.bookedByClient(service, others),
    returningTo: keepsPerson ? personOfLast(opened, service, folded.hostOfLast(others)) : undefined,
  };
}

/** The calendar that the person behind another one serves this service with. */
function personOfLast(opened: HostedSite['opened'], service: Service, host: string | undefined): string | undefined {
  const personOf = (calendar: string): string | undefined => opened.calendars.get(calendar)?.specialist;
  const candidates = eligibleCalendars(opened, { service: service.id });
  if (host === undefined || candidates.includes(host)) return host;
  return candidates.find((calendar) => personOf(calendar) === personOf(host));
}
