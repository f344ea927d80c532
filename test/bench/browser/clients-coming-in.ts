/** Many clients at once: from a table in a file, and from a colleague. Whole apps, a real relay. */

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { bringIn, foundPractice, goTo } from "../../e2e/support/person.ts";
import type { Bench } from "../harness/bench.ts";
import { withApp, withPeople } from "./app-place.ts";
import { type Smoothness, smoothnessOf } from "./smoothness.ts";

const WITHIN_MS = 240_000;
const MOST_ARRIVALS = 2;

/** From choosing the file until all are imported. */
export function importing(bench: Bench, count: number): Promise<readonly Smoothness[]> {
  return withApp(bench, ({ origin }) =>
    withPeople(bench, { origin, count: 1 }, async (anna) => {
      await foundPractice(anna);
      await openImport(anna);
      const measured = await smoothnessOf(anna, () => importTable(anna, bench.folder(), { from: 0, count }));
      bench.say(`import: ${JSON.stringify(measured)}`);
      return [measured];
    }),
  );
}

/** A colleague's clients, made while the relay was away: all of them come together, into a list that is on the screen. */
export function arriving(bench: Bench, count: number): Promise<readonly Smoothness[]> {
  return withApp(bench, (place) =>
    withPeople(bench, { origin: place.origin, count: 2 }, async (anna, boris) => {
      await foundPractice(anna);
      await bringIn(anna, boris, "Front desk");
      await openImport(anna);
      await importTable(anna, bench.folder(), { from: 0, count });
      await goTo(anna, "Clients");
      await listed(boris, count);
      await openImport(boris);
      const rounds: Smoothness[] = [];
      while (rounds.length < Math.min(bench.rounds, MOST_ARRIVALS)) {
        await place.killRelay();
        const from = count * (rounds.length + 1);
        await importTable(boris, bench.folder(), { from, count });
        const arrival = async () => {
          await place.startRelay();
          await listed(anna, from + count);
        };
        rounds.push(await smoothnessOf(anna, arrival));
        bench.say(`round ${rounds.length}, arriving: ${JSON.stringify(rounds.at(-1))}`);
        await boris.getByRole("button", { name: "Import another file" }).click();
      }
      return rounds;
    }),
  );
}

interface TablePart {
  readonly from: number;
  readonly count: number;
}

async function openImport(page: Page): Promise<void> {
  await goTo(page, "Clients");
  await page.getByRole("button", { name: "More actions" }).click();
  await page.getByRole("menuitem", { name: "Import clients…" }).click();
}

async function importTable(page: Page, folder: string, part: TablePart): Promise<void> {
  const clients = `${part.count.toLocaleString("en")} clients`;
  // A file on the disk, as a person has it. One that is handed over as bytes would be unpacked by the driver on the thread that is measured.
  const file = join(folder, "clients.csv");
  writeFileSync(file, tableOf(part));
  await page.getByLabel("File with the table").setInputFiles(file);
  await page.getByRole("button", { name: "See what would happen" }).click();
  await page.getByRole("button", { name: `Import ${clients}` }).click();
  await page.getByRole("button", { name: "Import another file" }).waitFor({ timeout: WITHIN_MS });
  // It is shown, and said to a screen reader.
  await page.getByText(`${clients} were imported.`).first().waitFor();
}

function tableOf({ from, count }: TablePart): string {
  const rows = Array.from({ length: count }, (_, index) => {
    const at = from + index;
    const born = `19${60 + (at % 40)}-03-${String((at % 28) + 1).padStart(2, "0")}`;
    return `Person ${at},${born},+49 30 ${at},${at} Harbour Street`;
  });
  return ["Name,Date of birth,Phone,Address", ...rows].join("\n");
}

function listed(page: Page, count: number): Promise<void> {
  return page
    .getByText(`${count.toLocaleString("en")} clients`, { exact: true })
    .first()
    .waitFor({ timeout: WITHIN_MS });
}
