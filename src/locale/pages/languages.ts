import type { Language } from '../languages.js';
import { Vocabulary, type LanguageFile } from '../vocabulary.js';
import { english } from './english.js';
import type { PageStrings } from './strings.js';

const FILES: Readonly<Record<Exclude<Language, 'en'>, LanguageFile<PageStrings>>> = {
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

/** The words of master pages. */
export const PAGE_WORDS = new Vocabulary<PageStrings>(english, FILES);
