/** The gallery: the same widget under style sheets that know nothing but its tokens and parts. */
import '@fontsource-variable/fraunces';
import '@fontsource-variable/fredoka';
import '@fontsource-variable/oswald';
import '@fontsource-variable/source-serif-4';
import '@fontsource-variable/space-grotesk';
import '../src/define/index.js';
import type { Backend } from '../src/adapter/backend.js';
import { backendOf } from './themes/backend.js';
import { BUSINESSES, type ThemeName } from './themes/businesses.js';

const SHEETS = import.meta.glob<string>('./themes/*.css', { query: '?raw', import: 'default', eager: true });

const one = <E extends HTMLElement>(selector: string): E => document.querySelector<E>(selector)!;
const picker = one<HTMLFormElement>('#picker');
const backends = new Map<ThemeName, Backend>();
const sheet = document.head.appendChild(document.createElement('style'));

const named = (name: string | null): ThemeName => (name !== null && name in BUSINESSES ? (name as ThemeName) : 'spa');

/** Dresses the page: one style sheet, the words of the business, and a widget of its own. */
function show(name: ThemeName): void {
  const { file, headline, lead } = BUSINESSES[name];
  const css = SHEETS[`./themes/${name}.css`]!;
  const backend = backends.get(name) ?? backendOf(file);
  backends.set(name, backend);
  const widget = document.createElement('rota-booking');
  widget.adapter = backend;
  widget.headingLevel = 2;
  sheet.textContent = css;
  one('.brand').textContent = file.name;
  one('h1').textContent = headline;
  one('.lead').textContent = lead;
  one('#css').textContent = css;
  one('#file').textContent = `${name}.css`;
  one('.card').replaceChildren(widget);
  document.title = `${file.name} · Rota themes`;
}

/** Light, dark, or what the visitor's system says. */
function showScheme(scheme: string): void {
  document.documentElement.style.colorScheme = scheme === 'auto' ? 'light dark' : scheme;
}

picker.addEventListener('change', (event) => {
  const { name, value } = event.target as HTMLInputElement;
  if (name === 'scheme') return showScheme(value);
  show(named(value));
  history.replaceState(null, '', `?theme=${value}`);
});

one('#copy').addEventListener('click', () => {
  void navigator.clipboard.writeText(one('#css').textContent).then(() => (one('#copied').textContent = 'Copied.'));
});

const asked = new URLSearchParams(location.search);
const first = named(asked.get('theme'));
const scheme = asked.get('scheme') ?? 'auto';
for (const [field, value] of Object.entries({ theme: first, scheme })) {
  const option = picker.querySelector<HTMLInputElement>(`[name=${field}][value=${CSS.escape(value)}]`);
  if (option) option.checked = true;
}
showScheme(scheme);
show(first);
