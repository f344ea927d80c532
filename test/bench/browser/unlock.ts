import { type Bench, interleaved, type Part, type PartResult } from "../harness/bench.ts";
import { atMost, columnOf } from "../harness/budgets.ts";
import { ratioOf, shortSpread, spreadOf } from "../harness/statistics.ts";
import { type BenchPage, withBrowser } from "./browser.ts";
import type { MadeProfile } from "./page/profiles.ts";

const CLIENTS = 2_000;

const SEALED = "claros: passphrase to list";
const PLAIN_ONE = "y-indexeddb, one after another";
const PLAIN_MANY = "y-indexeddb, 20 at a time";

/** The start of a working day. */
export const unlock: Part = {
  name: "unlock",
  run: (bench: Bench): Promise<PartResult> =>
    withBrowser(bench, async (browser) => {
      const page = await browser.page();
      const plain = await browser.plainPage();
      const prepared = await page.task("prepare-clients", { count: CLIENTS });
      await plain.task("prepare-plain-clients", { count: CLIENTS });
      const contestants = [SEALED, PLAIN_ONE, PLAIN_MANY].map((label) => ({ label }));
      const measures = await interleaved(bench, contestants, ({ label }) =>
        measure({ page, plain, prepared }, label),
      );
      const of = (label: string) => columnOf(measures, label, "ms");
      const against = (ours: readonly number[], label = PLAIN_ONE) => ratioOf(ours, of(label));
      const unlocking = columnOf(measures, SEALED, "unlockedMs");
      const row = (label: string, values: readonly number[]) => [
        label,
        shortSpread(spreadOf(values)),
        shortSpread(against(values)),
        shortSpread(against(values, PLAIN_MANY)),
      ];
      return {
        title: "Unlock to the list of 2,000 clients",
        work:
          "From the passphrase (Argon2id, 64 MiB, three passes) to the answer that a client list is drawn from: device root, keyring, 2,001 membership records replayed " +
          "against their sealed hash, 2,000 sealed summaries. y-indexeddb: 2,000 databases with one client file each, opened.",
        columns: ["how", "ms", "÷ y-indexeddb one after another", "÷ y-indexeddb 20 at a time"],
        rows: [
          ...contestants.map(({ label }) => row(label, of(label))),
          row("claros: `unlock` alone", unlocking),
        ],
        budgets: [
          atMost(
            "unlock to list of 2,000 clients ÷ opening 2,000 y-indexeddb databases one after another",
            0.2,
            against(of(SEALED)),
          ),
        ],
      };
    }),
};

interface Sides {
  readonly page: BenchPage;
  readonly plain: BenchPage;
  readonly prepared: MadeProfile;
}

async function measure({ page, plain, prepared }: Sides, label: string) {
  if (label !== SEALED) {
    const together = label === PLAIN_ONE ? 1 : 20;
    const ms = await plain.task("open-many-plain", { prefix: "plain-client", count: CLIENTS, together });
    return { ms, unlockedMs: Number.NaN };
  }
  const { ms, unlockedMs, rows } = await page.task("unlock-to-list", prepared);
  if (rows !== CLIENTS) throw new Error(`${rows} clients`);
  await page.task("lock");
  return { ms, unlockedMs };
}
