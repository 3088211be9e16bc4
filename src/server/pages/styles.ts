import type { Look } from '../site-file/look-schema.js';

/** The style sheet of all hosted pages. A site's look only sets the properties that it is made of. */
export const PAGE_STYLES = `:root {
  color-scheme: light dark;
  --page: light-dark(#f5f5f3, #131416);
  --card: light-dark(#fff, #1c1e21);
  --text: light-dark(#1d1d1f, #ececee);
  --quiet: color-mix(in oklab, var(--text) 72%, transparent);
  --line: color-mix(in oklab, var(--text) 16%, transparent);
  --accent: var(--rota-accent, oklch(0.5 0.16 262));
  --accent-text: color-mix(in oklch, oklch(from var(--accent) none min(c, 0.17) h),
    oklch(from var(--text) calc(l * 0.62 + 0.27) none none));
  --radius: var(--rota-radius, 0.625rem);
}

*, *::before, *::after { box-sizing: border-box; }

body {
  display: flex;
  flex-direction: column;
  min-block-size: 100vh;
  min-block-size: 100dvh;
  margin: 0;
  background: var(--card);
  color: var(--text);
  font: 1rem/1.5 var(--rota-font, system-ui, sans-serif);
  overflow-wrap: anywhere;
}

h1, h2, p, ul { margin: 0; padding: 0; }

a { color: var(--accent-text); text-underline-offset: 0.15em; }

:focus-visible { outline: 2px solid var(--accent-text); outline-offset: 2px; border-radius: 2px; }

header, main, footer {
  inline-size: 100%;
  max-inline-size: 70rem;
  margin-inline: auto;
  padding-inline: 1.25rem;
}

header { padding-block: 1.5rem 1.25rem; }

.site { color: var(--quiet); font-weight: 600; }
.site a { display: inline-block; padding-block: 0.25rem; color: inherit; text-decoration: none; }
.site a:hover { text-decoration: underline; }

h1 { font-size: clamp(1.6rem, 5vw, 2.4rem); line-height: 1.15; letter-spacing: -0.015em; text-wrap: balance; }
h2 { margin-block-end: 0.5rem; font-size: 1.15rem; }
section + section { margin-block-start: 2rem; }
.lead { max-inline-size: 42rem; margin-block-start: 0.5rem; color: var(--quiet); }
.lead + .choices { margin-block-start: 1rem; }

main { flex: 1; padding-block-end: 2rem; }

.choices { display: grid; gap: 0.75rem; list-style: none; }
.choices a {
  display: grid;
  gap: 0.15rem;
  padding: 1rem 1.25rem;
  border: 1px solid var(--line);
  border-radius: var(--radius);
  color: inherit;
  text-decoration: none;
}
.choices a:hover { border-color: var(--accent-text); }
.choices strong { font-weight: 600; }
.choices span { color: var(--quiet); }

section > * + button { margin-block-start: 1.25rem; }
button {
  min-block-size: 2.75rem;
  padding: 0.6rem 1.25rem;
  border: 0;
  border-radius: var(--radius);
  background: var(--accent-text);
  color: var(--card);
  font: inherit;
  font-weight: 600;
  cursor: pointer;
}
button:disabled { opacity: 0.6; }

footer { display: flex; flex-wrap: wrap; gap: 0.25rem 1.5rem; padding-block: 1.25rem 1.75rem; color: var(--quiet); }
footer a { display: inline-block; padding-block: 0.25rem; }

@media (min-width: 48rem) {
  body { background: var(--page); }
  header { padding-block: 3rem 1.75rem; padding-inline: 2.25rem; }
  main { flex: none; padding: 2.25rem; border-radius: calc(var(--radius) * 2); background: var(--card); }
  .choices { grid-template-columns: repeat(auto-fill, minmax(20rem, 1fr)); }
  footer { padding-inline: 2.25rem; }
}

@media (min-width: 48rem) and (max-width: 73rem) {
  header, footer { padding-inline: 3.25rem; }
  main { inline-size: calc(100% - 2rem); }
}

/* The page says whose it is: what the widget says of it leaves its place empty. */
rota-booking::part(site) { visibility: hidden; }
rota-booking::part(header) { margin-block-start: -0.75rem; }
rota-appointments:not(:defined),
rota-package:not(:defined),
rota-booking:not(:defined) { display: block; min-block-size: 24rem; }

/* What the widget takes once it is there. */
rota-booking:not(:defined) { min-block-size: 48em; }
@media (min-width: 39em) { rota-booking:not(:defined) { min-block-size: 36em; } }
`;

/** The properties that the look of a site sets. */
export function lookStyles({ dark, font, radius, ...light }: Look): string {
  const isTinted = light.page !== undefined || light.text !== undefined;
  const always = { ...colourProperties(light, 'white'), '--rota-font': font, '--rota-radius': radius };
  return [
    rule({ ...(isTinted && { 'color-scheme': 'light' }), ...always }),
    dark &&
      `@media (prefers-color-scheme: dark) {\n${rule({ 'color-scheme': 'dark', ...colourProperties(dark, 'black') })}}\n`,
  ].join('');
}

type Colours = Pick<Look, 'accent' | 'page' | 'text'>;

/** The card stands out from the page by being nearer to white, or in the dark a little lighter. */
function colourProperties({ accent, page, text }: Colours, scheme: 'white' | 'black') {
  const card = scheme === 'white' ? 'white 70%' : 'white 5%';
  return {
    '--rota-accent': accent,
    '--page': page,
    '--card': page && `color-mix(in oklab, ${page}, ${card})`,
    '--text': text,
  };
}

function rule(properties: Readonly<Record<string, string | undefined>>): string {
  const lines = Object.entries(properties).flatMap(([name, value]) =>
    value === undefined ? [] : [`  ${name}: ${value};\n`],
  );
  return lines.length > 0 ? `:root {\n${lines.join('')}}\n` : '';
}
