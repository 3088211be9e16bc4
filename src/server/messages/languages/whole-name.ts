const EAST_ASIAN = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+$/u;

/** First and last name as one: the family's comes first where both are written in East Asian letters. */
export function wholeName(names: readonly string[]): string {
  return (names.every((name) => EAST_ASIAN.test(name)) ? [...names].reverse() : names).join(' ');
}
