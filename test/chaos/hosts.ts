/** What the site's people do to bookings with their tokens, over the same bad network as the clients. */
import type { Booking, HostBooking } from '../../src/adapter/contract.js';
import { untilDefinite, type Answer, type Network } from './client.js';
import type { Intent } from './history.js';
import { tokenOf } from './site.js';

const OWNER = 'owner';
/** Besides what any call may come to: another's booking, and a seat that is not one's own. */
const ALSO_DEFINITE = [403, 404];
const CANCELS = 0.25;
const BY_THEMSELVES = 0.5;

/** A booking of a client, with the token of its link. */
export interface Kept {
  readonly intent: Intent;
  readonly booking: Booking;
}

/** Cancels it, or gives away every seat of it, one after the other: the owner does, or whoever has the seat. */
export async function attend(network: Network, { intent, booking: { id } }: Kept): Promise<void> {
  if (network.random() < CANCELS) return void (await step(network, intent, { id, host: OWNER, name: 'cancel' }));
  const { hosts = [] } = (await read(network, intent, id)) ?? {};
  for (const from of hosts) {
    const host = network.random() < BY_THEMSELVES ? from : OWNER;
    await step(network, intent, { id, host, name: 'reassign', body: { from } });
  }
}

/** Gives it to somebody, if that one is free. */
export async function give(network: Network, { intent, booking: { id } }: Kept, to: string): Promise<void> {
  await step(network, intent, { id, host: OWNER, name: 'reassign', body: { to } });
}

/** Notes that nobody came: two of the site's people at once, while the client asks to cancel, which is too late. */
export async function miss(network: Network, { intent, booking: { id, token } }: Kept): Promise<void> {
  const { calendar = OWNER } = (await read(network, intent, id)) ?? {};
  const note = (host: string) => step(network, intent, { id, host, name: 'no-show' });
  const cancel = { method: 'POST', headers: { authorization: `Bearer ${token}` } };
  const [one, other, late] = await Promise.all([
    note(OWNER),
    note(calendar),
    untilDefinite<Booking>(network, `/bookings/${id}/cancel`, cancel, intent),
  ]);
  if (late?.status !== 409) intent.odd.push(`cancelled after its start: ${late?.status}`);
  if (![one, other].some((answer) => answer?.status === 200)) intent.odd.push('two noted a no-show, and nobody did');
  await look(network, { intent, booking: { id } });
}

/** Keeps what the owner reads of it, once nobody changes it any more. */
export async function look(network: Network, { intent, booking }: { intent: Intent; booking: Pick<Booking, 'id'> }) {
  const now = await read(network, intent, booking.id);
  if (!now) return;
  if (intent.state === 'cancelled' && now.state !== 'cancelled') intent.odd.push(`was cancelled, is ${now.state}`);
  Object.assign(intent, { state: now.state, start: now.start, hosts: now.hosts });
}

interface Step {
  readonly id: string;
  /** The owner, or the one whose calendar that is. */
  readonly host: string;
  readonly name: 'cancel' | 'reassign' | 'no-show';
  readonly body?: object;
}

/** Takes a step with the version that is there; where it is gone by then, another was first, or the own answer was lost. */
async function step(
  network: Network,
  intent: Intent,
  { id, host, name, body = {} }: Step,
): Promise<Answer<HostBooking> | undefined> {
  const before = await read(network, intent, id);
  if (!before) return undefined;
  const headers = { ...bearer(host), 'content-type': 'application/json', 'if-match': `"${before.version}"` };
  const init = { method: 'POST', headers, body: JSON.stringify(body) };
  const answer = await untilDefinite<HostBooking>(network, `/bookings/${id}/${name}`, init, intent, ALSO_DEFINITE);
  const { version = 0 } = answer?.status === 200 ? answer.body : {};
  // One step from what was in view, or none where it is so already (A16).
  if (version > before.version + 1)
    intent.odd.push(`${name}: had version ${before.version} in view, made ${version} of it`);
  return answer;
}

async function read(network: Network, intent: Intent, id: string): Promise<HostBooking | undefined> {
  const answer = await untilDefinite<HostBooking>(network, `/bookings/${id}`, { headers: bearer(OWNER) }, intent);
  return answer?.status === 200 ? answer.body : undefined;
}

function bearer(host: string): Record<string, string> {
  return { authorization: `Bearer ${tokenOf(host)}` };
}
