import { pageOf, pageOffers, type PageOffer } from './page.js';
import type { MasterPage } from '../offers.js';
import type { OpenedSite } from '../site.js';

export type PageStep = 'service' | 'specialist' | 'time';

/** What a client has chosen on a page so far. */
export interface Picked {
  readonly service?: string;
  readonly calendar?: string;
}

/** Where a client stands on a page. */
export interface PageWay extends Picked {
  /** The steps that are still to be taken, in order; those with one choice are skipped (MP-4). */
  readonly steps: readonly PageStep[];
  /** What can be chosen, given what is: services, and people by calendar. */
  readonly services: readonly string[];
  readonly calendars: readonly string[];
}

const ORDER: Readonly<Record<MasterPage['first'], readonly PageStep[]>> = {
  service: ['service', 'specialist', 'time'],
  specialist: ['specialist', 'service', 'time'],
  'specialists-only': ['specialist', 'time'],
  rules: ['time'],
};

/**
 * The way through a page by its static rules (MP-1, MP-2): what is left to choose, and what is settled because there is
 * one choice only. Where the page puts time first, the person is chosen among those free at the time (`freeCalendars`
 * with `among` set to `calendars`).
 */
export function pageWay(site: OpenedSite, id: string, picked: Picked = {}): PageWay {
  const page = pageOf(site, id);
  const offers = pageOffers(site, page);
  const { service, calendar, services, calendars } = settled(page, offers, picked);
  const automatic = service !== undefined && site.services.get(service)!.assignment === 'automatic';
  const isOpen = (step: PageStep): boolean => {
    if (step === 'service') return service === undefined;
    return step === 'time' || (calendar === undefined && !automatic);
  };
  return {
    ...(service !== undefined && { service }),
    ...(calendar !== undefined && { calendar }),
    services,
    calendars,
    steps: orderOf(page).filter(isOpen),
  };
}

/** Choices narrow each other: what has one left is settled. */
function settled(
  { first }: MasterPage,
  offers: readonly PageOffer[],
  picked: Picked,
): Picked & Pick<PageWay, 'services' | 'calendars'> {
  const fitting = offers.filter(
    (offer) =>
      (picked.service ?? offer.service) === offer.service &&
      (picked.calendar === undefined || offer.calendars.includes(picked.calendar)),
  );
  const services = fitting.map((offer) => offer.service);
  const all = [...new Set(fitting.flatMap((offer) => offer.calendars))];
  const calendars = picked.calendar === undefined ? all : all.filter((id) => id === picked.calendar);
  // Who comes for the person gets that person's first service.
  const service =
    services.length === 1 || (first === 'specialists-only' && calendars.length === 1) ? services[0] : undefined;
  const calendar = calendars.length === 1 ? calendars[0] : undefined;
  return { service, calendar, services, calendars };
}

function orderOf({ first, timeFirst = false }: MasterPage): readonly PageStep[] {
  const order = ORDER[first];
  if (!timeFirst || first !== 'service') return order;
  return ['service', 'time', 'specialist'];
}
