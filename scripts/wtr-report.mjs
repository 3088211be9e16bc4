// What the tests in a browser say: nothing of files that passed (their pages log what they were made to complain of), and every
// failure once more at the end, where a log that is cut still has it.
import { relative } from 'node:path';
import { defaultReporter } from '@web/test-runner';

const testsOf = (suite, path = '') => {
  if (!suite) return [];
  const within = suite.name ? `${path}${suite.name} › ` : path;
  return [
    ...suite.tests.map((test) => ({ ...test, name: `${within}${test.name}` })),
    ...suite.suites.flatMap((inner) => testsOf(inner, within)),
  ];
};

const failureText = (file, name, error) =>
  `✗ ${file}${name ? ` › ${name}` : ''}\n  ${error?.message ?? 'did not run to its end'}`;

/** A reporter whose last lines are the failures, and the counts that scripts/run.mjs adds up. */
export function failuresLast() {
  const told = defaultReporter({ reportTestProgress: Boolean(process.stdout.isTTY) });
  return {
    ...told,
    reportTestFileResults(results) {
      if (results.sessionsForTestFile.some(({ passed }) => !passed)) told.reportTestFileResults(results);
    },
    onTestRunFinished({ sessions }) {
      let passed = 0;
      const failures = [];
      for (const session of sessions) {
        const file = relative(process.cwd(), session.testFile);
        const tests = testsOf(session.testResults).filter(({ skipped }) => !skipped);
        const failed = tests.filter((test) => !test.passed);
        passed += tests.length - failed.length;
        failures.push(...failed.map(({ name, error }) => failureText(file, name, error)));
        // A file that doesn't load has no failed test, but it has failed.
        if (!session.passed && failed.length === 0) failures.push(failureText(file, '', session.errors[0]));
      }
      console.log(
        `\n${failures.map((failure) => `${failure}\n`).join('')}\n${passed} passed\n${failures.length} failed`,
      );
    },
  };
}
