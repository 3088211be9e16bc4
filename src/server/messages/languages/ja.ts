import type { MailStrings } from './strings.js';
import { wholeName } from './whole-name.js';

export const ja: MailStrings = {
  kinds: {
    'client-request': { subject: 'リクエスト受付', heading: 'ご予約のリクエストを受け付けました。' },
    'specialist-request': { subject: 'リクエスト', heading: '予約のリクエストが届きました。' },
    'client-decline': {
      subject: 'お受けできません',
      heading: '申し訳ございませんが、リクエストをお受けできませんでした。',
    },
    'client-confirmation': { subject: '予約確定', heading: 'ご予約が確定しました。' },
    'specialist-notice': { subject: '新しい予約', heading: '新しい予約が入りました。' },
    'client-change': { subject: '日時変更', heading: 'ご予約の日時が変更されました。' },
    'specialist-change': { subject: '日時変更', heading: '予約の日時が変更されました。' },
    'client-cancellation': { subject: 'キャンセル', heading: 'ご予約はキャンセルされました。' },
    'specialist-cancellation': { subject: 'キャンセル', heading: '予約がキャンセルされました。' },
    'client-reassignment': { subject: '担当者変更', heading: '担当者が変わりました。' },
    'specialist-reassigned-to': { subject: '新しい予約', heading: '予約の担当になりました。' },
    'specialist-reassigned-from': { subject: '引き継ぎ', heading: '担当していた予約が別の担当者に引き継がれました。' },
    'client-reminder': { subject: 'リマインダー', heading: 'ご予約の時間が近づいています。' },
    'specialist-reminder': { subject: 'リマインダー', heading: '予約の時間が近づいています。' },
    'client-appointments': { subject: 'ご予約一覧', heading: 'このリンクでご予約を1時間ご覧いただけます。' },
  },
  hello: (...names) => `${wholeName(names)} 様`,
  comma: '、',
  pending: {
    client: 'まだ確定していません。確定しましたら改めてご連絡します。',
    specialist: '承認をお待ちしています。',
  },
  labels: {
    with: '担当',
    together: '同席者',
    where: '場所',
    client: 'お客様',
    phone: '電話',
    notes: '備考',
  },
  there: (site, time) => `${site}の現地時間：${time}`,
  manage: '変更・キャンセル',
  open: '予約を表示',
  unasked: 'お心当たりがない場合は、何もする必要はありません。',
  package: 'ご利用パッケージ',
  disown: {
    link: 'このご予約に心当たりがない場合',
    heading: 'この予約に心当たりがありません',
    lead: (site) =>
      `どなたかが${site}の予約でお客様のメールアドレスを入力しました。ボタンを押すと予約がキャンセルされ、今後のメールが停止されます。`,
    button: 'キャンセルして今後のメールを止める',
    done: (site) => `キャンセルしました。${site}から今後メールは届きません。`,
    undo: 'メールを再び受け取る',
    undone: 'メールが再び届くようになりました。予約はキャンセルされたままです。',
    failed: '処理できませんでした。リンクの期限が切れている可能性があります。お問い合わせください。',
  },
  questions: 'お問い合わせ',
  labelled: (label, value) => `${label}：${value}`,
  yes: 'はい',
  no: 'いいえ',
};
