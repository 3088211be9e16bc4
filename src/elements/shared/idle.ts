/** The part of `navigator` that TypeScript doesn't know: not every browser has it. */
type WithConnection = Navigator & { readonly connection?: { readonly saveData: boolean } };

/** Does what nobody waits for, once what has just changed is painted and nothing else is to be done. Never where the client saves data. */
export function onceIdle(action: () => void): void {
  if ((navigator as WithConnection).connection?.saveData) return;
  const wait = globalThis.requestIdleCallback ?? setTimeout;
  requestAnimationFrame(() => wait(action));
}
