/**
 * Branches of chains that their author has left, because it had to write anew (docs/PROTOCOL.md §5). Heads do not show what stands in them,
 * so each is noted: whoever holds entries of one gives them to the relay, for others may lack them.
 */
import { ByteReader, ByteWriter } from "../../../crypto/public/bytes.ts";
import { hexToBytes } from "../../../crypto/public/encodings.ts";
import { comparePositions } from "../../../crypto/public/entry.ts";
import { bytesToDeviceId, bytesToScopeId } from "../../../crypto/public/ids.ts";
import type { ChainPosition, LeftBranch } from "../contract.ts";
import type { EngineStore, StoreWrite } from "../store/store.ts";
import type { ChainName } from "./chain-rows.ts";

const PREFIX = "left/";

/** A branch begins with (`incarnation`, 1); what stands behind `behind` in lower ones was left. */
export function leftBranchRow(
  { device, scope, incarnation, behind }: Omit<LeftBranch, "isOwed">,
  isOwed: boolean,
): StoreWrite {
  const value = new ByteWriter(11)
    .u16(behind.incarnation)
    .u64(behind.counter)
    .u8(isOwed ? 1 : 0)
    .finish();
  const key = `${PREFIX}${scope}/${device}/${String(incarnation).padStart(5, "0")}`;
  return { table: "meta", key, value };
}

/** Whether what stands at this place of the branch's chain was left with it. */
export function isInBranch(
  place: ChainPosition,
  { incarnation, behind }: Pick<LeftBranch, "incarnation" | "behind">,
): boolean {
  return place.incarnation < incarnation && comparePositions(place, behind) > 0;
}

/** All of them, or those of one chain. */
export async function readLeftBranches(
  store: Pick<EngineStore, "range">,
  chain: ChainName | null = null,
): Promise<readonly LeftBranch[]> {
  const prefix = chain === null ? PREFIX : `${PREFIX}${chain.scope}/${chain.device}/`;
  const rows = await store.range("meta", { prefix });
  return rows.map(({ key, value }) => {
    const [scope = "", device = "", incarnation = ""] = key.slice(PREFIX.length).split("/");
    const reader = new ByteReader(value);
    const behind: ChainPosition = { incarnation: reader.u16(), counter: reader.u64() };
    const isOwed = reader.u8() === 1;
    reader.end();
    return {
      scope: bytesToScopeId(hexToBytes(scope)),
      device: bytesToDeviceId(hexToBytes(device)),
      incarnation: Number(incarnation),
      behind,
      isOwed,
    };
  });
}
