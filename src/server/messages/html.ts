import type { Look } from '../site-file/look-schema.js';
import { coloursOf, type Colour, type Colours } from './colours.js';
import type { Letter, Row, SessionInWords } from './letter.js';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A background and a colour, in light by the attribute and in dark by the class; other styles with them. */
type Paint = (background: Colour | '', colour: Colour | '', styles?: string) => string;

/** The same letter as a web page: the time first, and every line as wide as it needs. Texts stay texts: only addresses of the site's own become links. */
export function htmlOf(letter: Letter, look?: Look): string {
  const colours = coloursOf(look);
  const paint = painting(colours);
  const { words, hello, heading, session, note, rows, calendars, action, disown, contact, site } = letter;
  return `<!doctype html>
<html lang="${escaped(words.language)}" dir="${words.direction}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">
<title>${escaped(letter.subject)}</title>
<style>@media (prefers-color-scheme: dark) {${darkRules(colours)}}</style></head>
<body ${paint('page', '', 'margin:0;padding:24px 12px')}>
<div lang="${escaped(words.language)}" dir="${words.direction}" ${paint('card', 'text', 'max-width:32rem;margin:0 auto;padding:28px 24px;border-radius:14px;font:16px/1.5 system-ui,-apple-system,Segoe UI,Roboto,sans-serif;overflow-wrap:anywhere')}>
<p ${paint('', 'quiet', 'margin:0 0 20px;font-size:14px')}>${escaped(site)}</p>
<p style="margin:0 0 4px">${escaped(hello)}</p>
<h1 style="margin:0 0 20px;font-size:22px;line-height:1.3;font-weight:650">${escaped(heading)}</h1>
<div ${paint('hero', '', 'padding:16px 18px;border-radius:10px')}>
${session ? sessionOf(session, paint) : ''}
${note === undefined ? '' : `<p style="margin:10px 0 0">${escaped(note)}</p>`}
</div>
${rows.map((row) => rowOf(row, paint)).join('\n')}
${calendars ? calendarsOf(calendars, paint) : ''}
${action && isWeb(action.url) ? `<p style="margin:26px 0 0"><a href="${escaped(action.url)}" ${paint('accent', 'on-accent', 'display:inline-block;padding:11px 20px;border-radius:10px;font-weight:600;text-decoration:none')}>${escaped(action.label)}</a></p>` : ''}
${contact === undefined ? '' : `<p ${paint('', 'quiet', 'margin:26px 0 0;font-size:14px')}>${escaped(contact)}</p>`}
${disown && isWeb(disown.url) ? `<p ${paint('', 'quiet', 'margin:10px 0 0;font-size:14px')}><a href="${escaped(disown.url)}" ${paint('', 'quiet')}>${escaped(disown.label)}</a></p>` : ''}
</div>
</body></html>
`;
}

function sessionOf({ what, when, off }: SessionInWords, paint: Paint): string {
  return `<p style="margin:0">${escaped(what)}</p>
<p style="margin:4px 0 0;font-size:19px;line-height:1.35;font-weight:650${off ? ';text-decoration:line-through' : ''}">${escaped(when.date)}<br><bdi ${paint('', 'accent-text')}>${escaped(when.hours)}</bdi></p>
<p ${paint('', 'quiet', 'margin:4px 0 0;font-size:14px')}>${[when.zone, when.there]
    .filter((line) => line !== undefined)
    .map(escaped)
    .join('<br>')}</p>`;
}

function rowOf({ label, value, url }: Row, paint: Paint): string {
  const lines = value === '' ? [] : value.split('\n').map((line) => `<bdi>${escaped(line)}</bdi>`);
  const link = url === undefined ? [] : [isWeb(url) ? linkTo(url, paint) : escaped(url)];
  return `<p style="margin:16px 0 0"><span ${paint('', 'quiet', 'display:block;font-size:14px')}>${escaped(label)}</span>${[...lines, ...link].join('<br>')}</p>`;
}

function calendarsOf({ label, links }: Required<Letter>['calendars'], paint: Paint): string {
  const all = links.map(({ name, href }) => `<bdi>${linkTo(href, paint, name)}</bdi>`).join(' · ');
  return `<p style="margin:16px 0 0"><span ${paint('', 'quiet', 'display:block;font-size:14px')}>${escaped(label)}</span>${all}</p>`;
}

function linkTo(url: string, paint: Paint, text = url): string {
  return `<a href="${escaped(url)}" ${paint('', 'accent-text')}>${escaped(text)}</a>`;
}

function painting(colours: Colours): Paint {
  return (background, colour, styles = '') => {
    const classes = [background && `on-${background}`, colour && `in-${colour}`].filter(Boolean);
    const light = [
      background && `background:${colours[background][0]}`,
      colour && `color:${colours[colour][0]}`,
      styles,
    ].filter(Boolean);
    return `class="${classes.join(' ')}" style="${light.join(';')}"`;
  };
}

function darkRules(colours: Colours): string {
  return Object.entries(colours)
    .map(([name, [, dark]]) => `.on-${name}{background:${dark}!important}.in-${name}{color:${dark}!important}`)
    .join('');
}

function isWeb(url: string): boolean {
  return /^https?:/i.test(url);
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ENTITIES[character]!);
}
