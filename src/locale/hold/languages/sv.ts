import type { HoldStrings } from '../strings.js';

export const strings: HoldStrings = {
  kept: 'Hålls åt dig: {time}',
  ending: 'Hålls bara {time} till',
  extend: 'Håll den längre',
  extending: 'Ett ögonblick…',
  ended: 'Tiden hålls inte längre åt dig. Du kan fortfarande boka den om den är ledig.',
};
