import type { HoldStrings } from '../strings.js';

export const strings: HoldStrings = {
  kept: 'נשמר לכם למשך: {time}',
  ending: 'השמירה עומדת להסתיים: {time}',
  extend: 'לשמור לזמן נוסף',
  extending: 'רק רגע…',
  ended: 'המועד כבר לא שמור לכם. עדיין אפשר להזמין אותו אם הוא פנוי.',
};
