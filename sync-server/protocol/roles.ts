/**
 * Roles are what a member is; role keys are what a member therefore holds (docs/PROTOCOL.md §1). Everybody holds the
 * staff key; the office key belongs to owner, front desk and biller; the owner key to owners.
 */

import { bytesToRoleId, ID_BYTES, type RoleId } from "../../crypto/public/ids.ts";

/** A bit set of {@link ROLE_BITS}. */
export type RoleSet = number;

export const ROLE_BITS = {
  owner: 1,
  clinician: 2,
  supervisor: 4,
  trainee: 8,
  "front-desk": 16,
  biller: 32,
  auditor: 64,
} as const;

export type RoleName = keyof typeof ROLE_BITS;

const ALL_ROLES = Object.values(ROLE_BITS).reduce((all, bit) => all | bit, 0);

export const OWNER_KEY = roleKey(1);
export const OFFICE_KEY = roleKey(2);
export const STAFF_KEY = roleKey(3);
export const ROLE_KEYS: readonly RoleId[] = [OWNER_KEY, OFFICE_KEY, STAFF_KEY];

const OFFICE_ROLES = ROLE_BITS.owner | ROLE_BITS["front-desk"] | ROLE_BITS.biller;

export function hasRole(roles: RoleSet, ...names: readonly RoleName[]): boolean {
  return names.some((name) => (roles & ROLE_BITS[name]) !== 0);
}

export function isRoleSet(roles: RoleSet): boolean {
  return (roles & ~ALL_ROLES) === 0;
}

export function rolesToSet(names: readonly RoleName[]): RoleSet {
  return names.reduce((all, name) => all | ROLE_BITS[name], 0);
}

export function setToRoles(roles: RoleSet): RoleName[] {
  return (Object.keys(ROLE_BITS) as RoleName[]).filter((name) => hasRole(roles, name));
}

export function holdsRoleKey(roles: RoleSet, key: RoleId): boolean {
  if (key === STAFF_KEY) return true;
  if (key === OFFICE_KEY) return (roles & OFFICE_ROLES) !== 0;
  return key === OWNER_KEY && hasRole(roles, "owner");
}

/** The role keys that somebody with these roles holds. */
export function roleKeysOf(roles: RoleSet): RoleId[] {
  return ROLE_KEYS.filter((key) => holdsRoleKey(roles, key));
}

function roleKey(number: number): RoleId {
  const bytes = new Uint8Array(ID_BYTES);
  bytes[ID_BYTES - 1] = number;
  return bytesToRoleId(bytes);
}
