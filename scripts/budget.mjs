/** What the script tag's files may weigh as a server sends them (gzip -9). */
export const BUDGETS = {
  /** The script tag's own: with it the first step shows. DESIGN 12's goal is 30 KB. */
  first: 36 * 1024,
  /** What the first month needs, the first file included: the next whole KB above what it weighs. */
  month: 55 * 1024,
  /** All files together: the same. */
  all: 75 * 1024,
};
