/** The one error the engine throws: data or a question that does not hold together. */
export class EngineError extends Error {
  /** Where the fault is, as in `catalog.services[2].grid` or `question.service`. */
  readonly path: string;

  constructor(path: string, detail: string) {
    super(`${path}: ${detail}`);
    this.name = 'EngineError';
    this.path = path;
  }
}

/** Throws where two have one id: everything that names it would mean either. */
export function checkIds(ids: readonly string[], pathOf: (index: number) => string): void {
  const known = new Set<string>();
  ids.forEach((id, index) => {
    if (known.has(id)) throw new EngineError(pathOf(index), `${JSON.stringify(id)} stands twice; expected it once`);
    known.add(id);
  });
}
