/** One seed, one run: a practice is founded, a storm goes over it, everything comes to rest, and the oracle judges. */
import { drawFrom } from "./seeded-chance.ts";
import { assign, found, invite, linkDevice, makeDocument, takeIn } from "./founding.ts";
import { makeQuickRandom } from "./quick-suite.ts";
import { keptFromHistory } from "./newcomers.ts";
import { comeToRest, healEverything } from "./quiet.ts";
import { DISASTERS, MEMBERSHIP, MISHAPS, storm, WRITING } from "./storm.ts";
import { makeWorld, openDevices, StuckError, type World, type WorldInput } from "./world.ts";

export interface RunInput extends WorldInput {
  readonly steps?: number;
  /** For looking at a failing seed: called before the storm and at the end. */
  readonly onWorld?: (world: World, at: "storm" | "end") => void | Promise<void>;
}

export interface RunReport {
  readonly seed: string;
  readonly failures: readonly string[];
  readonly faults: ReadonlyMap<string, number>;
  readonly tokens: { readonly typed: number; readonly savedHere: number; readonly backedUp: number };
  readonly timers: number;
}

export async function runSeed({ steps = 60, onWorld, ...input }: RunInput): Promise<RunReport> {
  return inWorld(input, async (world) => {
    await settleIn(world);
    await onWorld?.(world, "storm");
    await storm(world, actionsOf(world), steps);
    try {
      await comeToRest(world);
      if (world.failures.length === 0 && world.pick(4) === 0) await welcomeLate(world);
    } finally {
      await onWorld?.(world, "end");
    }
  });
}

/** When all is quiet, what a newcomer shows from snapshots is what everybody has; so is what it has afterwards. */
async function welcomeLate(world: World): Promise<void> {
  const devices = openDevices(world);
  const host = devices[world.pick(Math.max(1, devices.length))];
  const late = host === undefined ? null : await keptFromHistory(world, host);
  if (late === null) return;
  world.failures.push(...world.oracle.judge(late.shown));
  healEverything(world);
  for (const connection of [...late.device.link.connections]) connection.reset();
  await comeToRest(world);
}

/** Runs a scenario in a world of its own; whatever goes wrong inside becomes a failure of its report. */
export async function inWorld(
  input: WorldInput,
  scenario: (world: World) => Promise<void>,
): Promise<RunReport> {
  const stopDrawing = drawFrom(makeQuickRandom(`${input.seed} yjs`));
  const world = makeWorld(input);
  const stopWatching = watchErrors(world);
  try {
    await scenario(world);
  } catch (error) {
    world.failures.push(error instanceof StuckError ? error.message : describe(error));
  } finally {
    for (const { devices } of world.people) for (const device of devices) device.kill("process");
    await world.clock.settle();
    stopWatching();
    stopDrawing();
  }
  const { seed, failures, faults, oracle, clock } = world;
  return { seed, failures, faults, tokens: oracle.counts, timers: clock.fired };
}

/** Errors that nobody expected: in a command (the port reports them) or in a promise that nobody watches. */
function watchErrors(world: World): () => void {
  const note = (error: unknown): void => void world.failures.push(describe(error));
  const scope = globalThis as { reportError?: (error: unknown) => void };
  const before = scope.reportError;
  scope.reportError = note;
  process.on("unhandledRejection", note);
  return () => {
    process.off("unhandledRejection", note);
    if (before === undefined) delete scope.reportError;
    else scope.reportError = before;
  };
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** Two or three people with two to four devices, one person in care, one document of each kind. */
export async function settleIn(world: World): Promise<void> {
  const owner = await found(world);
  const anna = await invite(world, owner, { name: "anna", roles: ["clinician"] });
  if (world.pick(2) === 0) await linkDevice(world, anna);
  if (world.pick(3) === 0) await invite(world, owner, { name: "desk", roles: ["front-desk"] });
  const patient = await takeIn(world, owner);
  await makeDocument(world, owner, { type: "note", patient });
  await makeDocument(world, anna, { type: "process-note" });
  if (anna.member !== null) await assign(world, owner, patient, anna.member);
}

/**
 * Not every run has everything, so that rare combinations get their share. A relay that loses records of the log while people add others
 * makes two histories, which clients show and do not mend (R4): so no run has both.
 */
function actionsOf(world: World) {
  const rare = [MEMBERSHIP, DISASTERS, [], [], []][world.pick(5)] ?? [];
  return [...WRITING, ...MISHAPS.filter(() => world.pick(4) > 0), ...rare];
}
