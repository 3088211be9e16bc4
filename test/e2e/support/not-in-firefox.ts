/**
 * Tests that ask for what Debian's Firefox can't do, or Playwright can't do with it: it drives it by WebDriver BiDi. Each is asked
 * of the widget in Chromium.
 */
export const NOT_IN_FIREFOX = [
  // Touch: a tap does nothing.
  /H11 taps are enough/,
  // A network that is cut.
  /RC-5 .*offline/,
  /RC-5 .*until the network is back/,
  // A module's file that did not come: before version 155 Firefox never asks for it again (whatwg/html#10327), until the page is loaded anew.
  /A file of the script tag that does not come FL-7 the times/,
  // Answers that are fetched and then changed or held back.
  /A04 RC-4 the connection breaks/,
  /A05 RC-4 a reload before/,
  /A50 addresses from a backend/,
  /A package RC-4 a lost answer/,
  /RC-2 both get the same time/,
  /RC-6 a hold whose answer is lost/,
  // Pages that are come back to as the browser has kept them: they are there, but never said to be.
  /a page that was left and is come back to is as it was/,
  // Clicks in a frame that is transformed.
  /A62 in a frame that is turned/,
  // Pages without scripts.
  /where there is no script/,
  /J5 without JavaScript/,
];

/** What a Firefox is asked for by how it is started, since its media can't be emulated: the tests that each of them is for. */
export const FORCED_COLORS = [/With colours forced by the system/, /colours where they are forced/];
export const DARK = [/, dark: axe finds nothing/, /a narrow phone in dark/, /on a dark system/];
export const LESS_MOTION = [
  /(accessibility|holds|packages|package-states|several-widgets)\.test\.ts/,
  /The link in a mail/,
  /The gallery of themes H/,
  /The guides J6/,
  /"reduce"/,
  /A61 with/,
  /H13 a phone/,
  /H14 J6 the popup/,
  /LOOK 3 the widget keeps its shape/,
  /axe finds nothing, in light and in dark, whole or tampered with/,
  /H4 H5 H6 nothing is cut off or too small/,
];
