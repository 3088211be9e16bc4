import { panelDays, panelStarts } from '../../engine/index.js';
import type { DayAnswer, DayRange, Start } from '../../engine/answers.js';
import type { Availability, Service } from '../../engine/model.js';
import type { MasterPage, Panel } from '../../engine/offers.js';
import { membersOf, panelFaults, seatsOf } from '../../engine/panels/panel.js';
import type { OpenedSite } from '../../engine/site.js';
import type { Instant, Span } from '../../time/units.js';
import type { Ask } from '../ask.js';
import type { Meeting } from '../offer.js';
import type { Host } from '../state.js';

/** The panels of a page (PN-1). Which people of a pool meet is the backend's to say (PN-3). */
export class PanelMeetings {
  readonly all: readonly Panel[];
  readonly #site: OpenedSite;
  readonly #services: ReadonlyMap<string, Service>;
  readonly #meetings = new Map<string, Meeting>();

  constructor(site: OpenedSite, page: MasterPage) {
    const listed = page.sections.flatMap(({ entries }) => entries.filter(({ kind }) => kind === 'panel'));
    const { catalog } = site;
    this.#site = site;
    this.all = (catalog.panels ?? []).filter(
      (panel) => listed.some(({ id }) => id === panel.id) && panelFaults(catalog, panel).length === 0,
    );
    this.#services = new Map(this.all.map(({ id, name, service }) => [id, { ...site.services.get(service)!, name }]));
  }

  /** What is booked bears the panel's name. */
  service(panel: string): Service | undefined {
    return this.#services.get(panel);
  }

  meeting(id: string, duration: number | undefined): Meeting | undefined {
    const panel = this.all.find((one) => one.id === id);
    const key = `${duration} ${id}`;
    const meeting = this.#meetings.get(key) ?? (panel && meetingOf(this.#site, panel, duration));
    if (meeting) this.#meetings.set(key, meeting);
    return meeting;
  }
}

function meetingOf(site: OpenedSite, panel: Panel, duration: number | undefined): Meeting {
  return {
    calendars: calendarsIn(site, panel),
    ask: new PanelAsk(site, panel.id, duration),
    hosts: hostsOf(site, panel),
  };
}

class PanelAsk implements Ask {
  readonly labelled = false;
  readonly #site: OpenedSite;
  readonly #question: { readonly panel: string; readonly duration: number | undefined };

  constructor(site: OpenedSite, panel: string, duration: number | undefined) {
    this.#site = site;
    this.#question = { panel, duration };
  }

  days(availability: Availability, range: DayRange): readonly DayAnswer[] {
    return panelDays(this.#site, availability, this.#question, range);
  }

  starts(availability: Availability, range: Span<Instant>): readonly Start[] {
    return panelStarts(this.#site, availability, this.#question, range);
  }

  next(availability: Availability, from: Instant, count: number): readonly Start[] {
    return this.starts(availability, [from, Infinity]).slice(0, count);
  }
}

/** Everyone who can sit on any of the seats. */
export function calendarsIn(site: OpenedSite, panel: Panel): readonly string[] {
  const members = seatsOf(panel).flatMap((seat) => membersOf(site, seat));
  return [...new Set(members.flatMap(({ calendars }) => calendars))];
}

/** Those who are named, and of pools how many; nobody where the site does not reveal them yet. */
export function hostsOf({ catalog, calendars, specialists }: OpenedSite, panel: Panel): readonly Host[] {
  return seatsOf(panel).flatMap(({ calendar: id, pool, count = 1 }) => {
    const calendar = calendars.get(id ?? '');
    const person = specialists.get(calendar?.specialist ?? '');
    const name =
      pool === undefined ? (person?.name ?? calendar?.name) : catalog.pools?.find((one) => one.id === pool)?.name;
    return name === undefined ? [] : [{ name, count }];
  });
}
