import { expect, test } from "vitest";
import type { MemberRole } from "../../../client/engine/api.ts";
import { caringRoles, isCaring } from "../../../client/model/caring-roles.ts";

const others: readonly MemberRole[] = ["owner", "front-desk", "biller", "auditor"];

test("one role of care is enough, and no other is one", () => {
  for (const role of caringRoles) expect(isCaring([...others, role]), role).toBe(true);
  expect(isCaring(others)).toBe(false);
  expect(isCaring([])).toBe(false);
});
