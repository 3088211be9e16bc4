import type { MailStrings } from './strings.js';

export const fr: MailStrings = {
  kinds: {
    'client-request': { subject: 'Demande reçue', heading: 'Votre demande est bien arrivée.' },
    'specialist-request': { subject: 'Demande', heading: 'Quelqu’un demande un rendez-vous.' },
    'client-decline': { subject: 'Impossible', heading: 'Votre demande n’a pas pu être acceptée.' },
    'client-confirmation': { subject: 'Confirmé', heading: 'Votre rendez-vous est confirmé.' },
    'specialist-notice': { subject: 'Nouveau rendez-vous', heading: 'Vous avez un nouveau rendez-vous.' },
    'client-change': { subject: 'Déplacé', heading: 'Votre rendez-vous est déplacé.' },
    'specialist-change': { subject: 'Déplacé', heading: 'Un rendez-vous est déplacé.' },
    'client-cancellation': { subject: 'Annulé', heading: 'Votre rendez-vous est annulé.' },
    'specialist-cancellation': { subject: 'Annulé', heading: 'Un rendez-vous a été annulé.' },
    'client-reassignment': { subject: 'Modifié', heading: 'Une autre personne s’occupera de vous.' },
    'specialist-reassigned-to': { subject: 'Nouveau rendez-vous', heading: 'Un rendez-vous vous a été confié.' },
    'specialist-reassigned-from': {
      subject: 'Réattribué',
      heading: 'Un de vos rendez-vous a été confié à quelqu’un d’autre.',
    },
    'client-reminder': { subject: 'Rappel', heading: 'Votre rendez-vous approche.' },
    'specialist-reminder': { subject: 'Rappel', heading: 'Un de vos rendez-vous approche.' },
  },
  hello: (name) => `Bonjour ${name},`,
  pending: {
    client: 'Pas encore confirmé : nous vous écrirons dès qu’il le sera.',
    specialist: 'Il attend votre accord.',
  },
  labels: {
    with: 'Avec',
    together: 'En compagnie de',
    where: 'Lieu',
    client: 'Réservé par',
    phone: 'Téléphone',
    notes: 'Remarques',
  },
  there: (site, time) => `Chez ${site} : ${time}`,
  manage: 'Modifier ou annuler',
  questions: 'Des questions ?',
  labelled: (label, value) => `${label} : ${value}`,
  yes: 'oui',
  no: 'non',
};
