import type { HostedSite } from '../hosted-site.js';
import { manageUrl } from '../manage-url.js';
import { noticeName, type Message, type Notice, type NoticeKind } from '../outbox.js';
import { calendarFile, calendarMethod, type Invited } from './calendar-file.js';
import { factsOf, inWords, type BookingFacts } from './facts.js';
import { htmlOf } from './html.js';
import { specialistsOf } from './notices.js';
import { timeInWords } from './time-in-words.js';

/** What depends on who reads it. */
interface Letter extends Pick<Message, 'to' | 'subject' | 'text'> {
  readonly name: string;
  readonly link?: string;
}

/** How each kind of notice begins. */
const WORDING: Readonly<Record<NoticeKind, { readonly subject: string; readonly opening: string }>> = {
  'client-request': { subject: 'Requested', opening: 'your request has arrived.' },
  'specialist-request': { subject: 'Request', opening: 'somebody asks for a booking.' },
  'client-decline': { subject: 'Not possible', opening: 'your request could not be accepted.' },
  'client-confirmation': { subject: 'Confirmed', opening: 'your booking is confirmed.' },
  'specialist-notice': { subject: 'New booking', opening: 'you have a new booking.' },
  'client-change': { subject: 'Moved', opening: 'your booking has moved.' },
  'specialist-change': { subject: 'Moved', opening: 'a booking has moved.' },
  'client-cancellation': { subject: 'Cancelled', opening: 'your booking is cancelled.' },
  'specialist-cancellation': { subject: 'Cancelled', opening: 'a booking was cancelled.' },
  'client-reassignment': { subject: 'Changed', opening: 'another person will be there for you.' },
  'specialist-reassigned-to': { subject: 'New booking', opening: 'a booking was given to you.' },
  'client-reminder': { subject: 'Reminder', opening: 'your booking is coming up.' },
  'specialist-reminder': { subject: 'Reminder', opening: 'a booking of yours is coming up.' },
  'specialist-reassigned-from': { subject: 'No longer yours', opening: 'a booking of yours was given to another.' },
};

/**
 * A notice in words, as its reader gets it (FL-9); undefined where the service is no longer offered. Takes far longer than
 * a booking does, so it is done when a notice is delivered or shown.
 */
export function compose(hosted: HostedSite, notice: Notice): Message | undefined {
  const facts = factsOf(hosted, notice.booking);
  if (!facts) return undefined;
  const { kind, booking, at, specialist } = notice;
  const { name, link, ...letter } =
    specialist === undefined ? clientText(hosted, facts, notice) : specialistText(hosted, facts, notice, specialist);
  const invited: Invited | undefined = letter.to === '' ? undefined : { name, email: letter.to, at };
  return {
    ...{ id: noticeName(notice), kind, booking: booking.id, at, ...letter },
    html: htmlOf(letter.text, [link, facts.service.place?.url], 'en'),
    calendarFile: calendarFile(facts, invited),
    calendarMethod: calendarMethod(facts, invited),
  };
}

function clientText(hosted: HostedSite, facts: BookingFacts, { kind, token }: Notice): Letter {
  const { booking, site, service, specialistNames } = facts;
  const { subject, opening } = WORDING[kind];
  const when = timeInWords(hosted, booking, booking.client.zone, booking.client.locale);
  const help = [site.phone, site.email].filter(Boolean).join(' or ');
  const link = token === undefined ? undefined : manageUrl(hosted, booking.id, token);
  return {
    ...{ to: booking.client.email, name: `${booking.client.firstName} ${booking.client.lastName}`, link },
    subject: `${subject}: ${service.name}, ${when.short}`,
    text: lines(
      `Hello ${booking.client.firstName}, ${opening}`,
      '',
      `${service.name}, ${booking.duration} minutes`,
      when.long,
      booking.state === 'pending' ? 'Not confirmed yet: we will write again once it is.' : undefined,
      specialistNames.length > 0 ? `With ${inWords(specialistNames)}` : undefined,
      service.place?.text,
      service.place?.url,
      '',
      link && `Manage your booking: ${link}`,
      help && `Questions? ${help}`,
      site.name,
    ),
  };
}

function specialistText(hosted: HostedSite, facts: BookingFacts, { kind }: Notice, specialist: string): Letter {
  const { booking, site, service } = facts;
  const { client, answers } = booking;
  const { subject, opening } = WORDING[kind];
  const nameOf = (id: string): string => hosted.opened.specialists.get(id)?.name ?? '';
  const others = specialistsOf(hosted, booking).filter((id) => id !== specialist);
  const when = timeInWords(hosted, booking, zoneOf(hosted, booking.hosts, specialist), 'en-GB');
  const answered = service.fields
    .filter(({ id }) => Object.hasOwn(answers, id))
    .map(({ id, label }) => `${label}: ${answerInWords(answers[id])}`);
  return {
    ...{ to: hosted.setup.mailboxes.get(specialist) ?? site.email ?? '', name: nameOf(specialist) },
    subject: `${subject}: ${service.name}, ${when.short}`,
    text: lines(
      `Hello ${nameOf(specialist)}, ${opening}`,
      '',
      `${service.name}, ${booking.duration} minutes`,
      when.long,
      booking.state === 'pending' ? 'It waits for your yes.' : undefined,
      others.length > 0 ? `Together with ${inWords(others.map(nameOf))}` : undefined,
      `Client: ${client.firstName} ${client.lastName}, ${client.email}`,
      client.phone && `Phone: ${client.phone}`,
      ...answered,
      client.notes && `Notes: ${client.notes}`,
      '',
      site.name,
    ),
  };
}

/** The zone of the specialist's calendar that is taken. */
function zoneOf({ opened }: HostedSite, hosts: readonly string[], specialist: string): string {
  const calendars = hosts.map((host) => opened.calendars.get(host));
  return calendars.find((calendar) => calendar?.specialist === specialist)?.zone ?? opened.site.zone;
}

function answerInWords(answer: string | number | boolean | undefined): string {
  return answer === true ? 'yes' : String(answer);
}

/** The lines that have something to say. */
function lines(...parts: readonly (string | undefined)[]): string {
  return parts
    .filter((part) => part !== undefined)
    .filter((part, i, all) => part !== '' || (i > 0 && all[i - 1] !== ''))
    .join('\n');
}
