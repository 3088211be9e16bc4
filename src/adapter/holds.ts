import { any, check, number, optional, pipe, string, type GenericSchema } from 'valibot';
import type { Adapter, BookingBackend, HoldCalls } from './backend.js';
import type { CheckedBackend } from './checked-backend.js';
import { guard } from './checked-catalog.js';
import type { HeldTime } from './contract.js';
import { HttpCalls } from './http-calls.js';
import { object } from './schema-parts.js';

/** No hold is longer than a day, in seconds. */
const LONGEST = 86_400;

const heldTimeSchema: GenericSchema<unknown, HeldTime> = object({
  id: string(),
  token: optional(string()),
  secondsLeft: pipe(
    number(),
    check((seconds) => seconds >= 0 && seconds <= LONGEST, 'seconds from 0 to a day'),
  ),
});

/** How a backend holds times, its answers checked: over HTTP, or by a page's own adapter as far as that has all calls of it. */
export function holdCallsOf(backend: Adapter): HoldCalls | undefined {
  return backend instanceof HttpCalls
    ? overHttp(backend)
    : ofAdapter((backend as Partial<CheckedBackend>).adapter ?? backend);
}

function overHttp(backend: HttpCalls): HoldCalls {
  const pathOf = (id: string): string => `/holds/${encodeURIComponent(id)}`;
  const headersOf = (token: string) => ({ Authorization: `Bearer ${token}` });
  const held = { schema: heldTimeSchema, what: 'held time', method: 'POST' } as const;
  return {
    hold: (body, idempotencyKey, options) =>
      backend.send({ ...held, path: '/holds', headers: { 'Idempotency-Key': idempotencyKey }, body }, options),
    extendHold: (id, token, options) =>
      backend.send({ ...held, path: `${pathOf(id)}/extend`, headers: headersOf(token), body: {} }, options),
    releaseHold: (id, token, options) =>
      backend.send({ path: pathOf(id), what: 'nothing', method: 'DELETE', headers: headersOf(token) }, options),
  };
}

function ofAdapter(adapter: BookingBackend): HoldCalls | undefined {
  const { hold, extendHold, releaseHold } = adapter;
  if (!hold || !extendHold || !releaseHold) return undefined;
  return {
    hold: (...given) => guard('hold', heldTimeSchema, () => hold.apply(adapter, given)),
    extendHold: (...given) => guard('extendHold', heldTimeSchema, () => extendHold.apply(adapter, given)),
    releaseHold: (...given) => guard('releaseHold', any(), () => releaseHold.apply(adapter, given)),
  };
}
