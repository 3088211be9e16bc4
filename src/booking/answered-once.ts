/** Asks once for what does not change, and again where no answer came. */
export function answeredOnce<T>(ask: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | undefined;
  return () =>
    (answer ??= ask().catch((cause: unknown) => {
      answer = undefined;
      throw cause;
    }));
}
