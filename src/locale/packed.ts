import { bySection } from './by-section.js';

/**
 * Strings out of one text, in the order of a model's: their names, which all languages share, then travel once, with English
 * (scripts/vite/pack-languages.ts). A section is there once the model has it, and all before it.
 */
export function unpacked<T extends object>(model: T, text: string): T {
  return bySection(model, (_, index) => {
    const values = text.split('|');
    const read = (ours: unknown): unknown => {
      if (typeof ours === 'string') return values.shift();
      if (typeof ours !== 'object' || ours === null) return undefined;
      if ('other' in ours) return formsOf(values.shift()!);
      return Object.fromEntries(Object.entries(ours).map(([key, inner]) => [key, read(inner)]));
    };
    return Object.values(model)
      .slice(0, index + 1)
      .map(read)[index];
  });
}

/** The forms of a plural: "one=# day~other=# days". */
function formsOf(text: string): object {
  return Object.fromEntries(text.split('~').map((form) => form.split('=')));
}
