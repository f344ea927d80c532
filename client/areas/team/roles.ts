import type { MemberRole } from "../../engine/api.ts";

/** Every role that can be given, in the order in which they are offered. */
export const offeredRoles: readonly MemberRole[] = [
  "clinician",
  "front-desk",
  "owner",
  "supervisor",
  "trainee",
  "biller",
  "auditor",
];
