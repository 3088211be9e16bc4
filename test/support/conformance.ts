import { conformance, type Subject } from '../../src/testing/index.js';

/** Runs the suite that the package has for adapters. */
export function itKeepsToThePort(name: string, subject: Subject): void {
  describe(`the port, kept by ${name}`, () => {
    for (const { name: sentence, run } of conformance(subject)) it(sentence, run);
  });
}
