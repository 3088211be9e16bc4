import type { HoldStrings } from '../strings.js';

export const strings: HoldStrings = {
  kept: '为您保留：{time}',
  ending: '即将不再保留：{time}',
  extend: '延长保留',
  extending: '请稍候…',
  ended: '该时间已不再为您保留。如果仍有空，您依然可以预约。',
};
