import { english } from './english.js';
import type { Strings } from './strings.js';
import { Vocabulary } from './vocabulary.js';

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
};

/** A language that the widget speaks. */
export type Language = 'en' | keyof typeof FILES;

/** The words with which people book. */
export const BOOKING_WORDS = new Vocabulary<Strings>(english, FILES);
