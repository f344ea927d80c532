/** What a device asks of a practice's storage: pages of the log, of a scope, of chain heads and of snapshots. One answer at a time. */

import { parseEntryHeader } from "../crypto/public/entry.ts";
import type { DocumentId, ScopeId } from "../crypto/public/ids.ts";
import type { Verifier } from "../crypto/public/signature.ts";
import { isSignedByItsDevice } from "./audit.ts";
import { type Clock, dayOf } from "./clock.ts";
import type { Limits } from "./limits.ts";
import { type Peer, sendFrame } from "./peer.ts";
import type { ClientFrame } from "./protocol/client-frames.ts";
import type { ResultCode } from "./protocol/codes.ts";
import type { Membership } from "./protocol/membership/membership.ts";
import { hasRole } from "./protocol/roles.ts";
import type { CoveringSnapshot, HeadOfChain } from "./protocol/relay-frames.ts";
import { readPushedEntry } from "./pushed-entry.ts";
import type { Rights } from "./rights.ts";
import { type PracticeState, type PracticeStore, StoreFault } from "./store/store.ts";
import type { UsageCount } from "./usage-count.ts";

type Frame<Type extends ClientFrame["type"]> = Extract<ClientFrame, { readonly type: Type }>;

export interface AnswerParts {
  readonly clock: Clock;
  readonly limits: Limits;
  readonly store: PracticeStore;
  readonly rights: Rights;
  readonly usage: UsageCount;
  readonly state: () => PracticeState;
  readonly membership: () => Membership;
  readonly verifier: Verifier;
}

const HEADS_PER_FRAME = 8_192;

/** One `log` frame, also when there is nothing to tell: the client may be asking whether the relay is still there. */
export async function answerReadLog(
  parts: AnswerParts,
  peer: Peer,
  { from }: Frame<"read-log">,
): Promise<void> {
  const page = await parts.store.log.read(from, parts.limits.pageBytes);
  const records = page.slice(0, parts.limits.pageRecords);
  peer.logSent = Math.max(peer.logSent, from + records.length);
  sendFrame(peer, { type: "log", from, records });
}

export async function answerFetch(parts: AnswerParts, peer: Peer, frame: Frame<"fetch">): Promise<void> {
  const { request, scope, after } = frame;
  if (!mayRead(parts, peer, scope)) return answerCode(peer, request, "not-allowed");
  const { pageBytes, pageRows } = parts.limits;
  const through = Math.min(frame.through, parts.state().head);
  const page = await parts.store.readScope({ after, through, maxBytes: pageBytes, maxRows: pageRows }, scope);
  sendFrame(peer, {
    type: "fetched",
    request,
    through: page.isLast ? Math.max(after, through) : page.through,
    more: !page.isLast,
    entries: page.entries,
  });
}

export async function answerHeads(
  parts: AnswerParts,
  peer: Peer,
  { request }: Frame<"ask-heads">,
): Promise<void> {
  sendHeads(peer, request, await parts.store.heads(parts.rights.scopesOf(peer.device)));
}

/** For whoever may end the device: its own member and owners. They learn how long its chains are, also where they cannot read. */
export async function answerDeviceHeads(
  parts: AnswerParts,
  peer: Peer,
  { request, device }: Frame<"ask-device-heads">,
): Promise<void> {
  const membership = parts.membership();
  const isOwn = membership.device(device)?.member === peer.member;
  const isOwner = hasRole(membership.rolesOf(peer.member), "owner");
  if (peer.isKit || (!isOwn && !isOwner)) return answerCode(peer, request, "not-allowed");
  const heads = await parts.store.heads("all");
  sendHeads(
    peer,
    request,
    heads.filter((head) => head.device === device),
  );
}

function sendHeads(peer: Peer, request: number, heads: readonly HeadOfChain[]): void {
  const pages = pagesOf(heads, () => 1, HEADS_PER_FRAME);
  pages.forEach((page: readonly HeadOfChain[], place) =>
    sendFrame(peer, { type: "heads", request, more: place < pages.length - 1, heads: page }),
  );
}

export async function answerSnapshots(
  parts: AnswerParts,
  peer: Peer,
  frame: Frame<"get-snapshots">,
): Promise<void> {
  const { request, scope, document } = frame;
  if (!mayRead(parts, peer, scope)) return answerCode(peer, request, "not-allowed");
  const kept = await parts.store.snapshots.read(scope, document);
  // Of a whole scope the newest of each document: whoever does not trust one asks for those of its document.
  const snapshots = document === null ? newestOfEach(kept) : kept;
  const pages = pagesOf(snapshots, ({ signedEntry }) => signedEntry.length + 12, parts.limits.pageBytes);
  pages.forEach((page: readonly CoveringSnapshot[], place) =>
    sendFrame(peer, { type: "snapshots", request, more: place < pages.length - 1, snapshots: page }),
  );
}

function newestOfEach(snapshots: readonly CoveringSnapshot[]): CoveringSnapshot[] {
  const newest = new Map<DocumentId, CoveringSnapshot>();
  for (const snapshot of snapshots) {
    const { document } = parseEntryHeader(snapshot.signedEntry);
    if ((newest.get(document)?.covers ?? -1) <= snapshot.covers) newest.set(document, snapshot);
  }
  return [...newest.values()];
}

export async function answerPutSnapshot(
  parts: AnswerParts,
  peer: Peer,
  frame: Frame<"put-snapshot">,
): Promise<void> {
  answerCode(peer, frame.request, await putSnapshot(parts, peer, frame));
}

async function putSnapshot(
  parts: AnswerParts,
  peer: Peer,
  frame: Frame<"put-snapshot">,
): Promise<ResultCode> {
  const read = readPushedEntry(frame.signedEntry, "snapshot");
  if (!read.ok) return read.code;
  const { header, bytes } = read.pushed;
  if (header.device !== peer.device) return "not-allowed";
  const code = parts.rights.judgeSnapshot(header);
  if (code !== "ok") return code;
  if (!(await isSignedByItsDevice(read.pushed, parts.membership(), parts.verifier))) return "not-authentic";
  // While the signature was looked at, the relay may have begun to stop.
  if (peer.isGone) return "busy";
  if (frame.covers > parts.state().head) return "gap";
  await parts.usage.refresh();
  if (!parts.usage.hasRoom(bytes.length)) return "quota";
  const { scope, document } = header;
  try {
    const day = dayOf(parts.clock);
    await parts.store.snapshots.put({ scope, document, covers: frame.covers, signedEntry: bytes, day });
  } catch (error) {
    if (error instanceof StoreFault && error.code === "full") return "quota";
    throw error;
  }
  parts.usage.add(bytes.length);
  return "ok";
}

function mayRead({ rights }: AnswerParts, peer: Peer, scope: ScopeId): boolean {
  return rights.scopesOf(peer.device).has(scope);
}

function answerCode(peer: Peer, request: number, code: ResultCode): void {
  sendFrame(peer, { type: "result", request, code, value: 0 });
}

/** At least one page, so that every question has an answer. */
function pagesOf<Item>(items: readonly Item[], weigh: (item: Item) => number, most: number): Item[][] {
  const pages: Item[][] = [[]];
  let weight = 0;
  for (const item of items) {
    const own = weigh(item);
    if (weight + own > most && weight > 0) {
      pages.push([]);
      weight = 0;
    }
    pages.at(-1)?.push(item);
    weight += own;
  }
  return pages;
}
