import type { HostedSite } from '../hosted-site.js';
import type { SiteSetup } from '../site-setup.js';
import { nameOf, type Message, type Notice } from '../outbox.js';
import { calendarFile, calendarMethod as methodOf, type Invited } from './calendar-file.js';
import { factsOf } from './facts.js';
import { htmlOf } from './html.js';
import { mailWords } from './languages/words.js';
import { textOf, type Letter } from './letter.js';
import { clientLetter, linkLetter, specialistLetter } from './letters.js';

/** How a mail goes out. */
export interface Posted {
  /** Opens the booking to the client. */
  readonly token?: string | undefined;
  /** The address that mails come from. */
  readonly sender?: string | undefined;
}

/**
 * A notice in words, as its reader gets it (FL-9): the client's own language where it is known, else the site's, which is
 * that of specialists. Takes far longer than a booking does, so it is done when a notice is delivered or shown.
 */
export async function compose(hosted: HostedSite, notice: Notice, { token, sender }: Posted = {}): Promise<Message> {
  const { kind, booking, at, specialist, link } = notice;
  const { language } = hosted.setup;
  const common = { id: nameOf(notice), kind, booking: booking.id, at };
  if (link !== undefined) {
    return {
      ...common,
      ...inBoth(linkLetter(hosted, notice, await mailWords(booking.client.locale, language)), hosted.setup),
    };
  }
  const facts = factsOf(hosted, booking);
  const letter =
    specialist === undefined
      ? clientLetter(hosted, facts, notice, await mailWords(booking.client.locale, language), token)
      : specialistLetter(hosted, facts, { ...notice, specialist }, await mailWords(language));
  const { to, name } = letter;
  const invited: Invited | undefined = to === '' ? undefined : { name, email: to, at, sender };
  const calendarMethod = methodOf(facts, invited);
  return {
    ...{ ...common, ...inBoth(letter, hosted.setup) },
    ...(!notice.staysInCalendar && {
      calendarFile: calendarFile(facts, invited),
      ...(calendarMethod && { calendarMethod }),
    }),
  };
}

/** As text and as HTML. */
function inBoth(letter: Letter, { look }: SiteSetup): Pick<Message, 'to' | 'subject' | 'text' | 'html'> {
  return { to: letter.to, subject: letter.subject, text: textOf(letter), html: htmlOf(letter, look) };
}
