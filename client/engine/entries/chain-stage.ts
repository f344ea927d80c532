/**
 * First half of taking entries in: whose they are, whether their author's signature covers them, and whether they continue its chain.
 *
 * Within one run of a chain only the last signature is verified: `previous` makes it vouch for those before. Whatever the relay itself
 * should have refused (no right, stale epoch, beyond a cut, not a successor) does not move the head, because its author will seal it anew.
 *
 * An author who had to write anew leaves a branch of its chain (docs/PROTOCOL.md §5): the new one becomes the head, and what stands in the
 * old one is let in behind it, each with its own signature.
 */
import { type ChainHead as ChainTail, comparePositions, follows } from "../../../crypto/public/entry.ts";
import { bytesEqual } from "../../../crypto/public/bytes.ts";
import { bytesToHex } from "../../../crypto/public/encodings.ts";
import type { ChainPosition, PracticeContext, Rights } from "../contract.ts";
import type { DocumentTable } from "../documents/document-table.ts";
import type { CheckBatch } from "./batch-signatures.ts";
import { ChainContents, type ChainName } from "./chain-rows.ts";
import type { Chains } from "./chains.ts";
import type { EntryOrders } from "./entry-orders.ts";
import { groupBy } from "./group-by.ts";
import { isInBranch, readLeftBranches } from "./left-branches.ts";
import type { OutboxRows } from "./outbox-rows.ts";
import type { Quarantine } from "./quarantine.ts";
import type { Candidate, ReceiveRun } from "./receive-run.ts";

export interface ChainStageParts {
  readonly context: PracticeContext;
  readonly chains: Chains;
  readonly table: DocumentTable;
  readonly orders: EntryOrders;
  readonly outbox: OutboxRows;
  readonly quarantine: Quarantine;
  readonly check: CheckBatch;
}

/** Those that have their place in their chain, in its order. The others are quarantined, settled or known already. */
export async function chainStage(
  parts: ChainStageParts,
  run: ReceiveRun,
  candidates: readonly Candidate[],
): Promise<readonly Candidate[]> {
  const chained: Candidate[] = [];
  const groups = groupBy(candidates, ({ signed: { header } }) => `${header.scope}/${header.device}`);
  for (const group of groups.values()) {
    group.sort((a, b) => comparePositions(a.signed.header, b.signed.header));
    const walk = new ChainWalk(parts, run);
    for (const candidate of group) await walk.take(candidate);
    chained.push(...(await walk.finish()));
  }
  return chained;
}

class ChainWalk {
  readonly #parts: ChainStageParts;
  readonly #run: ReceiveRun;
  /** Continues the head; the signature at its end is still to be verified. */
  #line: Candidate[] = [];
  /** Old ones that fill a hole: one that a damaged row left, or one in a branch that their author left. */
  readonly #refills: Candidate[] = [];
  /** Where branches begin in the line: behind which place each. */
  readonly #begun = new Map<Candidate, ChainPosition>();
  #contents: ChainContents | null = null;

  constructor(parts: ChainStageParts, run: ReceiveRun) {
    this.#parts = parts;
    this.#run = run;
  }

  async take(candidate: Candidate): Promise<void> {
    if (await this.#settleOwn(candidate)) return;
    const verdict = this.#parts.context.rights.judgeEntry(candidate.signed.headerBytes);
    if (verdict !== "ok") return this.#refuseByRights(candidate, verdict);
    for (;;) {
      const head = await this.#head(candidate);
      const { header } = candidate.signed;
      if (follows(head, header)) {
        this.#line.push(candidate);
        return;
      }
      if (head !== null && comparePositions(header, head) <= 0) {
        if (await this.#isSettledOld(candidate)) return;
      } else if (await this.#isSettledBeyond(candidate, head)) return;
      // The last of the line turned out to be forged and is gone: look again.
    }
  }

  async finish(): Promise<readonly Candidate[]> {
    let good = this.#line.length;
    while (good > 0 && !(await this.#isSigned(this.#line[good - 1]))) good -= 1;
    for (const forged of this.#line.slice(good)) this.#run.refuse(forged, "bad-signature", false);
    const line = this.#line.slice(0, good);
    const last = line.at(-1);
    if (last !== undefined) this.#moveHead(last);
    for (const [{ signed }, behind] of [...this.#begun].filter(([begun]) => line.includes(begun))) {
      this.#run.oweLeft({ ...signed.header, behind });
    }
    await this.#oweLeftBranches();
    return [...this.#refills, ...line];
  }

  /** With what came, more of a branch that was left can be given to the relay. */
  async #oweLeftBranches(): Promise<void> {
    const [refill] = this.#refills;
    if (refill === undefined) return;
    for (const branch of await readLeftBranches(this.#parts.context.store, refill.signed.header)) {
      if (this.#refills.some(({ signed: { header } }) => isInBranch(header, branch)))
        this.#run.oweLeft(branch);
    }
  }

  #moveHead({ signed: { header }, hash }: Candidate): void {
    const { incarnation, counter, device, scope } = header;
    const { chains, context } = this.#parts;
    this.#run.writes.push(chains.moveHead(device, scope, { incarnation, counter, hash }));
    this.#run.chainMoved(device, scope);
    if (device !== context.device) return;
    // Sealed under this device's name, but not by this profile: it was copied, or restored from a copy.
    this.#run.alarms.push({ kind: "fork", device, scope });
    this.#run.foreignOwn.add(scope);
  }

  async #head({ signed: { header } }: Candidate): Promise<ChainTail | null> {
    const last = this.#line.at(-1);
    if (last === undefined) return this.#parts.chains.head(header.device, header.scope);
    const { incarnation, counter } = last.signed.header;
    return { incarnation, counter, hash: last.hash };
  }

  /** This device's own entry comes back: as good as its acknowledgement. */
  async #settleOwn({ signed, hash, held }: Candidate): Promise<boolean> {
    const { outbox, context } = this.#parts;
    if (signed.header.device !== context.device) return false;
    const facts = outbox.byHash(hash);
    if (facts === null) return false;
    if (this.#run.settledKeys.has(facts.key)) return true;
    this.#run.settledKeys.add(facts.key);
    const { writes, settled } = await outbox.settling(facts, { ...this.#parts, device: context.device });
    this.#run.writes.push(...writes);
    this.#run.afterCommit.push(settled);
    if (held !== null) this.#run.unhold(held);
    this.#run.chainMoved(signed.header.device, signed.header.scope);
    return true;
  }

  async #refuseByRights(candidate: Candidate, verdict: Exclude<ReturnType<Rights["judgeEntry"]>, "ok">) {
    if (verdict === "stale-log") {
      this.#run.needsLog = true;
      return this.#run.refuse(candidate, "gap", false);
    }
    const isSigned = verdict === "unknown-device" || (await this.#isSigned(candidate));
    this.#run.refuse(candidate, isSigned ? verdict : "bad-signature", false);
  }

  /** At or behind the head: known, a fill for a damaged row, or a fork. False when a forged one in its place was thrown out. */
  async #isSettledOld(candidate: Candidate): Promise<boolean> {
    const { header } = candidate.signed;
    const rival = this.#line.find(({ signed }) => comparePositions(signed.header, header) === 0);
    if (rival !== undefined) {
      if (bytesEqual(rival.hash, candidate.hash)) {
        // The same entry twice: keep the proof that holds.
        if (rival === this.#line.at(-1) && !(await this.#isSigned(rival)))
          this.#line.splice(-1, 1, candidate);
        return true;
      }
      if (await this.#dropForgedEnd()) return false;
    }
    const hashes = await this.#parts.orders.hashes(header.document);
    if (hashes.has(bytesToHex(candidate.hash)) || this.#isHeldChained(candidate)) {
      if (candidate.held !== null) this.#run.unhold(candidate.held);
      return true;
    }
    if (!(await this.#isSigned(candidate))) this.#run.refuse(candidate, "bad-signature", false);
    else if (await this.#fillsDamage(candidate)) this.#refill({ ...candidate, isRefill: true });
    else await this.#settleLeft(candidate);
    return true;
  }

  #refill(candidate: Candidate): void {
    this.#refills.push(candidate);
    this.#contents?.add(candidate.signed.header, candidate.hash);
    // What was held behind it may have its place now.
    this.#run.chainMoved(candidate.signed.header.device, candidate.signed.header.scope);
  }

  /** Its place behind the head is empty or another's, and its signature holds. */
  async #settleLeft(candidate: Candidate): Promise<void> {
    const { header, headerBytes } = candidate.signed;
    // Nobody but the author can make a place one behind the head.
    while (await this.#dropForgedEnd());
    const head = await this.#head(candidate);
    const contents = await this.#chain(candidate);
    // The same entry twice.
    if (contents.isAt(header, candidate.hash)) return;
    const isLeft = head !== null && header.incarnation < head.incarnation && !contents.holds(header);
    if (!isLeft) return this.#refuseFork(candidate);
    // A chain vouches for what stands in it up to a cut, and nothing for this: a removed device could still make one.
    if (this.#parts.context.rights.hasLostScope(headerBytes))
      this.#run.refuse(candidate, "beyond-cut", false);
    else if (contents.holdsBefore(header)) this.#refill(candidate);
    else this.#run.refuse(candidate, "gap", false);
  }

  /** What this device holds of the chain, with what came a moment ago. */
  async #chain({ signed: { header } }: Candidate): Promise<ChainContents> {
    if (this.#contents === null) {
      this.#contents = await ChainContents.read(this.#parts, header);
      for (const { signed, hash } of this.#refills) this.#contents.add(signed.header, hash);
    }
    for (const { signed, hash } of this.#line) this.#contents.add(signed.header, hash);
    return this.#contents;
  }

  /** Whether it begins a new incarnation behind an entry that is held and is not the head: then it is the next of the line. */
  async #beginsBranch(candidate: Candidate, head: ChainTail | null): Promise<boolean> {
    const { header } = candidate.signed;
    if (head === null || header.counter !== 1 || header.incarnation <= head.incarnation) return false;
    const behind = (await this.#chain(candidate)).placeNamedBy(header);
    if (behind === null || !(await this.#isSigned(candidate))) return false;
    const { rights } = this.#parts.context;
    if (rights.hasLostScope(candidate.signed.headerBytes)) await this.#doubtLeft(header, behind);
    this.#begun.set(candidate, behind);
    this.#line.push(candidate);
    return true;
  }

  /**
   * Its author has lost the scope since, so what stands behind the beginning of the branch may have been made later, with the relay's help, at
   * places that no cut excludes. What came just now is not let in, and of what was let in before somebody is told.
   */
  async #doubtLeft({ device, scope }: ChainName, behind: ChainPosition): Promise<void> {
    const from = this.#line.findIndex(({ signed }) => comparePositions(signed.header, behind) > 0);
    const left = from < 0 ? [] : this.#line.splice(from);
    for (const each of left) this.#run.refuse(each, "beyond-cut", false);
    this.#contents = null;
    const head = await this.#parts.chains.head(device, scope);
    if (head !== null && comparePositions(head, behind) > 0) {
      this.#run.alarms.push({ kind: "fork", device, scope });
    }
  }

  #isHeldChained({ hash }: Candidate): boolean {
    return this.#parts.quarantine.hasChained(hash);
  }

  /** A row that went bad and was not read since looks like an entry that was never here: only then is this one no fork. */
  async #fillsDamage({ signed }: Candidate): Promise<boolean> {
    const { document } = signed.header;
    const isKnown = (): boolean => this.#parts.quarantine.damagedOf(document) !== null;
    if (!isKnown()) await this.#run.lookForDamage(document);
    return isKnown();
  }

  #refuseFork(candidate: Candidate): void {
    const { device, scope } = candidate.signed.header;
    this.#run.alarms.push({ kind: "fork", device, scope });
    this.#run.refuse(candidate, "fork", false);
  }

  /** Ahead of the head without continuing it. False when a forged one at the end of the line was thrown out. */
  async #isSettledBeyond(candidate: Candidate, head: ChainTail | null): Promise<boolean> {
    const { header } = candidate.signed;
    const isNext =
      head === null
        ? header.counter === 1 && header.incarnation === 0
        : header.incarnation === head.incarnation && header.counter === head.counter + 1;
    if (isNext && (await this.#dropForgedEnd())) return false;
    if (header.counter === 1 && (await this.#dropForgedEnd())) return false;
    if (await this.#beginsBranch(candidate, head)) return true;
    // A relay must not be able to show holes that no author left.
    const reason = isNext ? "broken-chain" : "gap";
    this.#run.refuse(candidate, (await this.#isSigned(candidate)) ? reason : "bad-signature", false);
    return true;
  }

  async #dropForgedEnd(): Promise<boolean> {
    const last = this.#line.at(-1);
    if (last === undefined || (await this.#isSigned(last))) return false;
    this.#line.pop();
    this.#run.refuse(last, "bad-signature", false);
    return true;
  }

  async #isSigned(candidate: Candidate | undefined): Promise<boolean> {
    return candidate !== undefined && this.#parts.check(candidate.signed);
  }
}
