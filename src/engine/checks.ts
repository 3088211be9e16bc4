/** Checks of plain data that the types alone can't promise. Each throws an `EngineError` that names the path. */
import { EngineError } from './errors.js';

/** Throws unless the value is a whole number between the two. */
export function checkWhole(value: number, least: number, most: number, path: string): void {
  if (Number.isInteger(value) && value >= least && value <= most) return;
  throw new EngineError(path, `expected a whole number from ${least} to ${most}, got ${JSON.stringify(value)}`);
}

/** Throws where one of the properties is no list. */
export function checkLists<T extends object>(value: T, properties: readonly (keyof T & string)[], path: string): void {
  for (const property of properties) {
    const found = value?.[property];
    if (!Array.isArray(found)) {
      throw new EngineError(`${path}.${property}`, `expected a list, got ${JSON.stringify(found)}`);
    }
  }
}

/** Throws where two of a list have one id: everything that names it would mean either. */
export function checkIds(items: readonly { readonly id: string }[], path: string): void {
  const ids = new Set<string>();
  for (const [index, { id }] of items.entries()) {
    if (ids.has(id))
      throw new EngineError(`${path}[${index}].id`, `${JSON.stringify(id)} stands twice; expected it once`);
    ids.add(id);
  }
}
