import type { PageStrings } from '../strings.js';

export const strings: PageStrings = {
  search: '検索',
  with: '担当：{names}',
  found: { other: '{count}件見つかりました' },
};
