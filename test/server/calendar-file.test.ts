import { expect } from 'chai';
import fc from 'fast-check';
import ICAL from 'ical.js';
import type { SiteFile } from '../../src/server/index.js';
import { hostSite, siteFromFile } from '../../src/server/index.js';
import { calendarFile } from '../../src/server/messages/calendar-file.js';
import { factsOf } from '../../src/server/messages/facts.js';
import { Zones } from '../../src/time/index.js';
import { CLIENT, NOW, PRACTICE, TestBackend } from './support.js';
import { runs } from '../support/seed.js';

/** What may be in a name: signs that mean something in the file, lines of its own, other scripts, and control characters. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(';', ',', ':', '\\', '\\n', '\n', '\r\n', '"', "'", '=', '^', '\t', ' ', '<b>', '=HYPERLINK(1)'),
      fc.constantFrom(
        '\r\nBEGIN:VALARM',
        '\nEND:VEVENT\n',
        '\\N',
        '\u2028',
        '\u0007',
        '\u200f',
        'مرحبا',
        '👩‍👩‍👧',
        'ü'.repeat(60),
      ),
      fc.string({ maxLength: 12 }),
      fc.string({ unit: 'grapheme', maxLength: 12 }),
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((parts) => `x${parts.join('')}`.slice(0, 150));

/** A text as any program may give it back: white space and what cannot stand in a file count for nothing. */
const seen = (text: string): string => text.replace(/[\p{Cc}\p{Z}\s]+/gu, '');

describe('calendar files', () => {
  it('A64 A40 whatever a site, a place or a person is called, a parser reads one event with these very texts', async () => {
    const backend = new TestBackend({ ...PRACTICE, email: 'desk@practice.example' });
    await backend.book();
    const [notice] = (await backend.state()).outbox;
    fc.assert(
      fc.property(hostile, hostile, hostile, hostile, (site, service, place, person) => {
        const hosted = hostSite(siteFromFile(called({ site, service, place, person })), new Zones());
        const file = calendarFile(factsOf(hosted, notice!.booking), { name: person, email: CLIENT.email, at: NOW });
        for (const line of file.split('\r\n')) {
          expect(new TextEncoder().encode(line)).to.have.length.at.most(75);
          expect(line).not.to.match(/[\n\r]/);
        }
        const calendar = new ICAL.Component(ICAL.parse(file));
        expect(calendar.getAllSubcomponents().map(({ name }) => name)).to.deep.equal(['vevent']);
        const event = calendar.getFirstSubcomponent('vevent')!;
        expect(event.getAllSubcomponents()).to.deep.equal([]);
        const text = (name: string): string => seen(String(event.getFirstPropertyValue(name) ?? ''));
        expect(text('summary')).to.equal(seen(`${service}, ${site}`));
        expect(text('location')).to.equal(seen(place));
        expect(text('description')).to.equal(seen(person));
        expect(addressesOf(event, 'attendee')).to.deep.equal([`mailto:${CLIENT.email}`]);
        expect(addressesOf(event, 'organizer')).to.deep.equal(['mailto:desk@practice.example']);
      }),
      runs(100),
    );
  });
});

describe('calendar files that come by mail', () => {
  const fileTo = async (to: string, site: Partial<SiteFile> = { email: 'Desk@practice.example' }): Promise<string> => {
    const backend = new TestBackend({ ...PRACTICE, ...site });
    await backend.book({ service: 'class' });
    return (await backend.messages()).find((message) => message.to === to)!.calendarFile!;
  };

  it('FL-9 a client is invited by the site', async () => {
    const file = await fileTo(CLIENT.email);
    expect(file)
      .to.include('METHOD:REQUEST')
      .and.to.match(/ORGANIZER[^]*:mailto:Desk@practice\.example\r\n/);
    expect(file.replaceAll('\r\n ', '')).to.match(/ATTENDEE.*:mailto:cleo@example\.com/);
  });

  it('FL-9 a site invites nobody at its own address: programs pass over what they are said to have sent', async () => {
    const file = await fileTo('Desk@practice.example');
    expect(file).to.include('METHOD:PUBLISH').and.to.include('ORGANIZER').and.not.to.include('ATTENDEE');
  });

  it('FL-9 what the page gives to download says whose event it is, too', async () => {
    const backend = new TestBackend({ ...PRACTICE, email: 'desk@practice.example' });
    const { calendarFile: file } = (await backend.book()).body;
    expect(file).to.include('METHOD:PUBLISH').and.to.include('ORGANIZER').and.not.to.include('ATTENDEE');
  });
});

/** The practice with these names. */
function called(names: { site: string; service: string; place: string; person: string }): SiteFile {
  return {
    ...PRACTICE,
    ...{ name: names.site, email: 'desk@practice.example' },
    specialists: PRACTICE.specialists.map((one) => ({ ...one, name: names.person })),
    services: PRACTICE.services.map((one) => ({
      ...one,
      ...{ name: names.service, place: { kind: 'address' as const, text: names.place } },
    })),
  };
}

function addressesOf(event: ICAL.Component, name: string): string[] {
  return event.getAllProperties(name).map((one) => String(one.getFirstValue()).toLowerCase());
}
