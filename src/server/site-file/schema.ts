import * as v from 'valibot';
import { calendar } from './calendar-schema.js';
import { look } from './look-schema.js';
import { bundle, panel } from './offer-schema.js';
import { page } from './page-schema.js';
import { distribution, pool } from './pool-schema.js';
import { rateLimits } from './rate-limits-schema.js';
import { blackout, dailyRange, described, email, flag, id, list, name, timeAhead, webAddress } from './schema-parts.js';
import { service } from './service-schema.js';
import { webhook } from './webhook-schema.js';

const event = v.strictObject(
  {
    id: id(),
    name: name('As clients read it.'),
    ...dailyRange,
    blackouts: list(blackout, 'Time blocked inside the event.'),
  },
  'an event: { "id": "fair", "name": "Fair", "first": "2026-12-01", "last": "2026-12-03" }',
);

const specialist = v.strictObject(
  {
    id: id(),
    name: name('As clients read it.'),
    role: v.optional(name('Shown under the name.')),
    portrait: v.optional(webAddress('Address of a picture.')),
    email: v.optional(email('Where notices of bookings go. Never shown to clients.')),
    active: flag(true, 'Whether this person takes bookings.'),
  },
  'a specialist: { "id": "maria", "name": "Maria" }',
);

const origin = v.pipe(
  v.string('an origin'),
  v.check(isOrigin, 'the scheme and host of a page, such as "https://www.example.com", without a path'),
  v.description('Where pages may stand that use this site.'),
);

const hostToken = v.strictObject(
  {
    role: described(
      v.picklist(['owner', 'practitioner', 'read-only'], '"owner", "practitioner" or "read-only"'),
      'What the token allows: everything, the bookings of one specialist, or seeing everything.',
    ),
    specialist: v.optional(id('Whose bookings a practitioner sees and changes.')),
    hash: v.pipe(v.string('a hash'), v.description('SHA-256 of the token. The token itself stands in no file.')),
  },
  'a host: { "role": "owner", "hash": "…" }; "npm run rota -- token" prints a new token and its hash',
);

const reminders = (description: string) =>
  v.optional(
    v.pipe(
      v.array(timeAhead('Minutes before the start.', 1), 'a list of minutes such as [1440, 60]'),
      v.maxLength(5, 'at most 5 reminders'),
      v.check((leads) => new Set(leads).size === leads.length, 'each time once'),
      v.description(description),
    ),
    [],
  );

/** A browser sends the origin in exactly this spelling; any other would never match. */
function isOrigin(value: string): boolean {
  return URL.canParse(value) && new URL(value).origin === value;
}

/** What has no name is no language, though it may be well-formed: "english". */
const LANGUAGES = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });

function isLanguage(tag: string): boolean {
  try {
    return LANGUAGES.of(tag) !== undefined;
  } catch {
    return false;
  }
}

/**
 * The file that a site owner writes by hand: JSON, times as people write them ("09:00-12:30", "2026-12-24"), lengths in
 * minutes. It holds the public catalog and the private side by side; compile.ts parts them. The same schema is
 * published as JSON Schema (site.schema.json), so that editors complete and check the file while it is written.
 */
export const siteFileSchema = v.strictObject(
  {
    $schema: v.optional(v.pipe(v.string('text'), v.description('Address of this schema, for editors.'))),
    id: id('Name of the site in its addresses: /v1/sites/{id}.'),
    name: name('As clients read it.'),
    zone: name('IANA time zone such as "Europe/Berlin".'),
    phone: v.optional(name("Shown to clients when the booking system can't be reached.")),
    email: v.optional(
      email(
        "Shown to clients when the booking system can't be reached; notices for specialists without an address go there.",
      ),
    ),
    language: v.optional(
      v.pipe(
        v.string('a language'),
        v.check(isLanguage, 'a language tag such as "en-GB" or "de"'),
        v.description(
          'Language that the texts of this file are in, in whose way hosted pages write dates and numbers, and of mails to those whose own is not known.',
        ),
      ),
      'en',
    ),
    look,
    origins: list(
      origin,
      'Web pages that may use this site, and frame its hosted pages, by origin. Others are refused.',
    ),
    detail: v.optional(
      described(
        v.picklist(['calendars', 'pools', 'slots'], '"calendars", "pools" or "slots"'),
        'What pages are told: when each calendar is free and busy, so that the page answers at once; for each start, how many could take it; or only which starts are free.',
      ),
      'calendars',
    ),
    specialistLabel: v.optional(name('What the site calls a specialist, such as "practitioner".')),
    hideFull: flag(false, 'Whether times that are fully booked are hidden.'),
    showLeft: flag(false, 'Whether the number of places left is shown.'),
    tellsOfReassignment: flag(false, 'Whether clients are told when their booking goes to another person.'),
    staleAfter: v.optional(
      timeAhead('Age at which the "busyAsOf" of a calendar is too old to be trusted: it counts as busy from then on.'),
    ),
    cancelNotice: v.optional(timeAhead('Until how long before the start a client can cancel.'), 0),
    managePage: v.optional(
      v.pipe(
        webAddress(
          'Page of the site on which clients manage a booking, with <rota-appointments>. Links to it end in #{booking}.{token}. ' +
            'Left out, it is the hosted page, where "rota serve --url" says its address.',
        ),
        v.check((address) => !address.includes('#'), 'an address without "#": what follows it is the booking\'s'),
      ),
    ),
    packagePage: v.optional(
      v.pipe(
        webAddress(
          'Page of the site on which clients book sessions out of a package that they have, with <rota-package>. Links to it end in ' +
            '#{package}.{token}. Left out, it is the hosted page, where "rota serve --url" says its address.',
        ),
        v.check((address) => !address.includes('#'), 'an address without "#": what follows it is the booking\'s'),
      ),
    ),
    reminders: reminders('How long before the start clients are reminded of it: [1440, 60] is a day and an hour.'),
    specialistReminders: reminders('The same for those who serve.'),
    webhooks: list(webhook, 'Addresses of programs that are told of bookings.'),
    hostTokens: list(hostToken, 'Who may make the host\'s calls. "npm run rota -- token" makes a token and its hash.'),
    rateLimits,
    blackouts: list(blackout, 'Time blocked for the whole site.'),
    events: list(event, 'Date ranges with daily hours.'),
    specialists: v.pipe(v.array(specialist, 'a list of specialists'), v.description('The people who serve clients.')),
    calendars: v.pipe(v.array(calendar, 'a list of calendars'), v.description('Their timetables.')),
    services: v.pipe(
      v.array(service, 'a list of services'),
      v.minLength(1, 'at least one service'),
      v.description('What clients book.'),
    ),
    pools: list(pool, 'Those among whom bookings are distributed, where a list of calendars is not enough.'),
    distributions: list(distribution, "The site's own, beside the named ones."),
    panels: list(panel, 'Meetings that need several people at once.'),
    packages: list(bundle, 'Bundles of sessions.'),
    pages: list(page, 'Pages that combine services, specialists, pools and panels.'),
  },
  'a site: { "id": "my-site", "name": "My site", "zone": "Europe/Berlin", "specialists": […], "calendars": […], "services": […] }',
);

/** A site file as its owner writes it. */
export type SiteFile = v.InferInput<typeof siteFileSchema>;

/** A site file with every default in place. */
export type CheckedSiteFile = v.InferOutput<typeof siteFileSchema>;
