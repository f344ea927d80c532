import { describeSeeds } from "./seeds.ts";

/** `SEEDS=from-to` runs others; a failing seed is printed and can be run alone. */
const [from, to] = (process.env["SEEDS"] ?? "1-500").split("-").map(Number) as [number, number];

describeSeeds(from, to);
