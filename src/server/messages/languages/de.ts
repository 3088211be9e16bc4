import type { MailStrings } from './strings.js';

export const de: MailStrings = {
  kinds: {
    'client-request': { subject: 'Angefragt', heading: 'Ihre Anfrage ist angekommen.' },
    'specialist-request': { subject: 'Anfrage', heading: 'Jemand fragt einen Termin an.' },
    'client-decline': { subject: 'Nicht möglich', heading: 'Ihre Anfrage konnte leider nicht angenommen werden.' },
    'client-confirmation': { subject: 'Bestätigt', heading: 'Ihr Termin ist bestätigt.' },
    'specialist-notice': { subject: 'Neuer Termin', heading: 'Sie haben einen neuen Termin.' },
    'client-change': { subject: 'Verschoben', heading: 'Ihr Termin ist verschoben.' },
    'specialist-change': { subject: 'Verschoben', heading: 'Ein Termin ist verschoben.' },
    'client-cancellation': { subject: 'Abgesagt', heading: 'Ihr Termin ist abgesagt.' },
    'specialist-cancellation': { subject: 'Abgesagt', heading: 'Ein Termin wurde abgesagt.' },
    'client-reassignment': { subject: 'Geändert', heading: 'Eine andere Person wird für Sie da sein.' },
    'specialist-reassigned-to': { subject: 'Neuer Termin', heading: 'Ein Termin wurde Ihnen übergeben.' },
    'specialist-reassigned-from': {
      subject: 'Abgegeben',
      heading: 'Ein Termin von Ihnen wurde jemand anderem übergeben.',
    },
    'client-reminder': { subject: 'Erinnerung', heading: 'Ihr Termin steht bevor.' },
    'specialist-reminder': { subject: 'Erinnerung', heading: 'Einer Ihrer Termine steht bevor.' },
  },
  hello: (name) => `Guten Tag ${name},`,
  pending: {
    client: 'Noch nicht bestätigt: Wir melden uns, sobald es so weit ist.',
    specialist: 'Er wartet auf Ihre Zusage.',
  },
  labels: {
    with: 'Mit',
    together: 'Zusammen mit',
    where: 'Ort',
    client: 'Gebucht von',
    phone: 'Telefon',
    notes: 'Anmerkungen',
  },
  there: (site, time) => `Bei ${site}: ${time}`,
  manage: 'Ändern oder absagen',
  questions: 'Fragen?',
  labelled: (label, value) => `${label}: ${value}`,
  yes: 'ja',
  no: 'nein',
};
