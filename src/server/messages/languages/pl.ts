import type { MailStrings } from './strings.js';

export const pl: MailStrings = {
  kinds: {
    'client-request': { subject: 'Prośba przyjęta', heading: 'Państwa prośba dotarła.' },
    'specialist-request': { subject: 'Prośba', heading: 'Ktoś prosi o termin.' },
    'client-decline': { subject: 'Niemożliwe', heading: 'Nie mogliśmy przyjąć Państwa prośby.' },
    'client-confirmation': { subject: 'Potwierdzenie', heading: 'Rezerwacja jest potwierdzona.' },
    'specialist-notice': { subject: 'Nowa rezerwacja', heading: 'Jest nowa rezerwacja.' },
    'client-change': { subject: 'Zmiana terminu', heading: 'Rezerwacja została przeniesiona.' },
    'specialist-change': { subject: 'Zmiana terminu', heading: 'Jedna z rezerwacji została przeniesiona.' },
    'client-cancellation': { subject: 'Odwołanie', heading: 'Rezerwacja jest odwołana.' },
    'specialist-cancellation': { subject: 'Odwołanie', heading: 'Jedna z rezerwacji została odwołana.' },
    'client-reassignment': { subject: 'Zmiana osoby', heading: 'Przyjmie Państwa inna osoba.' },
    'specialist-reassigned-to': { subject: 'Nowa rezerwacja', heading: 'Przekazano Państwu rezerwację.' },
    'specialist-reassigned-from': {
      subject: 'Przekazano dalej',
      heading: 'Jedną z Państwa rezerwacji przekazano komuś innemu.',
    },
    'client-reminder': { subject: 'Przypomnienie', heading: 'Zbliża się termin rezerwacji.' },
    'specialist-reminder': { subject: 'Przypomnienie', heading: 'Zbliża się termin jednej z rezerwacji.' },
    'client-appointments': {
      subject: 'Państwa rezerwacje',
      heading: 'Ten link przez godzinę pokazuje Państwa rezerwacje.',
    },
  },
  hello: (name) => `Dzień dobry, ${name}!`,
  pending: {
    client: 'Jeszcze bez potwierdzenia: napiszemy ponownie, gdy nadejdzie.',
    specialist: 'Czeka na Państwa zgodę.',
  },
  labels: {
    with: 'Prowadzi',
    together: 'Razem z',
    where: 'Miejsce',
    client: 'Klient',
    phone: 'Telefon',
    notes: 'Uwagi',
  },
  there: (site, time) => `Według czasu ${site}: ${time}`,
  manage: 'Zmień lub odwołaj',
  open: 'Pokaż moje rezerwacje',
  unasked: 'Jeśli to nie Państwa prośba, nie trzeba nic robić.',
  disown: {
    link: 'To nie Państwa rezerwacja?',
    heading: 'To nie ja',
    lead: (site) =>
      `Ktoś podał Państwa adres w ${site}. Odwołamy rezerwację i nie będą Państwo stamtąd dostawać wiadomości.`,
    button: 'Odwołaj i nie przysyłaj mi nic więcej',
    done: (site) => `Rezerwacja jest odwołana. ${site} nie przyśle już nic więcej.`,
    undo: 'Proszę znowu przysyłać wiadomości',
    undone: 'Wiadomości będą znowu przychodzić. Rezerwacja pozostaje odwołana.',
    failed: 'Nie udało się. Link mógł wygasnąć; prosimy o kontakt.',
  },
  questions: 'Pytania?',
  labelled: (label, value) => `${label}: ${value}`,
  yes: 'tak',
  no: 'nie',
};
