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
