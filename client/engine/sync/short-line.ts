/**
 * Lines for one purpose, before there is a session: reading what an invitation says, waiting to be admitted, finding a practice by the
 * printed code. They end when the purpose is met.
 */
import type { PracticeId } from "../../../crypto/public/ids.ts";
import type { SignedKind } from "../../../crypto/public/labels.ts";
import type { HelloKey } from "../../../sync-server/protocol/client-frames.ts";
import type { RejectCode } from "../../../sync-server/protocol/codes.ts";
import type { RelayFrame } from "../../../sync-server/protocol/relay-frames.ts";
import type { EngineEnvironment } from "../environment.ts";
import { Fault, type FaultCode } from "../fault.ts";
import {
  LineEnded,
  openRelayLine,
  type RelayLine,
  requireProtocol,
  sayHello,
  type Unasked,
} from "./relay-line.ts";

export type InviteWelcome = Extract<RelayFrame, { type: "invite-welcome" }>;

export interface LineKey {
  readonly practice: PracticeId;
  readonly key: HelloKey;
  sign(kind: SignedKind, bytes: Uint8Array): Uint8Array | Promise<Uint8Array>;
}

type Surroundings = Pick<EngineEnvironment, "relay" | "clock">;

/** Opens a line, proves the key, runs `use`, and closes. Ends of the line become faults. */
export async function withLine<T>(
  { relay, clock }: Surroundings,
  key: LineKey | null,
  use: (line: RelayLine) => Promise<T>,
  handle: (frame: Unasked) => void = () => undefined,
): Promise<T> {
  const line = openRelayLine({ dialer: relay, clock, handle });
  try {
    if (key === null) requireProtocol(await line.next("challenge"));
    else await sayHello(line, { origin: relay.origin, ...key });
    return await use(line);
  } catch (error) {
    throw error instanceof LineEnded ? faultOf(error.code) : error;
  } finally {
    line.close();
  }
}

const FAULTS: Partial<Record<RejectCode, FaultCode>> = {
  "unknown-practice": "unknown-practice",
  version: "version-too-old",
  "invite-closed": "invite-used",
  "not-authentic": "not-permitted",
};

export function faultOf(code: RejectCode | null): Fault {
  if (code === null || code === "busy" || code === "rate") return new Fault("offline", { retryable: true });
  return new Fault(FAULTS[code] ?? "relay-refused", { detail: code });
}

/** What stands in the log of a practice, from its first record. */
export async function readWholeLog(line: RelayLine): Promise<readonly Uint8Array[]> {
  const { logLength } = await line.next("welcome");
  const records: Uint8Array[] = [];
  while (records.length < logLength) {
    const page = line.next("log");
    line.send({ type: "read-log", from: records.length });
    const { records: more } = await page;
    if (more.length === 0) break;
    records.push(...more.map((record) => record.slice()));
  }
  return records;
}

export function findPractices(
  surroundings: Surroundings,
  prefix: Uint8Array,
): Promise<readonly PracticeId[]> {
  return withLine(surroundings, null, async (line) => {
    const found = line.next("found");
    line.send({ type: "find", prefix });
    return (await found).practices;
  });
}
