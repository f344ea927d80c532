/** Lighthouse on the built app, served by the relay: the first page that a visitor meets, on a phone and at a desk. */
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { chromium } from "@playwright/test";
import lighthouse, { desktopConfig } from "lighthouse";
import { CHROMIUM_FLAGS, chromiumPath } from "../../support/chromium.ts";
import { type Bench, interleaved, type Part, type PartResult } from "../harness/bench.ts";
import { atLeast, columnOf } from "../harness/budgets.ts";
import { shortSpread, spreadOf } from "../harness/statistics.ts";
import { withApp } from "./app-place.ts";

const CATEGORIES = ["performance", "accessibility", "best-practices"] as const;
const LEAST = 95;
const MOST_ROUNDS = 3;

type Category = (typeof CATEGORIES)[number];
type Scores = Readonly<Record<Category, number>>;
interface Seat {
  readonly label: "phone" | "desk";
}
const SEATS: readonly Seat[] = [{ label: "phone" }, { label: "desk" }];

export const lighthousePart: Part = {
  name: "lighthouse",
  run: (given: Bench): Promise<PartResult> =>
    withApp(given, async ({ origin }) => {
      const bench: Bench = { ...given, rounds: Math.min(MOST_ROUNDS, given.rounds) };
      const measures = await interleaved(bench, SEATS, (seat) => scoresOf(`${origin}/welcome`, seat));
      return {
        title: "Lighthouse",
        rounds: bench.rounds,
        work: `Lighthouse 12.8.2 from its npm package, in this machine's Chromium, on the welcome page of the built app, served by the relay with its compressed copies. The phone is Lighthouse's own simulated one (slow 4G, a processor four times slower).`,
        columns: ["seat", ...CATEGORIES],
        rows: SEATS.map(({ label }) => [
          label,
          ...CATEGORIES.map((category) => shortSpread(spreadOf(columnOf(measures, label, category)))),
        ]),
        budgets: SEATS.flatMap(({ label }) =>
          CATEGORIES.map((category) =>
            atLeast(`${category}, ${label}`, LEAST, spreadOf(columnOf(measures, label, category))),
          ),
        ),
      };
    }),
};

/** In a browser of its own: what an earlier visit left behind would flatter the figures. */
async function scoresOf(url: string, { label }: Seat): Promise<Scores> {
  const port = await freePort();
  const browser = await chromium.launch({
    executablePath: chromiumPath(),
    args: [...CHROMIUM_FLAGS, `--remote-debugging-port=${port}`],
  });
  try {
    const flags = { port, onlyCategories: [...CATEGORIES], logLevel: "error" as const };
    const result = await lighthouse(url, flags, label === "desk" ? desktopConfig : undefined);
    if (result === undefined) throw new Error("Lighthouse gave no result");
    const { categories } = result.lhr;
    const score = (category: Category): number => Math.round((categories[category]?.score ?? 0) * 100);
    return {
      performance: score("performance"),
      accessibility: score("accessibility"),
      "best-practices": score("best-practices"),
    };
  } finally {
    await browser.close();
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return port;
}
