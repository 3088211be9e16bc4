import { expect } from 'chai';
import '../../src/define/index.js';
import type { RotaBooking } from '../../src/elements/booking/booking.js';
import { BOOKING_WORDS } from '../../src/locale/languages.js';
import { PACKAGE_WORDS } from '../../src/locale/packages/languages.js';
import { all, one, settled } from '../support/mount.js';
import { ONE, OwnBookings } from '../support/own-bookings.js';
import { PackageBackend, SIX } from '../support/package-backend.js';
import { refuse } from '../support/scripted-backend.js';

/** Lets everything happen that needs no further word of the client. */
async function rest(element: Element): Promise<void> {
  for (let turn = 0; turn < 8; turn++) {
    await new Promise((resolve) => setTimeout(resolve));
    await settled(element);
  }
}

describe('<rota-package> and <rota-appointments>', () => {
  let around: RotaBooking;
  let told: string[];
  const { error, warn } = console;
  beforeEach(() => {
    told = [];
    console.error = console.warn = (message: unknown) => told.push(String(message));
  });
  afterEach(() => {
    Object.assign(console, { error, warn });
    around.remove();
  });

  /** Puts an element into a `<rota-booking>`, and both on the page. */
  async function place<Tag extends 'rota-package' | 'rota-appointments'>(
    tag: Tag,
    given: Partial<RotaBooking>,
    own: Partial<HTMLElementTagNameMap[Tag]> = {},
  ): Promise<HTMLElementTagNameMap[Tag]> {
    around = Object.assign(document.createElement('rota-booking'), { zone: 'UTC', locale: 'en-GB' }, given);
    const inner = Object.assign(document.createElement(tag), own);
    around.append(inner);
    document.body.append(around);
    await rest(inner);
    return inner;
  }
  const text = (element: Element): string => one(element, '.root').innerText.replaceAll(',', '');
  const firstTime = (element: Element): string => {
    const times = one(element, 'rota-date-picker').shadowRoot!.querySelector('rota-times')!;
    return times.shadowRoot!.querySelector<HTMLElement>('[part~=free]')!.innerText.trim();
  };

  for (const tag of ['rota-package', 'rota-appointments'] as const) {
    it(`DESIGN 15 --rota-surface lies under <${tag}> that stands alone, with room around; inside <rota-booking> that one has it`, async () => {
      const looks = (element: Element): string[] => {
        const { backgroundColor, paddingTop } = getComputedStyle(element);
        return [backgroundColor, paddingTop];
      };
      const bare = ['rgba(0, 0, 0, 0)', '0px'];
      const adapter = new PackageBackend();
      const alone = Object.assign(document.createElement(tag), { adapter });
      document.body.append(alone);
      await rest(alone);
      expect(looks(alone)).to.deep.equal(bare);
      document.body.style.cssText = '--rota-surface: rgb(255, 253, 249); --rota-space: 20px';
      alone.remove();
      document.body.append(alone);
      await rest(alone);
      expect(looks(alone)).to.deep.equal(['rgb(255, 253, 249)', '20px']);
      alone.remove();
      const inner = await place(tag, { adapter });
      expect(looks(inner)).to.deep.equal(bare);
      expect(looks(around)).to.deep.equal(['rgb(255, 253, 249)', '20px']);
      document.body.removeAttribute('style');
    });
  }

  it('inside <rota-booking> a package takes backend, zone, language and words from there', async () => {
    await Promise.all([BOOKING_WORDS.bring('de'), PACKAGE_WORDS.bring('de')]);
    const inner = await place('rota-package', {
      ...{ adapter: new PackageBackend(), zone: 'Asia/Tokyo', locale: 'de' },
      strings: { packages: { sessionOf: 'Nr. {number} von {of}' } },
    });
    expect(text(inner)).to.include('Nr. 1 von 6').and.include('Bei p0 oder p1');
    expect(firstTime(inner)).to.include('18:00');
    expect(told).to.deep.equal([]);
  });

  it('inside <rota-booking> what an element is told itself comes before what that one is told', async () => {
    const other = new PackageBackend({}, [
      { ...SIX, name: 'Ten massages', sessions: [{ service: 'service', count: 10 }] },
    ]);
    const inner = await place(
      'rota-package',
      { adapter: new PackageBackend(), zone: 'Asia/Tokyo', strings: { packages: { sessionOf: 'Theirs' } } },
      { adapter: other, zone: 'UTC', strings: '{"packages": {"sessionOf": "No. {number} of {of}"}}' },
    );
    expect(text(inner)).to.include('Ten massages').and.include('No. 1 of 10');
    expect(firstTime(inner)).to.include('09:00');
  });

  it('inside <rota-booking> it follows what that one is told later', async () => {
    const inner = await place('rota-package', {}, {});
    told.length = 0;
    around.adapter = new PackageBackend();
    await rest(inner);
    expect(text(inner)).to.include('Six massages');
    around.adapter = new PackageBackend({}, [{ ...SIX, name: 'Other massages' }]);
    around.zone = 'Asia/Tokyo';
    await rest(inner);
    expect(text(inner)).to.include('Other massages');
    expect(firstTime(inner)).to.include('18:00');
    expect(told).to.deep.equal([]);
  });

  it('put into another <rota-booking>, it books there', async () => {
    const inner = await place('rota-package', { adapter: new PackageBackend() });
    const first = around;
    await place('rota-package', { adapter: new PackageBackend({}, [{ ...SIX, name: 'Other massages' }]) });
    around.append(inner);
    await rest(inner);
    expect(text(inner)).to.include('Other massages');
    first.remove();
  });

  it('in a <rota-dialog> that nobody opened, it loads nothing', async () => {
    const dialog = document.createElement('rota-dialog');
    const backend = new PackageBackend();
    let asked = false;
    backend.beforeCatalog.push(() => (asked = true));
    around = Object.assign(document.createElement('rota-booking'), { adapter: backend, zone: 'UTC', locale: 'en-GB' });
    const inner = document.createElement('rota-package');
    around.append(inner);
    dialog.append(around);
    document.body.append(dialog);
    await rest(inner);
    expect(asked).to.equal(false);
    expect(told).to.deep.equal([]);
    dialog.open = true;
    await rest(inner);
    expect(text(inner)).to.include('Six massages');
    dialog.remove();
  });

  it('where neither is told where to book, <rota-booking> alone says so to clients', async () => {
    const inner = await place('rota-package', {});
    expect(all(inner, '.sorry')).to.have.length(0);
    expect(one(around, '.sorry').innerText).to.include('Online booking isn’t available here');
    expect(told.filter((message) => message.startsWith('<rota-package>: backend is missing'))).to.have.length(1);
  });

  it('FL-8 bookings inside <rota-booking> are those of its backend', async () => {
    const inner = await place('rota-appointments', { adapter: new OwnBookings() }, { link: ONE });
    expect(text(inner)).to.include('Massage with p0').and.include('10:00');
    expect(told).to.deep.equal([]);
  });

  it('RC-5 what is wrong with the backend is told to the owner, and strings that there are none of', async () => {
    const adapter = Object.assign(new OwnBookings(), { beforeCatalog: [refuse('unknown-site', {})] });
    const strings = { apointments: {}, appointments: { cancel: 'Away' } };
    await place('rota-appointments', {}, { adapter, strings, link: ONE });
    expect(told.filter((message) => message.startsWith('<rota-appointments>'))).to.deep.equal([
      '<rota-appointments>: strings has "apointments", where Rota has no such string. It is ignored.',
      '<rota-appointments>: The test says unknown-site.',
    ]);
  });
});
