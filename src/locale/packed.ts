/**
 * Strings out of one text, in the order of a model's: their names, which all languages share, then travel once, with English
 * (scripts/vite/pack-languages.ts).
 */
export function unpacked<T extends object>(model: T, text: string): T {
  const values = text.split('|');
  const fill = (shape: object): object =>
    Object.fromEntries(
      Object.entries(shape).map(([key, ours]: [string, string | object]) => {
        if (typeof ours === 'object' && !('other' in ours)) return [key, fill(ours)];
        const value = values.shift()!;
        return [key, typeof ours === 'string' ? value : formsOf(value)];
      }),
    );
  return fill(model) as T;
}

/** The forms of a plural: "one=# day~other=# days". */
function formsOf(text: string): object {
  return Object.fromEntries(text.split('~').map((form) => form.split('=')));
}
