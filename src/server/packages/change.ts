/** What an owner changes about one client's package: neither the template nor anybody else's does (PK-4). */
import * as v from 'valibot';
import type { TakenPackage } from '../../adapter/contract.js';
import { ruleFaults } from '../../engine/index.js';
import type { Instant } from '../../time/index.js';
import { checkVersion } from '../bookings/version.js';
import { changeOfHost, type BookingInView } from '../host/host-bookings.js';
import { mustOwn, type Host } from '../host/hosts.js';
import { parsed } from '../http/parsed.js';
import type { HostedSite } from '../hosted-site.js';
import { Refusal } from '../http/problems.js';
import { NO_TIME, NOTHING, type OwnedTerms, type Store, type StoredBooking } from '../store.js';
import { checkTerms } from './terms.js';
import { keeping, packageView } from './view.js';

const EXPECTED = 'an object such as { "calendar": "room-a", "rule": { "who": "any" } }';

const changeSchema = v.strictObject(
  {
    calendar: v.nullish(v.string('the id of a calendar, or null for nobody')),
    rule: v.nullish(
      v.variant(
        'who',
        [
          v.strictObject({ who: v.picklist(['off', 'assigned', 'any']) }),
          v.strictObject({
            who: v.picklist(['members', 'roles']),
            list: v.array(v.string('an id or a role'), 'a list'),
          }),
        ],
        'a rule such as { "who": "any" } or { "who": "members", "list": ["room-a"] }, or null for that of the template',
      ),
    ),
  },
  EXPECTED,
);

/** Assigns a client's package to another practitioner, or gives it a rule of its own. Throws a `Refusal`. */
export async function changePackage(
  store: Store,
  hosted: HostedSite,
  host: Host,
  { id, version }: BookingInView,
  body: unknown,
  now: Instant,
): Promise<TakenPackage> {
  mustOwn(host);
  const { calendar, rule } = parsed(changeSchema, body);
  const [fault] = rule ? ruleFaults(hosted.opened.catalog, rule) : [];
  if (fault) {
    const detail = `${fault.code}${fault.id === undefined ? '' : ` ${JSON.stringify(fault.id)}`}`;
    const pointer = `/${fault.path.replaceAll('.', '/').replaceAll(/\[(\d+)\]/g, '/$1')}`;
    throw new Refusal('validation', `The rule can't hold: ${detail}.`, {
      errors: [{ pointer, code: 'validation', detail }],
    });
  }
  const scope = { span: NO_TIME, now };
  const after = await changeOfHost(store, hosted, host, id, scope, (booking) => {
    const { owned } = keeping(booking);
    checkVersion(booking, version);
    const { calendar: assigned, rule: own, ...rest } = owned;
    const terms: OwnedTerms = { ...rest, ...given('calendar', calendar, assigned), ...given('rule', rule, own) };
    checkTerms(hosted, terms);
    const next: StoredBooking = { ...booking, version: booking.version + 1, owned: terms };
    return { ...NOTHING, bookings: [next] };
  });
  return packageView(store, hosted, keeping(after), now, 'host');
}

/** A part as it is from now on: what is left out stays, null takes it away. */
function given<Name extends string, Value>(
  name: Name,
  now: Value | null | undefined,
  before: Value | undefined,
): { readonly [key in Name]?: Value } {
  const value = now === undefined ? before : (now ?? undefined);
  return (value === undefined ? {} : { [name]: value }) as { readonly [key in Name]?: Value };
}
