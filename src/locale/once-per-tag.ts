/** The same function, asked once per language tag: the tags of a page are few, and `Intl` is slow to answer. */
export function oncePerTag<T>(find: (tag: string) => T): (tag: string) => T {
  const known = new Map<string, T>();
  return (tag) => {
    if (!known.has(tag)) known.set(tag, find(tag));
    return known.get(tag)!;
  };
}
