/**
 * First half of taking entries in: whose they are, whether their author's signature covers them, and whether they continue its chain.
 *
 * Within one run of a chain only the last signature is verified: `previous` makes it vouch for those before. Whatever the relay itself
 * should have refused (no right, stale epoch, beyond a cut, not a successor) does not move the head, because its author will seal it anew.
 */
import { type ChainHead as ChainTail, comparePositions, follows } from "../../../crypto/public/entry.ts";
import { bytesEqual } from "../../../crypto/public/bytes.ts";
import { bytesToHex } from "../../../crypto/public/encodings.ts";
import type { PracticeContext, Rights } from "../contract.ts";
import type { CheckBatch } from "./batch-signatures.ts";
import type { Chains } from "./chains.ts";
import type { EntryOrders } from "./entry-orders.ts";
import { groupBy } from "./group-by.ts";
import type { OutboxRows } from "./outbox-rows.ts";
import type { Quarantine } from "./quarantine.ts";
import type { Candidate, ReceiveRun } from "./receive-run.ts";

export interface ChainStageParts {
  readonly context: PracticeContext;
  readonly chains: Chains;
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
  /** Old ones that fill a hole which a damaged row left. */
  readonly #refills: Candidate[] = [];

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
    return [...this.#refills, ...line];
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
    else if (await this.#fillsDamage(candidate)) this.#refills.push({ ...candidate, isRefill: true });
    else this.#refuseFork(candidate);
    return true;
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
