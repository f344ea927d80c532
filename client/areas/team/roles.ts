import type { MemberRole } from "../../engine/api.ts";

/** Every role, in the order in which they are offered. */
const roles: readonly MemberRole[] = [
  "clinician",
  "front-desk",
  "owner",
  "supervisor",
  "trainee",
  "biller",
  "auditor",
];

/** What these are for, invoices and the record of who did what, is not built: nobody is given one. */
const notOfUseYet: readonly MemberRole[] = ["biller", "auditor"];

/** The roles that can be given, and those that somebody has already and may put down. */
export const offeredRoles = (held: readonly MemberRole[]): readonly MemberRole[] =>
  roles.filter((role) => held.includes(role) || !notOfUseYet.includes(role));
