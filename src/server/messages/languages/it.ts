import type { MailStrings } from './strings.js';

export const it: MailStrings = {
  kinds: {
    'client-request': { subject: 'Richiesto', heading: 'La sua richiesta è arrivata.' },
    'specialist-request': { subject: 'Richiesta', heading: 'Qualcuno chiede un appuntamento.' },
    'client-decline': { subject: 'Non possibile', heading: 'Non è stato possibile accettare la sua richiesta.' },
    'client-confirmation': { subject: 'Confermato', heading: 'Il suo appuntamento è confermato.' },
    'specialist-notice': { subject: 'Nuovo appuntamento', heading: 'Ha un nuovo appuntamento.' },
    'client-change': { subject: 'Spostato', heading: 'Il suo appuntamento è stato spostato.' },
    'specialist-change': { subject: 'Spostato', heading: 'Un appuntamento è stato spostato.' },
    'client-cancellation': { subject: 'Annullato', heading: 'Il suo appuntamento è annullato.' },
    'specialist-cancellation': { subject: 'Annullato', heading: 'Un appuntamento è stato annullato.' },
    'client-reassignment': { subject: 'Modificato', heading: 'Ci sarà un’altra persona ad accoglierla.' },
    'specialist-reassigned-to': { subject: 'Nuovo appuntamento', heading: 'Le è stato affidato un appuntamento.' },
    'specialist-reassigned-from': {
      subject: 'Riassegnato',
      heading: 'Un suo appuntamento è stato affidato a un’altra persona.',
    },
    'client-reminder': { subject: 'Promemoria', heading: 'Il suo appuntamento si avvicina.' },
    'specialist-reminder': { subject: 'Promemoria', heading: 'Un suo appuntamento si avvicina.' },
    'client-appointments': {
      subject: 'I suoi appuntamenti',
      heading: 'Questo link mostra i suoi appuntamenti per un’ora.',
    },
  },
  hello: (name) => `Buongiorno ${name},`,
  pending: {
    client: 'Non ancora confermato: le scriveremo appena lo sarà.',
    specialist: 'Attende la sua conferma.',
  },
  labels: {
    with: 'Con',
    together: 'Insieme a',
    where: 'Dove',
    client: 'Prenotato da',
    phone: 'Telefono',
    notes: 'Note',
  },
  there: (site, time) => `Presso ${site}: ${time}`,
  manage: 'Modifica o annulla',
  open: 'Mostra i miei appuntamenti',
  unasked: 'Se non l’ha chiesto, non deve fare nulla.',
  disown: {
    link: 'Non ha prenotato lei?',
    heading: 'Non sono stato io',
    lead: (site) =>
      `Qualcuno ha dato il suo indirizzo a ${site}. L’appuntamento sarà annullato e da lì non riceverà più messaggi.`,
    button: 'Annulla e non inviarmi più nulla',
    done: (site) => `È annullato. ${site} non le invierà più nulla.`,
    undo: 'Voglio di nuovo ricevere messaggi',
    undone: 'Riceverà di nuovo messaggi. L’appuntamento resta annullato.',
    failed: 'Non ha funzionato. Forse il link non vale più; ci contatti.',
  },
  questions: 'Domande?',
  labelled: (label, value) => `${label}: ${value}`,
  yes: 'sì',
  no: 'no',
};
