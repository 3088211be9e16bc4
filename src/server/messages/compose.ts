import type { HostedSite } from '../hosted-site.js';
import type { Message } from '../outbox.js';
import type { StoredBooking } from '../store.js';
import { calendarFile } from './calendar-file.js';
import { factsOf, inWords, type BookingFacts } from './facts.js';
import { timeInWords } from './time-in-words.js';

/** What the client and everyone who serves are told about a new booking (FL-9). */
export function bookedMessages(hosted: HostedSite, booking: StoredBooking, manageUrl: string | undefined): Message[] {
  return compose(hosted, booking, booking.created, {
    client: { kind: 'client-confirmation', opening: 'your booking is confirmed.', subject: 'Confirmed', manageUrl },
    specialist: { kind: 'specialist-notice', opening: 'you have a new booking.', subject: 'New booking' },
  });
}

/** What they are told about a cancelled one. */
export function cancelledMessages(hosted: HostedSite, booking: StoredBooking, at: number): Message[] {
  return compose(hosted, booking, at, {
    client: { kind: 'client-cancellation', opening: 'your booking is cancelled.', subject: 'Cancelled' },
    specialist: { kind: 'specialist-cancellation', opening: 'a booking was cancelled.', subject: 'Cancelled' },
  });
}

interface Wording {
  readonly kind: Message['kind'];
  readonly opening: string;
  readonly subject: string;
  readonly manageUrl?: string;
}

function compose(
  hosted: HostedSite,
  booking: StoredBooking,
  at: number,
  wording: { readonly client: Wording; readonly specialist: Wording },
): Message[] {
  const facts = factsOf(hosted, booking);
  if (!facts) return [];
  const common = { booking: booking.id, at, calendarFile: calendarFile(facts) };
  const toClient: Message = {
    ...common,
    kind: wording.client.kind,
    to: booking.client.email,
    ...clientText(hosted, facts, wording.client),
  };
  const everyone = specialistsOf(hosted, booking);
  const toSpecialists = everyone.map((specialist): Message => ({
    ...common,
    kind: wording.specialist.kind,
    to: hosted.setup.mailboxes.get(specialist.id) ?? facts.site.email ?? '',
    ...specialistText(hosted, facts, wording.specialist, specialist, everyone),
  }));
  return [toClient, ...toSpecialists];
}

interface Addressee {
  readonly id: string;
  readonly name: string;
  readonly zone: string;
}

/** Everyone who serves, each once, in the zone of the calendar that is taken. */
function specialistsOf({ opened }: HostedSite, { hosts }: StoredBooking): Addressee[] {
  const found = new Map<string, Addressee>();
  for (const host of hosts) {
    const calendar = opened.calendars.get(host);
    if (!calendar || found.has(calendar.specialist)) continue;
    const { specialist: id, zone } = calendar;
    found.set(id, { id, zone, name: opened.specialists.get(id)?.name ?? '' });
  }
  return [...found.values()];
}

function clientText(
  hosted: HostedSite,
  facts: BookingFacts,
  { subject, opening, manageUrl }: Wording,
): Pick<Message, 'subject' | 'text'> {
  const { booking, site, service, specialistNames } = facts;
  const when = timeInWords(hosted, booking, booking.client.zone, booking.client.locale);
  const help = [site.phone, site.email].filter(Boolean).join(' or ');
  return {
    subject: `${subject}: ${service.name}, ${when.short}`,
    text: lines(
      `Hello ${booking.client.firstName}, ${opening}`,
      '',
      `${service.name}, ${booking.duration} minutes`,
      when.long,
      specialistNames.length > 0 ? `With ${inWords(specialistNames)}` : undefined,
      service.place?.text,
      service.place?.url,
      '',
      manageUrl && `Manage your booking: ${manageUrl}`,
      help && `Questions? ${help}`,
      site.name,
    ),
  };
}

function specialistText(
  hosted: HostedSite,
  { booking, site, service }: BookingFacts,
  { subject, opening }: Wording,
  specialist: Addressee,
  everyone: readonly Addressee[],
): Pick<Message, 'subject' | 'text'> {
  const { client, answers } = booking;
  const when = timeInWords(hosted, booking, specialist.zone, 'en-GB');
  const others = everyone.filter((one) => one !== specialist).map(({ name }) => name);
  const answered = service.fields
    .filter(({ id }) => Object.hasOwn(answers, id))
    .map(({ id, label }) => `${label}: ${answerInWords(answers[id])}`);
  return {
    subject: `${subject}: ${service.name}, ${when.short}`,
    text: lines(
      `Hello ${specialist.name}, ${opening}`,
      '',
      `${service.name}, ${booking.duration} minutes`,
      when.long,
      others.length > 0 ? `Together with ${inWords(others)}` : undefined,
      `Client: ${client.firstName} ${client.lastName}, ${client.email}`,
      client.phone && `Phone: ${client.phone}`,
      ...answered,
      client.notes && `Notes: ${client.notes}`,
      '',
      site.name,
    ),
  };
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
