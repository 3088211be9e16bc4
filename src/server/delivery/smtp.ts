import { createTransport, type Transporter } from 'nodemailer';
import { MILLISECONDS_PER_MINUTE } from '../../time/units.js';
import type { HostedSite } from '../hosted-site.js';
import type { Message } from '../outbox.js';
import { AT_ONCE, Undeliverable, type Send } from './deliver.js';

/** How long a server may keep silent, milliseconds. */
const SILENCE = 30_000;
/** How long a mail may take in all, milliseconds: less than the lease on its notice. */
const PATIENCE = 180_000;

export interface SmtpOptions {
  /** The server, such as `smtps://user:password@mail.example.com`. */
  readonly url: string;
  /** The address that mails come from. Readers see the site's name beside it, and answer to the site's own address. */
  readonly from: string;
  readonly patience?: number;
}

export interface Mailer {
  readonly send: Send;
  /** Lets go of the server. */
  close(): void;
}

/** Sends messages by mail, as text, as HTML and with the .ics file. For servers only. */
export function mailer({ url, from, patience = PATIENCE }: SmtpOptions): Mailer {
  const transport = createTransport({
    url,
    ...{ pool: true, maxConnections: AT_ONCE },
    ...{ connectionTimeout: SILENCE, greetingTimeout: SILENCE, socketTimeout: SILENCE },
    // A mail holds what it is given and never what an address in it leads to.
    ...{ disableFileAccess: true, disableUrlAccess: true },
  });
  return {
    send: (site, message) => within(patience, send(transport, from, site, message)),
    close: () => transport.close(),
  };
}

async function send(transport: Transporter, from: string, { opened }: HostedSite, message: Message): Promise<void> {
  const { site } = opened;
  const { to, subject, text, html, calendarFile, calendarMethod } = message;
  try {
    await transport.sendMail({
      // Addresses are given as such and not as text to be parsed, so that none can hold a second one (A40).
      ...{ from: { name: site.name, address: from }, to: { name: '', address: to }, subject, text, html },
      ...(site.email !== undefined && { replyTo: { name: site.name, address: site.email } }),
      messageId: `<${message.id}@${site.id}.rota>`,
      date: new Date(message.at * MILLISECONDS_PER_MINUTE),
      headers: { 'Auto-Submitted': 'auto-generated' },
      ...(calendarFile && { icalEvent: { method: calendarMethod, filename: 'booking.ics', content: calendarFile } }),
    });
  } catch (error) {
    throw isFinal(error) ? new Undeliverable('The mail server refuses the address or the mail.') : error;
  }
}

/** Gives up after so many milliseconds. A server that takes the mail all the same has it twice, under one name. */
function within(patience: number, sent: Promise<void>): Promise<void> {
  return new Promise((resolve, reject) => {
    const late = (): void => reject(Object.assign(new Error('too late'), { code: 'ETIMEDOUT' }));
    AbortSignal.timeout(patience).addEventListener('abort', late);
    sent.then(resolve, reject);
  });
}

/** A refusal of the reader's address or of the mail itself for good; a refused sender or password can be mended. */
function isFinal(error: unknown): boolean {
  const { command, responseCode = 0 } = error as { command?: string; responseCode?: number };
  return responseCode >= 500 && (command === 'RCPT TO' || command === 'DATA');
}
