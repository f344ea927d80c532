import { expect, test } from "vitest";
import { FormatError } from "../../../crypto/public/bytes.ts";
import { RESULT_CODES, byteToCode, codeToByte } from "../../../sync-server/protocol/codes.ts";
import {
  isRoleSet,
  OFFICE_KEY,
  OWNER_KEY,
  ROLE_BITS,
  type RoleName,
  roleKeysOf,
  rolesToSet,
  setToRoles,
  STAFF_KEY,
} from "../../../sync-server/protocol/roles.ts";

test.each<[RoleName, readonly string[]]>([
  ["owner", [OWNER_KEY, OFFICE_KEY, STAFF_KEY]],
  ["clinician", [STAFF_KEY]],
  ["supervisor", [STAFF_KEY]],
  ["trainee", [STAFF_KEY]],
  ["front-desk", [OFFICE_KEY, STAFF_KEY]],
  ["biller", [OFFICE_KEY, STAFF_KEY]],
  ["auditor", [STAFF_KEY]],
])("a %s holds exactly these role keys", (role, keys) => {
  expect(roleKeysOf(ROLE_BITS[role])).toEqual(keys);
});

test("roles are a set of known bits", () => {
  const names: readonly RoleName[] = ["owner", "trainee", "auditor"];
  expect(setToRoles(rolesToSet(names))).toEqual(names);
  expect(isRoleSet(127)).toBe(true);
  expect(isRoleSet(128)).toBe(false);
  expect(isRoleSet(32_768)).toBe(false);
});

test("role ids are fifteen zero bytes and a number", () => {
  expect([OWNER_KEY, OFFICE_KEY, STAFF_KEY]).toEqual(["01", "02", "03"].map((end) => "00".repeat(15) + end));
});

test("a code's byte is its place in the protocol's table", () => {
  RESULT_CODES.forEach((code, byte) => {
    expect(codeToByte(code)).toBe(byte);
    expect(byteToCode(byte)).toBe(code);
  });
  expect(() => byteToCode(18)).toThrow(FormatError);
});
