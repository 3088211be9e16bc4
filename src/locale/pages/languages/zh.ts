import type { PageStrings } from '../strings.js';

export const strings: PageStrings = {
  search: '搜索',
  with: '服务人员：{names}',
  found: { other: '找到 {count} 项' },
};
