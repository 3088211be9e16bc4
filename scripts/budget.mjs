/** What the script tag's files may weigh as a server sends them (gzip -9). */
export const BUDGETS = {
  /** The script tag's own: with it the first step shows. DESIGN 12's goal is 30 KB. */
  first: 30 * 1024,
  /** What the first month needs, the first file included: the next half KB above what it weighs. */
  month: 64.5 * 1024,
  /** All files together, in English: the same. */
  all: 140 * 1024,
  /** Each further language (SPEC FL-4). */
  language: 2 * 1024,
};

/** Whether a file of the script tag is that of a language, by its name in files.json. */
export const isLanguage = (name) => /^[a-z]{2}$/.test(name);

/** Whether it is loaded in English, too: all but languages, of the booking (`de`) and of what has words of its own (`popups-de`). */
export const isEnglish = (name) => !/^(\w+-)?[a-z]{2}$/.test(name);
