import { expect, test } from "vitest";
import { isSetupCodeWanted } from "../../../client/state/setup-code.ts";

test("the code is asked for from the refusal on, while a code is tried, and until the relay is open", () => {
  let wanted = isSetupCodeWanted({ at: "connecting", attempt: 1 }, false);
  expect(wanted).toBe(false);
  wanted = isSetupCodeWanted({ at: "refused", code: "setup-code" }, wanted);
  expect(wanted).toBe(true);
  wanted = isSetupCodeWanted({ at: "connecting", attempt: 2 }, wanted);
  wanted = isSetupCodeWanted({ at: "offline", retryAtMs: null }, wanted);
  expect(wanted).toBe(true);
  expect(isSetupCodeWanted({ at: "online" }, wanted)).toBe(false);
});

test("another refusal asks for no code", () => {
  expect(isSetupCodeWanted({ at: "refused", code: "version" }, true)).toBe(false);
});
