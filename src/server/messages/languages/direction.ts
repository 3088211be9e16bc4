const RIGHT_TO_LEFT = ['Adlm', 'Arab', 'Aran', 'Hebr', 'Mand', 'Nkoo', 'Rohg', 'Syrc', 'Thaa', 'Yezi'];

/** Hebrew and Arabic letters. */
const TURNED = /[\u0590-\u08ff\ufb1d-\ufefc]/;

/** What is given, apart from a sentence that runs the other way, so that names, numbers and addresses stay readable in it. */
export function apart(given: string, direction: 'ltr' | 'rtl'): string {
  return direction === 'rtl' || TURNED.test(given) ? `\u2068${given}\u2069` : given;
}

/** The direction that a language is written in. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.includes(new Intl.Locale(language).maximize().script ?? '') ? 'rtl' : 'ltr';
}
