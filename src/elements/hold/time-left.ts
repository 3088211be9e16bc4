import { remember } from '../../booking/remember.js';

const MINUTE = 60;

const formatOf = remember(
  (locale: string, unit: string) => new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }),
);

/**
 * "5 minutes", in the last one "48 seconds".
 *
 * @param milliseconds What is left; less than nothing counts as nothing.
 */
export function timeLeft(milliseconds: number, locale: string): string {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  const inMinutes = seconds > MINUTE;
  return formatOf(locale, inMinutes ? 'minute' : 'second').format(inMinutes ? Math.round(seconds / MINUTE) : seconds);
}
