import type { Problem } from '../http/problems.js';

/** Whose token a call needs: the client's of one booking or hold, a host's, or either. */
export type Opens = 'client' | 'host' | 'client-or-host' | 'client-or-nobody';

/** The name of a type of the contract, or of several of which one is meant. */
export type Body = string | readonly string[];

export interface Call {
  readonly summary: string;
  readonly token?: Opens;
  readonly query?: Readonly<Record<string, Parameter>>;
  readonly headers?: readonly RequestHeader[];
  /** Those that may be left out, though other calls need them. */
  readonly helpfulHeaders?: readonly RequestHeader[];
  /** Those that a host has to send and a client need not. */
  readonly hostHeaders?: readonly RequestHeader[];
  readonly body?: Body;
  /** By status; null where there is no body. */
  readonly answers: Readonly<Record<number, Body | null>>;
  /** The type of an answer that is no JSON, or may be asked for in place of JSON. */
  readonly text?: 'text/event-stream' | 'text/csv';
  /** Headers that every answer of these has. */
  readonly answersWith?: readonly ('ETag' | 'Idempotency-Replayed')[];
  /** Besides those that every call may end with. */
  readonly problems: readonly Problem[];
}

/** By method and path below `/v1/sites/{site}`. */
export type Calls = Readonly<Record<`${string} /${string}`, Call>>;

export type RequestHeader = 'Challenge-Solution' | 'Idempotency-Key' | 'If-Match' | 'If-None-Match' | 'Last-Event-ID';

export interface Parameter {
  readonly what: string;
  readonly required?: boolean;
  readonly type?: 'integer' | 'string';
}

/** The days that a call asks about. */
export const DAYS = {
  from: { what: "The first day of the site's zone, in days since 1970-01-01.", required: true, type: 'integer' },
  to: { what: 'The day after the last one; at most 100 days.', required: true, type: 'integer' },
} as const satisfies Record<string, Parameter>;
