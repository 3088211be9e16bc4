/**
 * Ids that clients meet in place of the owner's (A78): of people whom the site doesn't name before a booking, and of their
 * calendars. They are made with a secret of the day and the site's id, so nobody can tell by them that two people of two
 * sites or of two days are one, nor read a name out of them. Who is named keeps the owner's ids: the name says more, and
 * links of pages lead to them.
 */
import type { Booking, TakenPackage } from '../adapter/contract.js';
import type { Availability, Catalog } from '../engine/index.js';
import { oncePer } from '../engine/once.js';
import { MINUTES_PER_DAY, type Instant } from '../time/index.js';
import type { Counters } from './defences/counters.js';
import { publicCalendars, type HostedSite } from './hosted-site.js';
import { Refusal } from './http/problems.js';
import { namedSpecialists } from './public-catalog.js';
import { renamedAvailability, renamedCatalog, renamedList, type Renaming } from './renaming.js';
import { keyed } from './tokens.js';

/** The ids of one day. */
interface IdsOfDay extends Renaming {
  /** The owner's id of a calendar that clients may know of. */
  readonly own: (shown: string) => string | undefined;
}

/** What clients are told in, and understood in: a page that was opened yesterday goes on with yesterday's ids. */
export class ShownIds {
  private constructor(
    private readonly today: IdsOfDay,
    private readonly yesterday: IdsOfDay,
  ) {}

  static async at(hosted: HostedSite, { secret }: Pick<Counters, 'secret'>, now: Instant): Promise<ShownIds> {
    if (hiddenOn(hosted).length === 0) return new ShownIds(OWN_IDS, OWN_IDS);
    const day = Math.floor(now / MINUTES_PER_DAY);
    const [today, yesterday] = await Promise.all([secret(`ids/${day}`), secret(`ids/${day - 1}`)]);
    return new ShownIds(idsOf(hosted, today), idsOf(hosted, yesterday));
  }

  catalog(catalog: Catalog): Catalog {
    return this.today === OWN_IDS ? catalog : renamedCatalog(catalog, this.today);
  }

  /**
   * The owner's ids of the calendars that a page names, and how it is told the answer: in the ids that it knows. Throws the
   * `Refusal` of a calendar that isn't there.
   */
  asked(shown: readonly string[] | undefined): {
    readonly named: readonly string[] | undefined;
    tell(answer: Availability): Availability;
  } {
    const knowsAll = ({ own }: IdsOfDay): boolean => shown?.every((id) => own(id) !== undefined) ?? true;
    const day = [this.today, this.yesterday].find(knowsAll);
    if (!day) throw unknownCalendar();
    return {
      named: shown?.map((id) => day.own(id)!),
      tell: (answer) => (day === OWN_IDS ? answer : renamedAvailability(answer, day)),
    };
  }

  /** The body of a client's request with the owner's ids in it. Throws as `asked` does. */
  body(body: unknown): unknown {
    if (!isObject(body)) return body;
    const { calendar, proposal, sessions } = body;
    return {
      ...body,
      ...(typeof calendar === 'string' && { calendar: this.#owned(calendar) }),
      ...(isObject(proposal) && { proposal: this.#hint(proposal) }),
      ...(Array.isArray(sessions) && { sessions: sessions.map((session) => this.body(session)) }),
    };
  }

  booking<View extends Pick<Booking, 'calendar'>>(view: View): View {
    return view.calendar === undefined ? view : { ...view, calendar: this.today.calendar(view.calendar) };
  }

  package(view: TakenPackage): TakenPackage {
    const { rule, template, bookings } = view;
    return {
      ...this.booking(view),
      ...(rule && { rule: renamedList(rule, this.today) }),
      ...(template && { template: { ...template, rule: renamedList(template.rule, this.today) } }),
      bookings: bookings.map((one) => this.booking(one)),
    };
  }

  /** Never an order: what it says of nobody is not looked at. */
  #hint({ calendar }: Record<string, unknown>): { readonly calendar: unknown } | undefined {
    const own = typeof calendar === 'string' ? this.#own(calendar) : calendar;
    return own === undefined ? undefined : { calendar: own };
  }

  #owned(shown: string): string {
    const own = this.#own(shown);
    if (own === undefined) throw unknownCalendar();
    return own;
  }

  #own(shown: string): string | undefined {
    return this.today.own(shown) ?? this.yesterday.own(shown);
  }
}

const OWN_IDS: IdsOfDay = { calendar: (id) => id, specialist: (id) => id, own: (id) => id };

/** The calendars that clients may know of, of people whom the site doesn't name to them. */
const hiddenOn = oncePer((hosted: HostedSite) => {
  const calendars = publicCalendars(hosted);
  const named = namedSpecialists(hosted, calendars);
  return calendars.filter(({ specialist }) => !named.has(specialist));
});

/** By secret: there are two a day. */
const made = oncePer((_: HostedSite) => new Map<string, IdsOfDay>());
const KEPT = 2;

function idsOf(hosted: HostedSite, secret: string): IdsOfDay {
  const known = made(hosted);
  const ids = known.get(secret) ?? makeIds(hosted, secret);
  known.delete(secret);
  known.set(secret, ids);
  for (const old of [...known.keys()].slice(0, -KEPT)) known.delete(old);
  return ids;
}

function makeIds(hosted: HostedSite, secret: string): IdsOfDay {
  const { id: site } = hosted.opened.site;
  const hidden = hiddenOn(hosted);
  const shownAs = (kind: string, ids: readonly string[]): Map<string, string> =>
    new Map(ids.map((id) => [id, keyed(secret, JSON.stringify([site, kind, id]))]));
  const calendars = shownAs(
    'calendar',
    hidden.map(({ id }) => id),
  );
  const specialists = shownAs(
    'specialist',
    hidden.map(({ specialist }) => specialist),
  );
  const own = new Map(publicCalendars(hosted).map(({ id }) => [calendars.get(id) ?? id, id]));
  return {
    calendar: (id) => calendars.get(id) ?? id,
    specialist: (id) => specialists.get(id) ?? id,
    own: (shown) => own.get(shown),
  };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function unknownCalendar(): Refusal {
  return new Refusal('unknown-calendar', 'There is no such calendar on this site.');
}
