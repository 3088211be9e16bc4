/**
 * Eight hexadecimal digits made from all of a record but its digest, in whatever order the fields of an object stand. It
 * finds mistakes, not forgers: whoever can write a record can write its digest.
 */
export function digestOf<Made extends { readonly digest?: string }>({ digest: _, ...record }: Made): string {
  return (hashOf(record) >>> 0).toString(16).padStart(8, '0');
}

const FRACTION = 2 ** 24;

function hashOf(value: unknown): number {
  if (typeof value === 'number') return hashOfNumber(value);
  if (typeof value === 'string') return hashOfText(value);
  if (Array.isArray(value)) {
    let hash = value.length + 1;
    for (const item of value) hash = mixed(hash, hashOf(item));
    return hash;
  }
  // What is true is not the text "true".
  if (typeof value !== 'object' || value === null) return ~hashOfText(String(value));
  let sum = 7;
  const fields = value as Readonly<Record<string, unknown>>;
  for (const key of Object.keys(fields)) {
    // A sum: stores that sort fields by name change nothing.
    if (fields[key] !== undefined) sum = (sum + mixed(hashOfText(key), hashOf(fields[key]))) | 0;
  }
  return sum;
}

function hashOfNumber(value: number): number {
  const whole = Math.floor(value);
  return mixed(mixed(whole | 0, Math.floor(whole / 2 ** 32) | 0), ((value - whole) * FRACTION) | 0);
}

function hashOfText(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash;
}

function mixed(hash: number, next: number): number {
  const both = Math.imul(hash ^ Math.imul(next, 0x9e3779b1), 0x85ebca6b);
  return both ^ (both >>> 15);
}
