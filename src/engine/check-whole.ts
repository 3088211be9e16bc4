import { EngineError } from './errors.js';

/** Throws unless the value is a whole number between the two. */
export function checkWhole(value: number, least: number, most: number, path: string): void {
  if (Number.isInteger(value) && value >= least && value <= most) return;
  throw new EngineError(path, `expected a whole number from ${least} to ${most}, got ${JSON.stringify(value)}`);
}
