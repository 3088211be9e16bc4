import { pino, type Logger } from 'pino';
import type { Answered } from '../http/observed.js';

export const LOG_LEVELS = ['silent', 'error', 'warn', 'info'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export interface Logs {
  answered(answered: Answered): void;
  fault(fault: unknown): void;
  /** What goes on behind the requests, in words that name nobody. */
  warn(message: string, facts?: object): void;
}

/**
 * One line of JSON each, to the standard error output: what is printed for people goes to the other one. Nothing that comes from
 * a visitor is written but the id of the request.
 */
export function startLogs(level: LogLevel, write: (line: string) => void = toStandardError): Logs {
  const log: Logger = pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    { write },
  );
  return {
    answered: ({ replayed, duration, ...facts }) => {
      const line = { ...facts, ...(replayed && { replayed }), milliseconds: Math.round(duration * 10) / 10 };
      log[facts.status >= 500 ? 'error' : 'info'](line, 'answered');
    },
    warn: (message, facts = {}) => log.warn(facts, message),
    fault: (fault) => log.error(factsOf(fault), 'fault'),
  };
}

function toStandardError(line: string): void {
  process.stderr.write(line);
}

/** Messages may quote what a visitor sent; of those of JavaScript itself this is known not to be so. */
const OWN_WORDS: ReadonlySet<string> = new Set(['TypeError', 'ReferenceError']);

function factsOf(fault: unknown): object {
  if (!(fault instanceof Error)) return { name: typeof fault };
  const { name, message, stack = '', cause } = fault;
  const { code } = fault as { code?: unknown };
  return {
    name,
    ...(OWN_WORDS.has(name) && { message }),
    ...(typeof code === 'string' && { code }),
    at: stack.split('\n').flatMap((line) => /^\s+at (.*)$/.exec(line)?.[1] ?? []),
    ...(cause !== undefined && { cause: factsOf(cause) }),
  };
}
