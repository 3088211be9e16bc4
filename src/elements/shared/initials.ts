/** Titles say nothing about who it is: "Dr. Amina Okafor" is AO. */
const TITLE = /\.$/;

/** The first letters of the first and last name, whole characters of any script. */
export function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => word && !TITLE.test(word));
  const ends = words.length > 1 ? [words[0]!, words.at(-1)!] : words;
  return ends.map((word) => [...word][0]!.toUpperCase()).join('');
}
