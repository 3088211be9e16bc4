import type { PopupStrings } from '../strings.js';

export const strings: PopupStrings = {
  dialog: { book: '今すぐ予約', close: '閉じる' },
  date: {
    choose: '日時を選択',
    change: '日付を変更、{date}',
    missing: '日時を選択してください。',
  },
  zones: {
    found: { other: '{count}件のタイムゾーンが見つかりました' },
    suggested: '候補',
    continents: { Africa: 'アフリカ', America: 'アメリカ', Asia: 'アジア', Europe: 'ヨーロッパ' },
    oceans: { Arctic: '北極海', Atlantic: '大西洋', Indian: 'インド洋', Pacific: '太平洋' },
  },
};
