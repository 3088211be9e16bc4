import { expect } from 'chai';
import '../../src/define/index.js';
import { flowIn } from '../support/every-state.js';
import { mount, one, unmountAll } from '../support/mount.js';

const HOSTILE = {
  '--rota-accent': 'url(//evil.example/accent)',
  '--rota-on-accent': 'expression(boom())',
  '--rota-surface': 'url(//evil.example/surface)',
  '--rota-text': '</style>',
  '--rota-error': 'url(//evil.example/error)',
  '--rota-success': 'image(red)',
  '--rota-radius': 'red',
  '--rota-space': '"a"',
  '--rota-font': 'url(//evil.example/font)',
};

describe('Tokens of the theme', () => {
  let told: string[];
  const warn = console.warn;
  beforeEach(() => {
    told = [];
    console.warn = (message: string) => told.push(message);
  });
  afterEach(() => {
    console.warn = warn;
    unmountAll();
    document.body.removeAttribute('style');
  });

  /** The sentences come in a file of their own. */
  const hearing = async (count: number): Promise<void> => {
    while (told.length < count) await new Promise((resolve) => setTimeout(resolve));
  };

  const looks = async (): Promise<string[]> => {
    const booking = await mount('rota-booking', flowIn('times with names, one chosen'));
    booking.requestUpdate();
    await booking.updateComplete;
    const month = one(one(booking, 'rota-date-picker'), 'rota-month');
    const { backgroundColor, backgroundImage, borderRadius, color } = getComputedStyle(one(month, '.day.selected'));
    const own = getComputedStyle(booking);
    return [backgroundColor, backgroundImage, borderRadius, color, own.backgroundImage, own.fontFamily, own.padding];
  };

  it('A53 one that holds anything else than a color, a length or a font falls back, and is told of once', async () => {
    const plain = await looks();
    unmountAll();
    expect(told).to.deep.equal([]);
    for (const [token, value] of Object.entries(HOSTILE)) document.body.style.setProperty(token, value);
    expect(await looks()).to.deep.equal(plain);
    await hearing(9);
    expect(told.map((message) => /--rota-[a-z-]+/.exec(message)?.[0])).to.deep.equal(Object.keys(HOSTILE));
    const asked = performance.getEntriesByType('resource').filter(({ name }) => name.includes('evil.example'));
    expect(asked).to.deep.equal([]);
  });

  it('A53 a token that is put right holds again, without a reload', async () => {
    document.body.style.setProperty('--rota-accent', 'url(//evil.example/accent)');
    const booking = await mount('rota-booking', flowIn('times with names, one chosen'));
    expect(booking.style.getPropertyValue('--rota-accent')).to.equal('initial');
    document.body.style.setProperty('--rota-accent', 'rgb(1, 2, 3)');
    booking.requestUpdate();
    await booking.updateComplete;
    await new Promise(requestAnimationFrame);
    expect(getComputedStyle(booking).getPropertyValue('--rota-accent')).to.equal('rgb(1, 2, 3)');
    await hearing(1);
    expect(told).to.have.length(1);
  });

  it('A53 a token that a page’s script spoils later is refused when the element next changes', async () => {
    const booking = await mount('rota-booking', flowIn('times with names, one chosen'));
    document.body.style.setProperty('--rota-accent', 'url(//evil.example/accent)');
    booking.requestUpdate();
    await booking.updateComplete;
    await new Promise(requestAnimationFrame);
    expect(getComputedStyle(booking).getPropertyValue('--rota-accent')).to.equal('');
    await hearing(1);
    expect(told).to.have.length(1);
  });

  it('A53 values that themes have are taken', async () => {
    const theme = {
      '--rota-accent': 'oklch(0.5 0.16 20)',
      '--rota-on-accent': 'white',
      '--rota-surface': 'light-dark(#fff, #111)',
      '--rota-text': 'currentcolor',
      '--rota-error': 'hotpink',
      '--rota-success': 'color(display-p3 0 1 0)',
      '--rota-radius': 'calc(2px + 0.5em)',
      '--rota-space': '0.75rem',
      '--rota-font': '"Times New Roman", serif',
    };
    for (const [token, value] of Object.entries(theme)) document.body.style.setProperty(token, value);
    const [background] = await looks();
    expect([background, ...told]).to.deep.equal(['oklch(0.5 0.16 20)']);
  });
});
