import { expect } from 'chai';
import { settle } from '../support/fake-clock.js';
import { aPackage, LINK } from '../support/package-backend.js';
import { PackagePage } from '../support/package-page.js';
import { NOW } from '../support/scripted-backend.js';
import { utc } from '../support/small-site.js';

const at = (time: string): number => utc(`2026-03-${time}`);
const MON = at('02 09:00');
const TUE = at('03 09:00');
const KEPT = { keepDraft: true };

describe('The draft of a package', () => {
  let page: PackagePage;
  beforeEach(() => (page = new PackagePage()));
  afterEach(() => page.end());

  const reload = async (link = '', options: object = KEPT): Promise<void> => {
    page.end();
    await page.open(link, options);
  };

  it('FL-7 A83 sessions and words outlive a reload, on the step where the client was', async () => {
    await page.open('', KEPT);
    await page.choose(MON);
    await page.add(TUE);
    page.flow.next();
    page.flow.edit('firstName', 'Ada');
    await reload();
    expect(page.chosen).to.deep.equal(['02T09:00', '03T09:00']);
    expect([page.flow.state.step, page.flow.state.details.values['firstName']]).to.deep.equal(['details', 'Ada']);
    page.fill();
    page.flow.next();
    await page.flow.book();
    expect(page.backend.asked[0]!.request.sessions).to.have.length(2);
  });

  it('FL-7 the time that was being chosen is kept, too', async () => {
    await page.open('', KEPT);
    await page.choose(MON);
    await reload();
    expect([page.flow.state.step, ...page.chosen]).to.deep.equal(['sessions', '02T09:00']);
  });

  for (const [where, options] of [
    ['where the page does not ask for it', {}],
    ['on a shared computer, though the page asks for it', { ...KEPT, shared: true }],
  ] as const)
    it(`A83 nothing is kept ${where}`, async () => {
      await page.open('', options);
      await page.review(MON);
      await reload('', options);
      expect([page.chosen, page.flow.state.step]).to.deep.equal([[], 'sessions']);
      expect(page.flow.state.details.values).to.deep.equal({});
      await reload();
      expect(page.chosen, 'nothing was written either').to.deep.equal([]);
    });

  it('FL-7 words typed before any time was kept stay, and the first session is chosen as ever', async () => {
    await page.open('', KEPT);
    page.flow.edit('email', 'ada@example.com');
    await reload();
    expect(page.flow.state.details.values['email']).to.equal('ada@example.com');
    expect(page.flow.state.choosing).to.not.equal(undefined);
  });

  it('RC-3 a time that is past by now is left out', async () => {
    await page.open('', KEPT);
    await page.choose(MON);
    await page.add(TUE);
    page.flow.next();
    page.backend.now = MON + 30;
    await reload();
    expect(page.chosen).to.deep.equal(['03T09:00']);
  });

  it('PK-5 of a package that the client has, its own draft is kept, and none after it is booked', async () => {
    page.backend.owned = aPackage([MON + 60], { boughtAt: NOW });
    await page.open(LINK, KEPT);
    page.flow.addSession();
    await settle();
    await page.choose(at('10 09:00'));
    page.flow.next();
    await reload(LINK);
    expect([page.flow.state.step, ...page.chosen]).to.deep.equal(['review', '10T09:00']);
    await page.flow.book();
    expect(page.flow.state.step).to.equal('overview');
    await reload(LINK);
    expect([page.flow.state.step, ...page.chosen]).to.deep.equal(['overview']);
  });

  it('FL-7 once it is taken, the next package begins with nothing chosen', async () => {
    await page.open('', KEPT);
    await page.review(MON);
    await page.flow.book();
    await reload();
    expect([page.chosen, page.flow.state.step, page.flow.state.details.values]).to.deep.equal([[], 'sessions', {}]);
  });
});
