import { expect } from "vitest";
import type { ScopeId } from "../../../../crypto/public/ids.ts";
import { deviceReads } from "../../../../sync-server/protocol/membership/holders.ts";
import { type RoleName, setToRoles } from "../../../../sync-server/protocol/roles.ts";
import { isDirtyScope, namedReaders, rolesOf } from "../../../../client/engine/membership/roster.ts";
import type { Device, PracticeWorld } from "./practice-world.ts";

/** What docs/PROTOCOL.md §4 says of each kind of scope, written down once more. */
function mayRead(device: Device, scope: ScopeId): boolean {
  const { data } = device.open.log;
  const { member } = device.open;
  const line = data.scopes.get(scope);
  if (line === undefined) return false;
  const has = (...roles: RoleName[]) =>
    setToRoles(rolesOf(data, member)).some((role) => roles.includes(role));
  const office = has("owner", "front-desk", "biller");
  switch (line.kind) {
    case "staff":
      return rolesOf(data, member) !== 0;
    case "owner":
      return has("owner");
    case "file":
      return office || namedReaders(data, scope).includes(member);
    case "case":
      return has("owner") || namedReaders(data, scope).includes(member);
    case "schedule":
      return office || line.subject === member;
    default:
      return line.subject === member;
  }
}

/** Every living device opens the current epoch of exactly the scopes that it may read, and the validator says the same. */
export function expectExactAccess(world: PracticeWorld): void {
  for (const device of world.devices) {
    const { data } = device.open.log;
    if (device.open.log.removed) continue;
    for (const scope of data.scopes.keys()) {
      const { keyring } = device.open;
      const where = `${data.scopes.get(scope)?.kind} after ${data.hashes.length} records`;
      expect(keyring.reads(scope), where).toBe(mayRead(device, scope));
      expect(deviceReads(data, device.open.device, scope), where).toBe(mayRead(device, scope));
      const seals = mayRead(device, scope) && !isDirtyScope(data, scope);
      expect(keyring.sealerFor(scope) !== null, where).toBe(seals);
    }
    expect(device.alarms).toEqual([]);
  }
}
