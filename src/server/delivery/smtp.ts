import { createTransport, type Transporter } from 'nodemailer';
import type { HostedSite } from '../hosted-site.js';
import type { Message } from '../outbox.js';
import { Undeliverable, type Send } from './deliver.js';

const MINUTE_IN_MILLISECONDS = 60_000;
/** How long a server may keep silent: with all of them, less than the lease on a notice. */
const PATIENCE = 30_000;

export interface SmtpOptions {
  /** The server, such as `smtps://user:password@mail.example.com`. */
  readonly url: string;
  /** The address that mails come from. Readers see the site's name beside it, and answer to the site's own address. */
  readonly from: string;
}

export interface Mailer {
  readonly send: Send;
  /** Lets go of the server. */
  close(): void;
}

/** Sends messages by mail, as text, as HTML and with the .ics file. For servers only. */
export function mailer({ url, from }: SmtpOptions): Mailer {
  const transport = createTransport({
    url,
    pool: true,
    ...{ connectionTimeout: PATIENCE, greetingTimeout: PATIENCE, socketTimeout: PATIENCE },
    // A mail holds what it is given and never what an address in it leads to.
    ...{ disableFileAccess: true, disableUrlAccess: true },
  });
  return { send: (site, message) => send(transport, from, site, message), close: () => transport.close() };
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
      date: new Date(message.at * MINUTE_IN_MILLISECONDS),
      headers: { 'Auto-Submitted': 'auto-generated' },
      ...(calendarFile && { icalEvent: { method: calendarMethod, filename: 'booking.ics', content: calendarFile } }),
    });
  } catch (error) {
    throw isFinal(error) ? new Undeliverable('The mail server refuses the address or the mail.') : error;
  }
}

/** A refusal of the reader's address or of the mail itself for good; a refused sender or password can be mended. */
function isFinal(error: unknown): boolean {
  const { command, responseCode = 0 } = error as { command?: string; responseCode?: number };
  return responseCode >= 500 && (command === 'RCPT TO' || command === 'DATA');
}
