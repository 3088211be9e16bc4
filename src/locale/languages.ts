import type { Strings } from './strings.js';

/** Languages that the widget speaks besides English, each in a file of its own: who reads one loads no other. */
const FILES = {
  ar: () => import('./languages/ar.js'),
  de: () => import('./languages/de.js'),
  es: () => import('./languages/es.js'),
  fr: () => import('./languages/fr.js'),
  he: () => import('./languages/he.js'),
  it: () => import('./languages/it.js'),
  ja: () => import('./languages/ja.js'),
  nl: () => import('./languages/nl.js'),
  pl: () => import('./languages/pl.js'),
  pt: () => import('./languages/pt.js'),
  sv: () => import('./languages/sv.js'),
  tr: () => import('./languages/tr.js'),
  zh: () => import('./languages/zh.js'),
} as const satisfies Readonly<Record<string, () => Promise<{ readonly strings: Strings }>>>;

/** A language that the widget speaks. */
export type Language = 'en' | keyof typeof FILES;

/** All of them but English, which needs no file. */
export const LANGUAGES = Object.keys(FILES) as (keyof typeof FILES)[];
