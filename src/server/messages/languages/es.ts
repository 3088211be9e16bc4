import type { MailStrings } from './strings.js';

export const es: MailStrings = {
  kinds: {
    'client-request': { subject: 'Solicitada', heading: 'Hemos recibido su solicitud.' },
    'specialist-request': { subject: 'Solicitud', heading: 'Alguien solicita una cita.' },
    'client-decline': { subject: 'No es posible', heading: 'No hemos podido aceptar su solicitud.' },
    'client-confirmation': { subject: 'Confirmada', heading: 'Su cita está confirmada.' },
    'specialist-notice': { subject: 'Nueva cita', heading: 'Tiene una nueva cita.' },
    'client-change': { subject: 'Cambiada de hora', heading: 'Su cita ha cambiado de hora.' },
    'specialist-change': { subject: 'Cambiada de hora', heading: 'Una cita ha cambiado de hora.' },
    'client-cancellation': { subject: 'Cancelada', heading: 'Su cita está cancelada.' },
    'specialist-cancellation': { subject: 'Cancelada', heading: 'Se ha cancelado una cita.' },
    'client-reassignment': { subject: 'Modificada', heading: 'Le atenderá otra persona.' },
    'specialist-reassigned-to': { subject: 'Nueva cita', heading: 'Se le ha asignado una cita.' },
    'specialist-reassigned-from': { subject: 'Reasignada', heading: 'Una de sus citas se ha asignado a otra persona.' },
    'client-reminder': { subject: 'Recordatorio', heading: 'Se acerca su cita.' },
    'specialist-reminder': { subject: 'Recordatorio', heading: 'Se acerca una de sus citas.' },
  },
  hello: (name) => `Hola, ${name}:`,
  pending: {
    client: 'Aún sin confirmar: le escribiremos en cuanto lo esté.',
    specialist: 'Está pendiente de que la acepte.',
  },
  labels: {
    with: 'Con',
    together: 'Junto con',
    where: 'Lugar',
    client: 'Reservado por',
    phone: 'Teléfono',
    notes: 'Observaciones',
  },
  there: (site, time) => `En ${site}: ${time}`,
  manage: 'Cambiar o cancelar',
  questions: '¿Alguna pregunta?',
  labelled: (label, value) => `${label}: ${value}`,
  yes: 'sí',
  no: 'no',
};
