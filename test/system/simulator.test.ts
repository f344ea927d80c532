import { describeSeeds } from "./seeds.ts";

/** `SEEDS=from-to` runs others, `SEEDS=one` that one; a failing seed is printed and can be run alone. */
const [from = 1, to = from] = (process.env["SEEDS"] ?? "1-500").split("-").map(Number);

describeSeeds(from, to);
