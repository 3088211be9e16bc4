import type { NoticeKind } from '../../outbox.js';

/** Every word that mails say. A language is one object of this shape, so that a missing string is a type error. */
export interface MailStrings {
  /** Of each kind of notice: what its subject begins with, and the sentence it begins with. */
  readonly kinds: Readonly<Record<NoticeKind, { readonly subject: string; readonly heading: string }>>;
  /** By first and last name; those who serve have one. */
  readonly hello: (...names: string[]) => string;
  /** Between what is booked, its length and its time. */
  readonly comma: string;
  /** What a booking waits for, to the client and to who is to say yes (FL-11). */
  readonly pending: { readonly client: string; readonly specialist: string };
  readonly labels: {
    /** Who serves, to the client. */
    readonly with: string;
    /** Who else serves, to one of them. */
    readonly together: string;
    readonly where: string;
    readonly client: string;
    readonly phone: string;
    readonly notes: string;
  };
  /** What the clocks of the site show where the client's show something else. */
  readonly there: (site: string, time: string) => string;
  /** Before the names of calendars on the web. */
  readonly addToCalendar: string;
  /** The link that opens the booking. */
  readonly manage: string;
  /** The same of one that is cancelled. */
  readonly show: string;
  /** The link that opens all bookings of a client, and what to do for who did not ask for it. */
  readonly open: string;
  readonly unasked: string;
  /** The title of the page of a package that a client has. */
  readonly package: string;
  /** What stands where a link leads nowhere, and the way to all that the site offers. */
  readonly missing: { readonly heading: string; readonly lead: string; readonly all: string };
  /** What stands where nothing runs. */
  readonly needsScript: string;
  /** For who has got a mail about what another person booked (A89): the link to a page, and what stands on that: `lead` beside the button, before anything is done. */
  readonly disown: {
    readonly link: string;
    readonly heading: string;
    readonly lead: (site: string) => string;
    readonly button: string;
    readonly done: (site: string) => string;
    readonly undo: string;
    readonly undone: string;
    readonly failed: string;
  };
  /** Before the phone and the address of the site. */
  readonly questions: string;
  /** A label before what it says. */
  readonly labelled: (label: string, value: string) => string;
  readonly yes: string;
  readonly no: string;
}
