import { describe, expect, test } from "vitest";
import { countPlaywright, countVitest } from "./count-results.mjs";

const vitestReport = (changes: object): string =>
  JSON.stringify({
    numPassedTests: 5,
    numFailedTests: 0,
    numPendingTests: 0,
    numTodoTests: 0,
    testResults: [{ status: "passed", assertionResults: [{}] }],
    ...changes,
  });

const playwrightReport = (changes: object): string =>
  JSON.stringify({ stats: { expected: 4, unexpected: 0, flaky: 0, skipped: 0, ...changes } });

describe("counting Vitest's report", () => {
  test("adds what passed, failed, was skipped or left to do", () => {
    const report = vitestReport({ numFailedTests: 2, numPendingTests: 1, numTodoTests: 3 });
    expect(countVitest(report, 1)).toEqual({ passed: 5, failed: 2, skipped: 4 });
  });

  test("counts a file that does not load as a failure", () => {
    const report = vitestReport({ testResults: [{ status: "failed", assertionResults: [] }] });
    expect(countVitest(report, 1)).toEqual({ passed: 5, failed: 1, skipped: 0 });
  });

  test("never passes without a report, with a bad exit code, or without a test", () => {
    expect(countVitest(null, 0).failed).toBe(1);
    expect(countVitest(vitestReport({}), 1).failed).toBe(1);
    expect(countVitest(vitestReport({ numPassedTests: 0 }), 0).failed).toBe(1);
    expect(countVitest(vitestReport({}), 0).failed).toBe(0);
  });
});

describe("counting Playwright's report", () => {
  test("counts a test that passed only at a second try as a failure", () => {
    expect(countPlaywright(playwrightReport({ flaky: 1, skipped: 2 }), 0)).toEqual({
      passed: 4,
      failed: 1,
      skipped: 2,
    });
  });

  test("never passes without a report, with a bad exit code, or without a test", () => {
    expect(countPlaywright(null, 0).failed).toBe(1);
    expect(countPlaywright(playwrightReport({}), null).failed).toBe(1);
    expect(countPlaywright(playwrightReport({ expected: 0 }), 0).failed).toBe(1);
    expect(countPlaywright(playwrightReport({}), 0).failed).toBe(0);
  });
});
