import { readdirSync } from 'node:fs';
import { expect } from 'chai';
import type { Message, SiteFile } from '../../src/server/index.js';
import { compose } from '../../src/server/index.js';
import { htmlOf } from '../../src/server/messages/html.js';
import { directionOf } from '../../src/server/messages/languages/direction.js';
import { MAIL_LANGUAGES, mailWords } from '../../src/server/messages/languages/words.js';
import type { NoticeKind } from '../../src/server/outbox.js';
import { CLIENT, PRACTICE, TestBackend } from './support.js';

const SITE: SiteFile = {
  ...PRACTICE,
  email: 'desk@practice.example',
  managePage: 'https://www.example.com/booking',
  services: PRACTICE.services.map((service) => ({
    ...service,
    place: { kind: 'address' as const, text: '1 Main Street' },
    fields: [
      { id: 'news', kind: 'checkbox' as const, label: 'News' },
      { id: 'year', kind: 'number' as const, label: 'Year of birth' },
    ],
  })),
};

/** What client and specialist read of one booking. */
async function read(locale: string, site: Partial<SiteFile> = {}): Promise<readonly [Message, Message]> {
  const backend = new TestBackend({ ...SITE, ...site });
  await backend.book({ answers: { news: true, year: 1985 }, client: { ...CLIENT, locale } });
  const sent = await backend.deliver();
  const of = (kind: NoticeKind): Message => sent.find((message) => message.kind === kind)!;
  return [of('client-confirmation'), of('specialist-notice')];
}

/** Every string by its path; those that are given something with `<0>`, `<1>` for it. */
function textsOf(strings: object, path = ''): Map<string, string> {
  const found = Object.entries(strings).flatMap(([name, value]: [string, unknown]): [string, string][] => {
    const at = `${path}/${name}`;
    if (typeof value === 'string') return [[at, value]];
    if (typeof value === 'function') return [[at, (value as (...given: string[]) => string)('<0>', '<1>')]];
    return [...textsOf(value as object, at)];
  });
  return new Map(found);
}

describe('languages of mails', () => {
  for (const [locale, language, said] of [
    [
      'de-DE',
      'de',
      ['Bestätigt: Massage', 'Ihr Termin ist bestätigt.', 'Dienstag, 3. März 2026', '60 Minuten', 'Bei: Ann'],
    ],
    ['de-CH', 'de', ['Mitteleuropäische Zeit', 'Ändern oder absagen: https://']],
    [
      'fr-CA',
      'fr',
      ['Confirmé\u00a0: Massage', 'mardi 3 mars 2026', '10 h 00', 'Avec\u00a0: Ann', 'Lieu\u00a0: 1 Main'],
    ],
    ['es', 'es', ['Su cita está confirmada.', 'martes, 3 de marzo de 2026', 'Con: Ann']],
    ['it-IT', 'it', ['Il suo appuntamento è confermato.', 'martedì 3 marzo 2026', 'Dove: 1 Main Street']],
    ['nl-BE', 'nl', ['Uw afspraak is bevestigd.', 'dinsdag 3 maart 2026', 'Met: Ann']],
    ['pt-BR', 'pt', ['Sua reserva está confirmada.', 'terça-feira, 3 de março de 2026', 'Com: Ann', '60 minutos']],
    ['sv', 'sv', ['Din bokning är bekräftad.', 'tisdag 3 mars 2026', 'Hos: Ann', '60 minuter']],
    ['pl-PL', 'pl', ['Rezerwacja jest potwierdzona.', 'wtorek, 3 marca 2026', 'Specjalista: Ann', '60 minut']],
    ['tr', 'tr', ['Randevunuz onaylandı.', '3 Mart 2026 Salı', 'Uzman: Ann', '60 dakika']],
    [
      'ja-JP',
      'ja',
      [
        'Cleo Client 様',
        '予約確定：Massage、2026年3月3日(火)、10:00',
        'ご予約が確定しました。',
        '2026年3月3日火曜日',
        '担当：Ann',
        '60 分',
      ],
    ],
    ['zh-CN', 'zh', ['Cleo Client，您好：', '您的预约已确认。', '2026年3月3日星期二', '服务人员：Ann', '60分钟']],
    ['ar-EG', 'ar', ['تم تأكيد موعدك.', 'الثلاثاء، ٣ مارس ٢٠٢٦', 'مع: \u2068Ann\u2069', '٦٠ دقيقة']],
    ['he', 'he', ['התור שלכם מאושר.', 'יום שלישי, 3 במרץ 2026', 'אצל: \u2068Ann\u2069', '60 דקות']],
    ['en-US', 'en', ['Tuesday, March 3, 2026', 'AM', 'With: Ann']],
    ['EN-gb-u-hc-h12', 'en', ['Tuesday, 3 March 2026', 'am', 'With: Ann']],
  ] as const) {
    it(`FL-9 a client whose page is in ${locale} reads ${language}, dates and times as they are written there`, async () => {
      const [{ subject, text, html, calendarFile }] = await read(locale);
      for (const part of said) expect(`${subject}\n${text}`).to.include(part);
      const direction = ['ar', 'he'].includes(language) ? 'rtl' : 'ltr';
      const { strings } = await mailWords(language);
      expect(html)
        .to.include(`<html lang="${language}" dir="${direction}">`)
        .and.include(strings.manage)
        .and.include(strings.addToCalendar);
      expect(html).to.include(strings.kinds['client-confirmation'].heading);
      expect(calendarFile).to.include('SUMMARY:Massage').and.to.include('METHOD:REQUEST');
    });
  }

  it("FL-9 a language that is not there gives way to the site's, and that to British English, dates included", async () => {
    const [inSiteLanguage] = await read('fi-FI', { language: 'de-AT' });
    expect(inSiteLanguage.text).to.include('Ihr Termin ist bestätigt.').and.to.include('3. März');
    const [inEnglish] = await read('fi-FI', { language: 'fi' });
    expect(inEnglish.text).to.include('Your booking is confirmed.').and.to.include('Tuesday, 3 March 2026');
  });

  it("FL-9 specialists read the site's language, whatever the client's", async () => {
    const [toClient, toSpecialist] = await read('fr', { language: 'nl' });
    expect(toClient.text).to.include('Bonjour Cleo');
    expect(toSpecialist.text)
      .to.include('U hebt een nieuwe afspraak.')
      .and.to.include('News: ja')
      .and.to.include('Year of birth: 1985')
      .and.to.include('Geboekt door: Cleo Client');
    expect((await read('fr'))[1].text).to.include('You have a new booking.');
  });

  it('FL-4 mails are written in every language that the page speaks', () => {
    const spoken = readdirSync('src/locale/languages').map((file) => file.replace('.ts', ''));
    expect(MAIL_LANGUAGES).to.have.members(['en', ...spoken]);
  });

  it('FL-9 every word of a language is its own, and says what it is given', async () => {
    const english = textsOf((await mailWords('en')).strings);
    for (const language of MAIL_LANGUAGES) {
      const texts = textsOf((await mailWords(language)).strings);
      expect([...texts.keys()], language).to.have.members([...english.keys()]);
      for (const [name, text] of texts) {
        expect(text, `${language} ${name}`).to.match(/\S/);
        for (const given of english.get(name)!.match(/<\d>/g) ?? [])
          expect(text, `${language} ${name}`).to.include(given);
        // A name alone, a loan word or a mark of punctuation may be the same.
        const isSame =
          language !== 'en' && text === english.get(name) && text.length > 12 && !name.includes('labelled');
        expect(isSame, `${language} ${name}`).to.equal(false);
      }
    }
  });

  it('FL-9 every kind of mail is whole in every language: nothing is left empty, nothing said twice', async () => {
    const backend = new TestBackend(SITE);
    await backend.book();
    const [notice] = (await backend.state()).outbox;
    for (const language of MAIL_LANGUAGES) {
      const { strings } = await mailWords(language);
      const headings = Object.values(strings.kinds).map(({ heading }) => heading);
      expect(new Set(headings).size, language).to.equal(headings.length);
      for (const kind of Object.keys(strings.kinds) as NoticeKind[]) {
        const { booking } = notice!;
        const message = await compose(backend.hosted, {
          ...{ ...notice!, kind, booking: { ...booking, client: { ...booking.client, locale: language } } },
          specialist: kind.startsWith('client') ? undefined : 'ann',
        });
        expect(message.text, `${language} ${kind}`).to.match(
          /^[^\n]+\n\n[^\n]+[.。]\n\n\u2068?Massage\u2069?(, |、|，|، )\p{N}+ ?[\p{L}\p{M}]+\n/u,
        );
        expect(message.text).not.to.include('undefined');
      }
    }
  });

  it('FL-4 a session that goes past midnight on the clocks of its reader says both days', async () => {
    const backend = new TestBackend(SITE);
    await backend.book({
      client: { ...CLIENT, zone: 'Pacific/Auckland' },
      start: '2026-03-03T11:30+01:00[Europe/Berlin]',
    });
    const [{ text } = { text: '' }] = await backend.messages();
    expect(text)
      .to.include('Tuesday, 3 March 2026')
      .and.to.match(/23:30.*0?4.*0?0:30/);
  });

  it('FL-9 the layout is right to left for languages that are', async () => {
    expect(['ar', 'he', 'de', 'en'].map(directionOf)).to.deep.equal(['rtl', 'rtl', 'ltr', 'ltr']);
    const words = await mailWords('en');
    const html = htmlOf({
      words: { ...words, language: 'ar', direction: 'rtl' },
      ...{ to: '', name: '', subject: '', hello: '', heading: '', rows: [], site: '' },
      session: { what: '', off: false, when: { short: '', date: '', hours: '', zone: '' } },
    });
    expect(html).to.include('<html lang="ar" dir="rtl">');
  });

  it('A40 an address of the site that is no web address becomes no link', async () => {
    const words = await mailWords('en');
    const html = htmlOf({
      words,
      ...{ to: '', name: '', subject: '<b>', hello: '"<i>"', heading: '&', site: '' },
      rows: [{ label: 'Where', value: '<u>', url: 'javascript:alert(1)' }],
      action: { label: 'Open', url: 'data:text/html,x' },
      session: { what: '', off: true, when: { short: '', date: '<s>', hours: '', zone: '' } },
    });
    expect(html).not.to.match(/<a |<b>|<i>|<u>|<s>/);
    expect(html).to.include('line-through');
  });
});
