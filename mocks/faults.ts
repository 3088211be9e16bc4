import type { Handler } from '../src/server/index.js';

/** The calls of the contract that faults can be laid on; `package` takes one, or books sessions out of it. */
export const CALLS = [
  ...(['capabilities', 'catalog', 'availability'] as const),
  ...(['book', 'booking', 'move', 'cancel', 'package'] as const),
] as const;

export type Call = (typeof CALLS)[number];

export const FAULT_KINDS = [
  /** The network fails before the backend hears of it. */
  'offline',
  /** The backend does its work, and the answer never arrives. */
  'lose-answer',
  /** The answer is 500, nothing is done; or it is done, and the answer is 500 all the same. */
  'error',
  'error-after-commit',
  /** No answer, ever: only the caller's patience ends it. */
  'hang',
  /** 200 with half a JSON text; 200 with a page of HTML. */
  'broken-json',
  'html',
  /** Just before, another client books the same: once, or until nothing is left at that time. */
  'take-one',
  'take-all',
] as const;

export type FaultKind = (typeof FAULT_KINDS)[number];

export interface Fault {
  readonly call: Call;
  readonly kind: FaultKind;
  /** Whether it stays until cleared; else it happens once. */
  readonly always?: boolean;
}

/** The faults that wait for their call. */
export class Faults {
  #waiting: Fault[];

  constructor(faults: readonly Fault[] = []) {
    this.#waiting = [...faults];
  }

  add(...faults: Fault[]): void {
    this.#waiting.push(...faults);
  }

  clear(): void {
    this.#waiting = [];
  }

  /** The fault that meets a call, if one waits for it. */
  take(call: Call | undefined): Fault | undefined {
    const index = this.#waiting.findIndex((fault) => fault.call === call);
    const fault = this.#waiting[index];
    if (fault && !fault.always) this.#waiting.splice(index, 1);
    return fault;
  }
}

/** Reads "book:lose-answer" (once) and "catalog:error:always" as they stand in a page's address. */
export function parseFault(text: string): Fault {
  const [name, what, ...rest] = text.split(':');
  const call = CALLS.find((one) => one === name);
  const kind = FAULT_KINDS.find((one) => one === what);
  const always = rest.length > 0;
  if (!call || !kind || (always && rest.join(':') !== 'always')) {
    throw new Error(
      `fault "${text}": expected one of ${CALLS.join(', ')} and one of ${FAULT_KINDS.join(', ')}, such as "book:lose-answer" or "catalog:error:always"`,
    );
  }
  return { call, kind, always };
}

/** The handler behind a bad network and among quicker clients. A failed network answers as `Response.error()`. */
export function withFaults(handler: Handler, faults: Faults): Handler {
  return async (request) => {
    switch (faults.take(callOf(request))?.kind) {
      case 'offline':
        return Response.error();
      case 'lose-answer':
        await handler(request);
        return Response.error();
      case 'error':
        return new Response('Internal Server Error', { status: 500 });
      case 'error-after-commit':
        await handler(request);
        return new Response('Internal Server Error', { status: 500 });
      case 'hang':
        return new Promise<never>(() => {});
      case 'broken-json':
        return new Response('{"id":"b1","state":', { headers: { 'content-type': 'application/json' } });
      case 'html':
        return new Response('<!doctype html><title>Sign in to this network</title>', {
          headers: { 'content-type': 'text/html' },
        });
      case 'take-one':
        await handler(await sameByAnother(request));
        return handler(request);
      case 'take-all':
        while ((await handler(await sameByAnother(request))).status === 201);
        return handler(request);
      case undefined:
        return handler(request);
    }
  };
}

function callOf({ method, url }: Request): Call | undefined {
  const [call, id, action] = new URL(url).pathname.split('/').slice(4);
  if (call === 'capabilities' || call === 'catalog' || call === 'availability') return call;
  if (call === 'packages' && method === 'POST') return 'package';
  if (call !== 'bookings') return undefined;
  if (method === 'PATCH') return 'move';
  if (method === 'GET') return id ? 'booking' : undefined;
  if (!id) return 'book';
  return action === 'cancel' ? 'cancel' : undefined;
}

/** The same request as another client would send it. */
async function sameByAnother(request: Request): Promise<Request> {
  const body = (await request.clone().json()) as { client: object };
  const client = { ...body.client, firstName: 'Quick', lastName: 'Client', email: 'quick@example.com' };
  const headers = new Headers(request.headers);
  headers.set('idempotency-key', crypto.randomUUID());
  return new Request(request.url, { method: 'POST', headers, body: JSON.stringify({ ...body, client }) });
}
