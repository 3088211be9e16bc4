/**
 * Tests that ask for what Playwright can't do with Debian's Firefox, which it drives by WebDriver BiDi. Each is asked of the
 * widget in Chromium.
 */
export const NOT_IN_FIREFOX = [
  // Downloads.
  /FL-1 FL-6 FL-9 wellness/,
  /FL-12 A55 books by its link alone/,
  /A55 one tag books/,
  // A network that is cut.
  /RC-5 .*offline/,
  // Answers that are fetched and then changed or held back.
  /A04 RC-4 the connection breaks/,
  /A05 RC-4 a reload before/,
  /A50 addresses from a backend/,
  /RC-2 both get the same time/,
  // Pages without scripts.
  /where there is no script/,
  /J5 without JavaScript/,
];

/** Tests with colours that the system forces, and those for which nothing may move: each has a Firefox that is set so. */
export const FORCED_COLORS = [/With colours forced by the system/];
export const LESS_MOTION = [/nothing is cut off or too small/, /"reduce"/];
