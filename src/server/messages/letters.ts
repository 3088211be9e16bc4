import { calendarLinks } from '../../adapter/calendar-links.js';
import type { HostedSite } from '../hosted-site.js';
import { appointmentsUrl, disownUrl, manageUrl } from '../manage-url.js';
import type { Notice } from '../outbox.js';
import { entryOf, type BookingFacts } from './facts.js';
import { apart } from './languages/direction.js';
import { wholeName } from './languages/whole-name.js';
import type { MailWords } from './languages/words.js';
import type { Letter, Row } from './letter.js';
import { addressOf, specialistsOf } from './notices.js';
import { timeInWords } from './time-in-words.js';

/** A number stays as it was typed: a year of birth has no thousands. */
const AS_TYPED: Intl.NumberFormatOptions = { useGrouping: false, maximumFractionDigits: 20 };

/** A notice as the client reads it. */
export function clientLetter(
  hosted: HostedSite,
  facts: BookingFacts,
  notice: Notice,
  words: MailWords,
  token?: string,
): Letter {
  const { site, service, specialistNames } = facts;
  const { booking } = notice;
  const { client } = booking;
  const { labels, manage, show, questions, disown, addToCalendar } = words.strings;
  const url = token === undefined ? undefined : manageUrl(hosted, booking, token);
  const wrong = token === undefined ? undefined : disownUrl(hosted, words.language, booking.id, token);
  const ways = [site.phone, site.email].filter((way) => way !== undefined);
  const name = wholeName([client.firstName, client.lastName]);
  return {
    ...shared(hosted, facts, notice, words, client.zone),
    ...{ to: client.email, name, hello: helloTo([client.firstName, client.lastName], words) },
    ...(booking.state === 'pending' && { note: words.strings.pending.client }),
    rows: [
      ...(specialistNames.length > 0 ? [{ label: labels.with, value: inWords(specialistNames, words) }] : []),
      ...placeOf(service.place, labels.where),
    ],
    // Whoever is asked for a yes may say no: what stands in a calendar by a link, no mail takes out again.
    ...(booking.state === 'confirmed' && { calendars: { label: addToCalendar, links: calendarLinks(entryOf(facts)) } }),
    ...(url !== undefined && { action: { label: booking.state === 'cancelled' ? show : manage, url } }),
    ...(wrong !== undefined && { disown: { label: disown.link, url: wrong } }),
    ...(ways.length > 0 && {
      // No word between them: programs that make links of addresses would take letters that stand beside one for its own.
      contact: [questions, ways.map((way) => apart(way, words.direction)).join(' · ')].join(' '),
    }),
  };
}

/** The link to all bookings of a client. Says nothing about any of them: it may be asked for by anybody (A82). */
export function linkLetter(hosted: HostedSite, { booking, kind, token = '' }: Notice, words: MailWords): Letter {
  const { name } = hosted.opened.site;
  const { firstName, lastName, email } = booking.client;
  const { kinds, open, unasked, labelled } = words.strings;
  const url = appointmentsUrl(hosted, token);
  return {
    ...{ words, to: email, name: wholeName([firstName, lastName]), site: name, rows: [] },
    subject: labelled(kinds[kind].subject, apart(name, words.direction)),
    ...{ hello: helloTo([firstName, lastName], words), heading: kinds[kind].heading },
    note: unasked,
    ...(url !== undefined && { action: { label: open, url } }),
  };
}

/** A notice as one of those who serve reads it. */
export function specialistLetter(
  hosted: HostedSite,
  facts: BookingFacts,
  notice: Notice & { readonly specialist: string },
  words: MailWords,
): Letter {
  const { booking, specialist } = notice;
  const { client, answers } = booking;
  const { labels, yes, no, pending } = words.strings;
  const nameOf = (id: string): string => hosted.opened.specialists.get(id)?.name ?? '';
  const others = specialistsOf(hosted, booking).filter((id) => id !== specialist);
  const answered = facts.service.fields
    .filter(({ id }) => Object.hasOwn(answers, id))
    .map(({ id, label }): Row => ({ label, value: answerInWords(answers[id]) }));
  return {
    ...shared(hosted, facts, notice, words, zoneOf(hosted, booking.hosts, specialist)),
    ...{ to: addressOf(hosted, specialist), name: nameOf(specialist) },
    hello: helloTo([nameOf(specialist)], words),
    ...(booking.state === 'pending' && { note: pending.specialist }),
    rows: [
      ...(others.length > 0 ? [{ label: labels.together, value: inWords(others.map(nameOf), words) }] : []),
      ...(client.email === ''
        ? []
        : [{ label: labels.client, value: `${wholeName([client.firstName, client.lastName])}\n${client.email}` }]),
      ...(client.phone ? [{ label: labels.phone, value: client.phone }] : []),
      ...answered,
      ...(client.notes ? [{ label: labels.notes, value: client.notes }] : []),
      ...placeOf(facts.service.place, labels.where),
    ],
  };

  function answerInWords(answer: string | number | boolean | undefined): string {
    if (typeof answer === 'boolean') return answer ? yes : no;
    return typeof answer === 'number' ? new Intl.NumberFormat(words.locale, AS_TYPED).format(answer) : String(answer);
  }
}

/** What both read, on the clocks of a zone. */
function shared(
  hosted: HostedSite,
  { site, service }: BookingFacts,
  { kind, booking }: Notice,
  words: MailWords,
  zone: string,
): Pick<Letter, 'words' | 'subject' | 'heading' | 'session' | 'site'> {
  const { kinds, labelled, comma } = words.strings;
  const { subject, heading } = kinds[kind];
  const when = timeInWords(hosted, booking, zone, words);
  const minutes = new Intl.NumberFormat(words.locale, { style: 'unit', unit: 'minute', unitDisplay: 'long' });
  const what = apart(service.name, words.direction) + comma;
  return {
    ...{ words, heading, site: site.name },
    subject: labelled(subject, what + when.short),
    session: {
      ...{ what: what + minutes.format(booking.duration), when },
      off: booking.state === 'cancelled',
    },
  };
}

/** Each of the names apart from the others, which may run the other way. */
function helloTo(names: readonly string[], { strings, direction }: MailWords): string {
  return strings.hello(...names.map((name) => apart(name, direction)));
}

function placeOf(place: BookingFacts['service']['place'], label: string): Row[] {
  if (place?.text === undefined && place?.url === undefined) return [];
  return [{ label, value: place.text ?? '', ...(place.url !== undefined && { url: place.url }) }];
}

/** The zone of the specialist's calendar that is taken. */
function zoneOf({ opened }: HostedSite, hosts: readonly string[], specialist: string): string {
  const calendars = hosts.map((host) => opened.calendars.get(host));
  return calendars.find((calendar) => calendar?.specialist === specialist)?.zone ?? opened.site.zone;
}

function inWords(parts: readonly string[], { locale }: MailWords): string {
  return new Intl.ListFormat(locale).format(parts);
}
