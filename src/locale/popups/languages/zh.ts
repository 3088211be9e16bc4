import type { PopupStrings } from '../strings.js';

export const strings: PopupStrings = {
  dialog: { book: '立即预约', close: '关闭' },
  date: {
    choose: '选择日期和时间',
    change: '更改日期，{date}',
    missing: '请选择日期和时间。',
  },
  zones: {
    found: { other: '找到 {count} 个时区' },
    suggested: '建议',
    continents: { Africa: '非洲', America: '美洲', Asia: '亚洲', Europe: '欧洲' },
    oceans: { Arctic: '北冰洋', Atlantic: '大西洋', Indian: '印度洋', Pacific: '太平洋' },
  },
};
