import { DemoPage } from './support/demo-page.js';
import { downloadedBy } from './support/download.js';
import { expect, test } from './support/test.js';

const COMPANY = { Company: 'Analytical Engines' };

test.describe('A client books on the sample sites', () => {
  test('FL-1 FL-6 FL-9 wellness: time, details, review, confirmation; both are told', async ({ page }) => {
    const demo = await DemoPage.open(page, 'wellness');
    await test.step('FL-1 service and specialist leave no choice: the first step is the time', async () => {
      await expect(demo.heading('When suits you?')).toBeVisible();
      await expect(demo.progress).toHaveText('Step 1 of 3: Date and time');
    });
    await demo.day('2026-11-25').click();
    const time = /^10:00.+11:00$/;
    expect(await demo.chooseTime(demo.time('10:00'))).toMatch(time);

    await expect(demo.heading('Your details')).toBeVisible();
    await demo.toReview({ answers: { Pressure: 'Firm' } });

    await test.step('FL-6 the review shows everything before "Book"', async () => {
      await expectTexts(demo.review, ['Wednesday, 25 November 2026', time, 'Massage', '€84', 'Lindenallee 12, Munich']);
      await expectTexts(demo.review, ['Ada Lovelace', 'ada@example.com', 'Firm']);
      expect(await demo.bookings()).toEqual([]);
    });

    await expect(demo.book).toHaveText(/^\s*Book Wed,? 25 Nov.* 10:00\s*$/);
    await demo.book.click();
    await expect(demo.booked).toBeFocused();
    const [booking] = await demo.bookings();
    const person = await demo.person(booking!.calendar);
    await test.step('FL-6 the confirmation shows the booking, the person, the way to the calendar and to another', async () => {
      await expectTexts(demo.widget, [
        'Wednesday, 25 November 2026',
        time,
        'Massage',
        'Lindenallee 12, Munich',
        person,
      ]);
      await expect(demo.widget.getByText('A confirmation is on its way to ada@example.com.')).toBeVisible();
      const calendar = demo.widget.getByRole('link', { name: 'Add to calendar (.ics)' });
      expect(await downloadedBy(page, () => calendar.click())).toBe('booking.ics');
    });

    await test.step('FL-9 a confirmation with name and place goes to the client, a notice to the specialist', async () => {
      const [notice, confirmation, ...more] = await demo.outbox();
      expect(more).toEqual([]);
      expect(confirmation).toMatchObject({ kind: 'client-confirmation', to: 'ada@example.com' });
      for (const told of [person, 'Lindenallee 12, Munich', '10:00']) expect(confirmation!.text).toContain(told);
      expect(notice).toMatchObject({ kind: 'specialist-notice', to: `${person.toLowerCase()}@stillwater.example` });
      for (const told of ['Ada Lovelace', 'Firm', '10:00']) expect(notice!.text).toContain(told);
      expect(confirmation!.calendarFile).toContain('DTSTART:20261125T090000Z');
    });

    await test.step('HS-2 FL-9 the demo shows why this person, in a sentence, and both messages', async () => {
      await expect(demo.panel.getByText(new RegExp(`^\\s*${person}: .+, (Maria|Carlos|Laura) `))).toBeVisible();
      await expect(demo.panel.getByText(/^To .+: /)).toHaveText([
        /^To \w+@stillwater.example: New booking: Massage/,
        /^To ada@example.com: Confirmed: Massage/,
      ]);
    });

    await demo.button('Book another').click();
    await expect(demo.heading('When suits you?')).toBeVisible();
  });

  test('FL-1 consulting: the discovery call is shared out, so that nobody is asked for by name', async ({ page }) => {
    const demo = await DemoPage.open(page, 'consulting');
    await expect(demo.heading('What would you like to book?')).toBeVisible();
    await demo.chooseOption(/^Discovery call/);
    await expect(demo.heading('When suits you?')).toBeVisible();
    await expect(demo.progress).toHaveText('Step 2 of 4: Date and time');
    await demo.toReviewOfFirst({ answers: COMPANY });
    await demo.book.click();
    await expect(demo.booked).toBeVisible();
    const [booking] = await demo.bookings();
    expect(booking).toMatchObject({ service: 'discovery', answers: { company: COMPANY.Company } });
    const person = await demo.person(booking!.calendar);
    await expectTexts(demo.widget, [person, 'Video call; the link comes with your confirmation']);
    await expectReason(demo, person);
  });

  test('FL-2 consulting: the deep-dive with a person chosen by name', async ({ page }) => {
    const demo = await DemoPage.open(page, 'consulting');
    await demo.chooseOption(/^Strategy deep-dive/);
    await expect(demo.heading('Who would you like to see?')).toBeVisible();
    await expect(demo.widget.getByRole('radio')).toHaveCount(3);
    await expect(demo.widget.getByRole('radio').first()).toHaveAccessibleName('Any available');
    await demo.chooseOption('David Osei');

    await test.step('AV-14 the client chooses the length, and the times follow', async () => {
      await demo.freeDays.nth(2).click();
      await expect(demo.freeTimes.first()).toBeVisible();
      const short = await demo.freeTimes.count();
      await demo.chooseOption('2 hrs');
      await expect(demo.freeTimes).not.toHaveCount(short);
    });
    await demo.chooseTime(demo.freeTimes.first());
    await demo.toReview({ answers: COMPANY });
    await expectTexts(demo.review, ['David Osei', '£420']);
    await demo.book.click();
    await expect(demo.booked).toBeVisible();
    await expect(demo.widget.getByText('David Osei')).toBeVisible();
    const [booking] = await demo.bookings();
    expect(booking).toMatchObject({ calendar: 'david', assignedBy: 'client', duration: 120 });
    const told = (await demo.outbox()).map(({ to }) => to);
    expect(told).toEqual(['david@hale.example', 'ada@example.com']);
    await expect(demo.panel.getByText('David Osei: the client’s own choice')).toBeVisible();
  });

  test('FL-2 consulting: the deep-dive with "Any available" has the times of both, and one of them serves', async ({
    page,
  }) => {
    const demo = await DemoPage.open(page, 'consulting');
    await demo.chooseOption(/^Strategy deep-dive/);
    await demo.chooseOption('Any available');
    await demo.toReviewOfFirst({ answers: COMPANY });
    await expect(demo.review.getByText('Any available')).toBeVisible();
    await demo.book.click();
    await expect(demo.booked).toBeVisible();
    const [booking] = await demo.bookings();
    // The backend decides, by the same engine on the same snapshot: it found the page's proposal right (RC-1, DS-21).
    expect(booking!.assignedBy).toBe('page');
    expect(booking!.record).toMatchObject({ distribution: { name: 'least-loaded' }, chosen: booking!.calendar });
    await expect(demo.widget.getByText(await demo.person(booking!.calendar))).toBeVisible();
  });

  test('AV-7 consulting: a seat in the workshop is one fewer for the next client', async ({ page }) => {
    const demo = await DemoPage.open(page, 'consulting');
    await demo.chooseOption(/^Pricing workshop/);
    await expect(demo.heading('When suits you?')).toBeVisible();
    await demo.freeDays.first().click();
    expect(await demo.chooseTime(demo.freeTimes.first())).toContain('2 left');
    await demo.toReview();
    await demo.book.click();
    await expect(demo.booked).toBeVisible();
    await demo.button('Book another').click();
    await demo.chooseOption(/^Pricing workshop/);
    await demo.freeDays.first().click();
    await expect(demo.freeTimes).toHaveAccessibleName(/1 left/);
  });

  test('DS-9 DS-16 consulting: a rehearsal before two, who are both named, told and taken', async ({ page }) => {
    const demo = await DemoPage.open(page, 'consulting');
    await demo.chooseOption(/^Pitch rehearsal/);
    await expect(demo.heading('When suits you?')).toBeVisible();
    await demo.showDay('2026-12-03');
    const before = await demo.freeTimes.allInnerTexts();
    await demo.freeTimes.first().click();
    await demo.toReview();
    await demo.book.click();
    await expect(demo.booked).toBeVisible();
    const [booking] = await demo.bookings();
    // The page foresaw the pair, on ranks in place of the weights: the backend found its proposal right.
    expect(booking).toMatchObject({
      service: 'rehearsal',
      assignedBy: 'page',
      record: { distribution: { name: 'weighted' } },
    });
    expect(booking!.hosts).toHaveLength(2);
    const names = await Promise.all(booking!.hosts.map((host) => demo.person(host)));
    await expect(demo.widget.getByText(names.join(' and '))).toBeVisible();
    await expect(demo.panel.getByText(new RegExp(`^\\s*${names.join(' and ')}: \\S`))).toBeVisible();
    const told = (await demo.outbox()).map(({ to }) => to);
    expect(told.sort()).toEqual(['ada@example.com', ...booking!.hosts.map((host) => `${host}@hale.example`)].sort());

    await test.step('DS-16 the time is gone for the next client', async () => {
      await demo.button('Book another').click();
      await demo.chooseOption(/^Pitch rehearsal/);
      await demo.showDay('2026-12-03');
      await expect(demo.freeTimes).not.toHaveText(before);
    });
  });

  test('FL-6 clinic: the name is nowhere on the page until the booking is made', async ({ page }) => {
    const demo = await DemoPage.open(page, 'clinic');
    const names = ['Amira', 'Jonas', 'Priya', 'Tom'];
    const catalog = await page.evaluate(async () => (await fetch('/v1/sites/clinic/catalog')).text());
    for (const name of names) expect(catalog).not.toContain(name);
    await expect(demo.progress).toHaveText('Step 1 of 3: Date and time');
    await demo.toReviewOfFirst({ answers: { 'Year of birth': '1980', 'I am allergic': 'yes' } });
    await expect(demo.review.getByText('1980')).toBeVisible();
    for (const name of names) await expect(demo.widget.getByText(name)).toHaveCount(0);

    await demo.book.click();
    await expect(demo.booked).toBeVisible();
    const [booking] = await demo.bookings();
    expect(booking).toMatchObject({
      answers: { born: 1980, allergies: true },
      record: { distribution: { name: 'random' } },
    });
    const person = await demo.person(booking!.calendar);
    await expect(demo.widget.getByText(person)).toBeVisible();
    const [, confirmation] = await demo.outbox();
    expect(confirmation!.text).toContain(person);
    await expectReason(demo, person);
  });

  test('AV-3 AV-4 clinic: open on the three days of the event alone, and never over lunch', async ({ page }) => {
    const demo = await DemoPage.open(page, 'clinic');
    await expect(demo.freeDays).toHaveCount(3);
    await demo.freeDays.last().click();
    await expect(demo.time('14:15')).toBeVisible();
    const starts = await demo.times.getByRole('button').allInnerTexts();
    // Lunch is from 12:30 to 13:15 in London, an hour later on the clocks of Berlin.
    expect(starts.filter((text) => text > '13:30' && text < '14:15')).toEqual([]);
  });

  test('FL-1 support: the page’s own arrangement books in its own order', async ({ page }) => {
    const demo = await DemoPage.open(page, 'support');
    await demo.fill({ answers: { 'What is it about?': 'Data' } });
    await expect(demo.widget.getByText('Your choice shows here before anything is booked.')).toBeVisible();
    await demo.chooseFree({ day: 1, time: 2 });
    await expectTexts(demo.review, ['Support call', 'Ada Lovelace', 'Data']);
    await demo.book.click();
    await expect(demo.booked).toBeFocused();
    const [booking] = await demo.bookings();
    const person = await demo.person(booking!.calendar);
    await expect(demo.widget.getByText(person)).toBeVisible();
    await expect(demo.book).toHaveCount(0);
    await expectReason(demo, person);
  });
});

async function expectTexts(where: DemoPage['widget'], texts: readonly (string | RegExp)[]): Promise<void> {
  for (const text of texts) await expect(where.getByText(text).first()).toBeVisible();
}

/** HS-2: the demo says in a sentence why it was this person. */
async function expectReason(demo: DemoPage, person: string): Promise<void> {
  await expect(demo.panel.getByText(new RegExp(`^\\s*${person}: \\S`))).toBeVisible();
  await expect(demo.panel.getByText(/^To .+: /)).toHaveCount(2);
}
