/** The page that the pictures are taken of: it shows one state of one element at a time. */
import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/noto-sans-arabic/index.css';
import '../../src/define/index.js';
import { flowIn, STATES } from '../support/every-state.js';
import { mount, settled } from '../support/mount.js';
import { SCENES, show } from '../support/surface-scenes.js';

/** What is shown of each element: of the widget all that a client may get to see, of the others all that has parts of its own. */
const SHOWN: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(Object.entries(SCENES).map(([tag, scenes]) => [tag, scenes.map((_, i) => `scene ${i + 1}`)])),
  'rota-booking': Object.keys(STATES),
};

/** The program takes the pictures through these (main.ts). */
export interface Sheet {
  readonly shown: typeof SHOWN;
  /** Shows a state in place of the one before; gives the height of the picture. */
  show(tag: string, index: number): Promise<number>;
}

declare global {
  interface Window {
    sheet?: Sheet;
  }
}

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));

/** The height of the page once nothing arrives any more that changes it. */
async function restingHeight(): Promise<number> {
  let before: number;
  let now = NaN;
  do {
    before = now;
    await new Promise((resolve) => setTimeout(resolve, 50));
    now = Math.ceil(document.body.getBoundingClientRect().height);
  } while (now !== before);
  return now;
}

async function showOne(tag: string, index: number): Promise<number> {
  document.body.replaceChildren();
  const state = SHOWN[tag]![index]!;
  const element = tag === 'rota-booking' ? await mount(tag, flowIn(state)) : await show(tag, SCENES[tag]![index]!);
  // As wide as the window.
  for (const box of document.body.children) (box as HTMLElement).style.inlineSize = '';
  if (element.parentElement !== document.body) element.parentElement!.removeAttribute('dir');
  await settled(element);
  await frame();
  await frame();
  return restingHeight();
}

/** Fonts, and the words of the page's language, come before the first picture. */
async function warmUp(): Promise<void> {
  const fonts = [...document.fonts].map((font) => font.load());
  await Promise.all(fonts);
  for (const tag of Object.keys(SHOWN)) await showOne(tag, 0);
  await new Promise((resolve) => setTimeout(resolve, 500));
}

const locale = new URLSearchParams(location.search).get('lang');
if (locale) Object.assign(document.documentElement, { lang: locale, dir: 'rtl' });
await warmUp();
window.sheet = { shown: SHOWN, show: showOne };
