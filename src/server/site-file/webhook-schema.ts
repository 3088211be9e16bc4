/** What programs are told of bookings, and where. */
import * as v from 'valibot';
import { BOOKING_EVENTS } from '../outbox.js';
import { flag, id, webAddress } from './schema-parts.js';

export const webhook = v.strictObject(
  {
    id: id("Tells it from the site's other webhooks."),
    url: v.pipe(
      webAddress('Where bookings are posted to. Only addresses of the open internet are called.'),
      v.check(hasNoUser, 'an address without a user or a password: calls are known by their signature'),
    ),
    secret: v.pipe(
      v.string('the name of an environment variable'),
      v.regex(/^[A-Z][A-Z0-9_]{0,63}$/, 'the name of an environment variable, such as "CRM_WEBHOOK_SECRET"'),
      v.description(
        'The environment variable with the key that calls are signed with, "whsec_…": it stands in no file.',
      ),
    ),
    events: v.optional(
      v.pipe(
        v.array(v.picklist(BOOKING_EVENTS, `one of ${BOOKING_EVENTS.join(', ')}`), 'a list of events'),
        v.minLength(1, 'at least one event'),
        v.description('What it is told of; everything where left out.'),
      ),
      [...BOOKING_EVENTS],
    ),
    includesClient: flag(false, 'Whether it is told who the client is, and what that one has answered.'),
  },
  'a webhook: { "id": "crm", "url": "https://crm.example.com/rota", "secret": "CRM_WEBHOOK_SECRET" }',
);

function hasNoUser(value: string): boolean {
  if (!URL.canParse(value)) return true;
  const { username, password } = new URL(value);
  return username === '' && password === '';
}
