/* eslint no-empty-pattern: off -- Playwright reads from the pattern which fixtures are needed; the mail server needs none. */
import type { SiteFile } from '../../../src/server/index.js';
import { startMailServer, type MailServer } from '../../support/mail-server.js';
import { startBackend, type RunningBackend } from './backend.js';
import { expect, test } from './test.js';

/** Playwright's test over a backend that keeps the sites, and the server that its mails go out by, one of each for a worker. */
export const testWithMails = (sites: readonly SiteFile[]) =>
  test.extend<object, { mails: MailServer; backend: RunningBackend }>({
    mails: [
      async ({}, use) => {
        const mails = await startMailServer();
        await use(mails);
        await mails.stop();
      },
      { scope: 'worker' },
    ],
    backend: [
      async ({ mails }, use) => {
        const backend = await startBackend(sites, mails.url);
        await use(backend);
        await backend.stop();
      },
      { scope: 'worker' },
    ],
  });

/** The link in the latest mail to an address whose subject begins so, once it is there: the first that looks so. */
export async function linkFor(mails: MailServer, email: string, subject = '', link = /http:\S+#\S+/): Promise<string> {
  const find = (): string | undefined => {
    const received = mails.received.findLast(({ to, mail }) => to[0] === email && mail.subject?.startsWith(subject));
    return link.exec(received?.mail.text ?? '')?.[0];
  };
  await expect.poll(find, { timeout: 30_000, message: `a mail "${subject}" to ${email} with the link` }).toBeTruthy();
  return find()!;
}
