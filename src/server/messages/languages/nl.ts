import type { MailStrings } from './strings.js';

export const nl: MailStrings = {
  kinds: {
    'client-request': { subject: 'Aangevraagd', heading: 'Uw aanvraag is aangekomen.' },
    'specialist-request': { subject: 'Aanvraag', heading: 'Iemand vraagt een afspraak aan.' },
    'client-decline': { subject: 'Niet mogelijk', heading: 'Uw aanvraag kon niet worden aangenomen.' },
    'client-confirmation': { subject: 'Bevestigd', heading: 'Uw afspraak is bevestigd.' },
    'specialist-notice': { subject: 'Nieuwe afspraak', heading: 'U hebt een nieuwe afspraak.' },
    'client-change': { subject: 'Verplaatst', heading: 'Uw afspraak is verplaatst.' },
    'specialist-change': { subject: 'Verplaatst', heading: 'Een afspraak is verplaatst.' },
    'client-cancellation': { subject: 'Geannuleerd', heading: 'Uw afspraak is geannuleerd.' },
    'specialist-cancellation': { subject: 'Geannuleerd', heading: 'Een afspraak is geannuleerd.' },
    'client-reassignment': { subject: 'Gewijzigd', heading: 'Iemand anders zal er voor u zijn.' },
    'specialist-reassigned-to': { subject: 'Nieuwe afspraak', heading: 'Een afspraak is aan u gegeven.' },
    'specialist-reassigned-from': {
      subject: 'Overgedragen',
      heading: 'Een afspraak van u is aan iemand anders gegeven.',
    },
    'client-reminder': { subject: 'Herinnering', heading: 'Uw afspraak komt eraan.' },
    'specialist-reminder': { subject: 'Herinnering', heading: 'Een van uw afspraken komt eraan.' },
  },
  hello: (name) => `Dag ${name},`,
  pending: {
    client: 'Nog niet bevestigd: we schrijven u zodra dat zo is.',
    specialist: 'Ze wacht op uw goedkeuring.',
  },
  labels: {
    with: 'Met',
    together: 'Samen met',
    where: 'Waar',
    client: 'Geboekt door',
    phone: 'Telefoon',
    notes: 'Opmerkingen',
  },
  there: (site, time) => `Bij ${site}: ${time}`,
  manage: 'Wijzigen of annuleren',
  questions: 'Vragen?',
  labelled: (label, value) => `${label}: ${value}`,
  yes: 'ja',
  no: 'nee',
};
