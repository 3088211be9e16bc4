/** Other ids of calendars and specialists in what a site tells of itself. */
import type {
  Availability,
  Catalog,
  Member,
  Panel,
  Seat,
  ServiceFigures,
  PackageRule,
  Section,
  Sharing,
  WindowCount,
} from '../engine/index.js';

/** Gives the id to be told in place of another; the same where it stays. */
export interface Renaming {
  readonly calendar: (id: string) => string;
  readonly specialist: (id: string) => string;
}

export function renamedCatalog(catalog: Catalog, renaming: Renaming): Catalog {
  const { services, specialists, calendars, pools, panels, packages, pages } = catalog;
  const { calendar, specialist } = renaming;
  const panel = <Any extends Panel>(one: Any): Any => ({
    ...one,
    primary: renamedSeat(one.primary, renaming),
    seats: one.seats.map((seat) => renamedSeat(seat, renaming)),
  });
  return {
    ...catalog,
    services: services.map((service) => ({
      ...service,
      calendars: service.calendars.map(calendar),
      ...(service.sharing && { sharing: renamedList(service.sharing, renaming) }),
    })),
    specialists: specialists.map((one) => ({ ...one, id: specialist(one.id) })),
    calendars: calendars.map((one) => ({ ...one, id: calendar(one.id), specialist: specialist(one.specialist) })),
    ...(pools && {
      pools: pools.map((pool) => ({ ...pool, members: pool.members.map((one) => renamedMember(one, renaming)) })),
    }),
    ...(panels && { panels: panels.map(panel) }),
    ...(packages && { packages: packages.map((one) => ({ ...one, rule: renamedList(one.rule, renaming) })) }),
    ...(pages && {
      pages: pages.map((page) => ({
        ...page,
        sections: page.sections.map((section) => renamedSection(section, renaming)),
        ...(page.rules && { rules: page.rules.map(panel) }),
      })),
    }),
  };
}

function renamedSeat(seat: Seat, { calendar }: Renaming): Seat {
  return seat.calendar === undefined ? seat : { ...seat, calendar: calendar(seat.calendar) };
}

/** Who may serve; roles are no ids. */
export function renamedList<List extends PackageRule | Sharing>(rule: List, { calendar }: Renaming): List {
  return 'list' in rule && ('who' in rule ? rule.who : rule.with) === 'members'
    ? { ...rule, list: rule.list.map(calendar) }
    : rule;
}

/** The id of a member may be a name, too. Its first calendar tells it from the others. */
function renamedMember(member: Member, { calendar }: Renaming): Member {
  const calendars = member.calendars.map(calendar);
  const isAnother = calendars.some((id, place) => id !== member.calendars[place]);
  return { ...member, calendars, ...(isAnother && { id: calendars[0]! }) };
}

function renamedSection(section: Section, { specialist }: Renaming): Section {
  return {
    ...section,
    entries: section.entries.map((entry) =>
      entry.kind === 'specialist' ? { ...entry, id: specialist(entry.id) } : entry,
    ),
  };
}

export function renamedAvailability(answer: Availability, { calendar }: Renaming): Availability {
  const first = <Pair extends readonly [string, ...unknown[]]>([id, ...rest]: Pair): Pair =>
    [calendar(id), ...rest] as unknown as Pair;
  const ofService = <Some extends Omit<ServiceFigures, 'booked'>>(figures: Some): Some => {
    const windows = (name: 'counts' | 'corrected' | 'shortfall'): { readonly [name]?: readonly WindowCount[] } =>
      figures[name] ? { [name]: figures[name].map(first) } : {};
    return {
      ...figures,
      lastBooked: figures.lastBooked.map(first),
      queue: figures.queue.map(calendar),
      ...windows('counts'),
      ...windows('corrected'),
      ...windows('shortfall'),
    };
  };
  const { sessions, services, pools } = answer.figures;
  return {
    ...answer,
    calendars: answer.calendars.map((data) => ({ ...data, calendar: calendar(data.calendar) })),
    figures: {
      sessions: sessions.map(first),
      services: services.map(ofService),
      ...(pools && { pools: pools.map(ofService) }),
    },
  };
}
