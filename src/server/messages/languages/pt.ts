import type { MailStrings } from './strings.js';

export const pt: MailStrings = {
  kinds: {
    'client-request': { subject: 'Pedido recebido', heading: 'O seu pedido chegou.' },
    'specialist-request': { subject: 'Pedido', heading: 'Alguém pede uma marcação.' },
    'client-decline': { subject: 'Não é possível', heading: 'Não foi possível aceitar o seu pedido.' },
    'client-confirmation': { subject: 'Confirmada', heading: 'A sua marcação está confirmada.' },
    'specialist-notice': { subject: 'Nova marcação', heading: 'Tem uma nova marcação.' },
    'client-change': { subject: 'Alterada', heading: 'A sua marcação mudou de hora.' },
    'specialist-change': { subject: 'Alterada', heading: 'Uma marcação mudou de hora.' },
    'client-cancellation': { subject: 'Cancelada', heading: 'A sua marcação está cancelada.' },
    'specialist-cancellation': { subject: 'Cancelada', heading: 'Uma marcação foi cancelada.' },
    'client-reassignment': { subject: 'Alteração', heading: 'Outra pessoa vai recebê-lo.' },
    'specialist-reassigned-to': { subject: 'Nova marcação', heading: 'Foi-lhe entregue uma marcação.' },
    'specialist-reassigned-from': {
      subject: 'Passada a outra pessoa',
      heading: 'Uma marcação sua passou para outra pessoa.',
    },
    'client-reminder': { subject: 'Lembrete', heading: 'A sua marcação aproxima-se.' },
    'specialist-reminder': { subject: 'Lembrete', heading: 'Uma marcação sua aproxima-se.' },
    'client-appointments': {
      subject: 'As suas marcações',
      heading: 'Este link mostra as suas marcações durante uma hora.',
    },
  },
  hello: (name) => `Olá, ${name}:`,
  pending: {
    client: 'Ainda não está confirmada: voltaremos a escrever quando estiver.',
    specialist: 'Aguarda a sua confirmação.',
  },
  labels: {
    with: 'Com',
    together: 'Juntamente com',
    where: 'Local',
    client: 'Cliente',
    phone: 'Telefone',
    notes: 'Notas',
  },
  there: (site, time) => `Em ${site}: ${time}`,
  manage: 'Alterar ou cancelar',
  open: 'Ver as minhas marcações',
  unasked: 'Se não o pediu, não precisa de fazer nada.',
  disown: {
    link: 'Não marcou isto?',
    heading: 'Não fui eu',
    lead: (site) =>
      `Alguém indicou o seu endereço a ${site}. A marcação será cancelada e não receberá mais mensagens de lá.`,
    button: 'Cancelar e não me enviar mais nada',
    done: (site) => `Está cancelada. ${site} não lhe enviará mais nada.`,
    undo: 'Quero voltar a receber mensagens',
    undone: 'Voltará a receber mensagens. A marcação continua cancelada.',
    failed: 'Não foi possível. O link pode ter expirado; contacte-nos, por favor.',
  },
  questions: 'Perguntas?',
  labelled: (label, value) => `${label}: ${value}`,
  yes: 'sim',
  no: 'não',
};
