import { parseArgs } from 'node:util';

export interface CommandOptions {
  readonly question: 'explain' | 'starts' | 'choose';
  /** Path of the site file, or of the contract's catalog. */
  readonly file: string;
  /** Path of the contract's availability: what is taken, and the figures. */
  readonly availability?: string;
  /** What is asked about: a service or a panel. */
  readonly service?: string;
  readonly panel?: string;
  readonly calendar?: string;
  readonly duration?: number;
  /** Time that is asked about, as text; for `explain` and `choose`. */
  readonly at?: string;
  /** First date and number of days, for `starts`. */
  readonly from?: string;
  readonly days: number;
  /** The clock; the machine's where left out. */
  readonly now?: string;
  readonly json: boolean;
}

export const USAGE = `rota: the backend of the booking widget, and what its engine says of a site

  rota init    <file>                              writes a site file to begin with, in YAML, with notes on what to change
  rota check   <file> …                            says what is wrong in site files, or nobody can book; exit code 1 for faults
  rota serve                                       serves the backend; see rota serve --help
  rota site                                        keeps sites in the database; see rota site --help
  rota explain <file> --service <id> --at <time>   who can take the time, what blocks the others, what would have to change
  rota choose  <file> --service <id> --at <time>   who is chosen for the time, and why
  rota starts  <file> --service <id>               the times on offer
  rota move-data --from <folder> --to <address>    copies everything to another database; see rota move-data --help
  rota export-client --email <address> --site <file>  everything that is stored about a client, as JSON
  rota erase-client  --email <address> --site <file>  erases the client from bookings and notices, which stay; both
                                                   take --data <folder> or DATABASE_URL as serve does
  rota token                                       a new token for a host, and the hash of it for the site file

  <file> is a site file, or what GET /catalog answers. What is taken and whose turn it is says --availability; without it
  a site file is asked about as if nothing were booked yet.

  --availability <file>  what GET /availability answers; its clock is the clock
  --panel <id>        asks about a panel in place of a service: who sits on which seat
  --at <time>         2026-12-01T10:00 on the site's clock, or 2026-12-01T10:00+01:00[Europe/Berlin]
  --calendar <id>     asks for this calendar
  --duration <n>      minutes; the service's first duration where left out
  --from <date>       first day of the times; today where left out
  --days <n>          number of days; 7 where left out
  --now <time>        what the clock shows; that of this machine where left out
  --json              the answer as JSON
  --help              this text
  --version, -v       the version of this package`;

/** What the command line asks; `undefined` where help is asked for. Throws an error that names what is wrong. */
export function parseCommand(args: readonly string[]): CommandOptions | undefined {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      service: { type: 'string' },
      panel: { type: 'string' },
      availability: { type: 'string' },
      calendar: { type: 'string' },
      duration: { type: 'string' },
      at: { type: 'string' },
      from: { type: 'string' },
      days: { type: 'string', default: '7' },
      now: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const [question, file, ...more] = positionals;
  if (values.help || question === undefined) return undefined;
  if (question !== 'explain' && question !== 'starts' && question !== 'choose') {
    throw new Error(
      `${question}: there is no such command; expected init, check, serve, site, explain, starts, choose, move-data, export-client, erase-client or token`,
    );
  }
  if (file === undefined || more.length > 0) throw new Error(`rota ${question}: expected one site file or catalog`);
  if ((values.service === undefined) === (values.panel === undefined)) {
    const fault = values.service === undefined ? 'is missing' : 'stands beside --panel';
    throw new Error(`--service: ${fault}; expected the id of a service, or with --panel that of a panel`);
  }
  if (values.panel !== undefined && values.calendar !== undefined) {
    throw new Error('--calendar: a panel has seats of its own; expected --calendar with --service only');
  }
  if (question !== 'starts' && values.at === undefined) {
    throw new Error('--at: is missing; expected a time such as 2026-12-01T10:00');
  }
  const { service, panel, availability, calendar, duration, at, from, days, now, json } = values;
  return {
    ...{ question, file, service, panel, availability, calendar, at, from, now, json },
    duration: duration === undefined ? undefined : wholeNumber(duration, '--duration'),
    days: wholeNumber(days, '--days'),
  };
}

function wholeNumber(text: string, option: string): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= 1 && value <= 1000) return value;
  throw new Error(`${option} ${text}: expected a whole number from 1 to 1000`);
}
