/**
 * Counts what the two test runners report. A runner that fails without a failing test (a file that does not
 * load, an error between tests, no report at all, no test found) counts as one failure: nothing is lost in a sum.
 *
 * @typedef {{ passed: number, failed: number, skipped: number }} Count
 */

/**
 * @param {string | null} report Vitest's JSON report
 * @param {number | null} exitCode
 * @returns {Count}
 */
export function countVitest(report, exitCode) {
  if (report === null) return { passed: 0, failed: 1, skipped: 0 };
  const { testResults, numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(report);
  const unloaded = testResults.filter(
    (/** @type {any} */ file) => file.status === "failed" && file.assertionResults.length === 0,
  ).length;
  const count = {
    passed: numPassedTests,
    failed: numFailedTests + unloaded,
    skipped: numPendingTests + numTodoTests,
  };
  return withSilentFailure(count, exitCode);
}

/**
 * @param {string | null} report Playwright's JSON report
 * @param {number | null} exitCode
 * @returns {Count}
 */
export function countPlaywright(report, exitCode) {
  if (report === null) return { passed: 0, failed: 1, skipped: 0 };
  const { expected, unexpected, flaky, skipped } = JSON.parse(report).stats;
  return withSilentFailure({ passed: expected, failed: unexpected + flaky, skipped }, exitCode);
}

/**
 * @param {Count} count
 * @param {number | null} exitCode
 * @returns {Count}
 */
function withSilentFailure(count, exitCode) {
  const isSilent = count.failed === 0 && (exitCode !== 0 || count.passed === 0);
  return isSilent ? { ...count, failed: 1 } : count;
}
