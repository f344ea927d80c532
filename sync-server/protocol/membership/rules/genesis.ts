/** The first record: one owner with one device, the three role keys, and the four scopes that every owner has. */

import type { KeySubject } from "../../principals.ts";
import { NO_PRACTICE, NO_PREV } from "../../record.ts";
import type { ScopeKind } from "../../record-lists.ts";
import { bytesEqual } from "../../../../crypto/public/bytes.ts";
import { hasRole, ROLE_KEYS } from "../../roles.ts";
import { requireValid, type Step } from "../step.ts";
import { openEpochs } from "./epochs.ts";
import { addDevice, addMember, only } from "./people.ts";
import { addScope } from "./scopes.ts";

const SCOPES: readonly ScopeKind[] = ["staff", "owner", "schedule", "self"];

export function applyGenesis(step: Step): void {
  const { record, signer } = step;
  const { practice, index, prev, scopes } = record;
  requireValid(
    practice === NO_PRACTICE && index === 0 && bytesEqual(prev, NO_PREV),
    "a genesis record follows nothing",
  );
  const founder = only(record.members, "members");
  const device = only(record.devices, "devices");
  requireValid(founder.member === (record.subject as string), "the subject is the first member");
  requireValid(hasRole(founder.roles, "owner"), "the first member is an owner");
  addMember(step, founder);
  requireValid(
    device.member === founder.member && device.device === signer.device,
    "signed by its own device",
  );
  addDevice(step, device, "device");
  const kinds = new Set(scopes.map(({ kind }) => kind));
  requireValid(
    scopes.length === SCOPES.length && SCOPES.every((kind) => kinds.has(kind)),
    "the first scopes",
  );
  for (const scope of scopes) addScope(step, scope);
  const must: KeySubject[] = [
    { kind: "member", id: founder.member },
    ...ROLE_KEYS.map((id): KeySubject => ({ kind: "role", id })),
    ...scopes.map(({ scope }): KeySubject => ({ kind: "scope", id: scope })),
  ];
  openEpochs(step, { must, may: [], mayLeaveOut: false });
}
