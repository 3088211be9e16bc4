/** Text as it is compared: no case, no accents ("Physiothérapie" is found by "therapie"). */
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Whether every word of the search stands in a text. */
export function isFound(text: string, search: string): boolean {
  const whole = plain(text);
  return plain(search)
    .split(/\s+/)
    .every((word) => whole.includes(word));
}
