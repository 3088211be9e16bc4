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
