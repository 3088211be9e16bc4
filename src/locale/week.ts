import { oncePerTag } from './once-per-tag.js';

/** Days are 1 (Monday) to 7 (Sunday). */
export interface Week {
  readonly firstDay: number;
  readonly weekend: readonly number[];
}

/** Regions that differ from Monday and Saturday with Sunday, for browsers that don't tell (CLDR 48). */
const SUNDAY =
  'AG AS BD BR BS BT BW BZ CA CO DM DO ET GT GU HK HN ID IL IN IS JM JP KE KH KR LA MH MM MO MT MX MZ NI NP PA PE PH PK PR PT PY SA SG SV TH TT TW UM US VE VI WS YE ZA ZW';
const SATURDAY = 'AF BH DJ DZ EG IQ IR JO KW LY OM QA SD SY';
const FRIDAY_WEEKEND = 'BH DZ EG IL IQ JO KW LY OM QA SA SD SY YE';
const OTHER_WEEKENDS: Readonly<Record<string, readonly number[]>> = { AF: [4, 5], IR: [5], IN: [7], UG: [7] };

/** The week of a locale: what the browser says, else the table (A11Y I2, I3). */
export const weekOf = oncePerTag((tag): Week => {
  const locale = new Intl.Locale(tag) as Intl.Locale & { getWeekInfo?: () => Week; weekInfo?: Week };
  return locale.getWeekInfo?.() ?? locale.weekInfo ?? weekByRegion(locale.maximize().region);
});

/** The week as the table has it. */
export function weekByRegion(region = '001'): Week {
  const firstDay = SUNDAY.includes(region) ? 7 : SATURDAY.includes(region) ? 6 : region === 'MV' ? 5 : 1;
  return { firstDay, weekend: OTHER_WEEKENDS[region] ?? (FRIDAY_WEEKEND.includes(region) ? [5, 6] : [6, 7]) };
}
