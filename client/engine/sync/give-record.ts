import type { ResultCode } from "../../../sync-server/protocol/codes.ts";
import type { RelayLine } from "./relay-line.ts";

/**
 * Gives a relay a record of the confirmed log that it lost. One that is refused for its cuts is offered once more: it is history, and cannot
 * be written anew (docs/PROTOCOL.md §4).
 */
export async function giveRecord(line: RelayLine, record: Uint8Array): Promise<ResultCode> {
  const first = await line.ask({ type: "append", record }, "result");
  if (first.code !== "gap") return first.code;
  return (await line.ask({ type: "append", record }, "result")).code;
}
