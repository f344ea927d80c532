/**
 * The import of this practice that is under way, waits to be gone on with, or is just over. There is one at most, and all tabs see the same.
 * It goes on while nobody looks, portion by portion, and what a lock or a crash cut off waits until somebody goes on with it. What tabs
 * ask for is done one after another, and what two of them hand over at once is not mixed: the later one's place is the only one.
 */
import type { HandedOver, ImportState, ImportToBegin } from "../api.ts";
import { makeSerial } from "../entries/serial.ts";
import { Fault } from "../fault.ts";
import {
  forgetImport,
  hasKeptFiles,
  type ImportHead,
  keepFiles,
  nextPortion,
  portionMade,
  readHead,
  writeHead,
} from "./kept-import.ts";
import { makeFiles } from "./patient-imports.ts";
import type { SessionParts } from "./session-parts.ts";

/** More than that in one call would hold up what else a tab has to say. */
const MOST_AT_ONCE = 500;

export interface ImportRunner {
  /** Faults with `damaged` when what is kept of an import does not open. */
  state(): Promise<ImportState>;
  /** Faults with `import-unfinished` while there is one, or when another hand-over has begun since this one. */
  keep(input: HandedOver): Promise<void>;
  /** The same, and throws RangeError when `total` is not what was kept. */
  begin(input: ImportToBegin): Promise<void>;
  /** Whoever handed it over has gone: what is here of it is not begun, and waits for nobody. */
  endHandOver(handOver: string): Promise<void>;
  goOn(): Promise<void>;
  stop(): void;
  /** What is not made yet is not made; what is over is not told any more. */
  drop(): Promise<void>;
  close(): void;
}

export function makeImportRunner(session: SessionParts): ImportRunner {
  const { context } = session;
  const oneByOne = makeSerial();
  let known: ImportState | null = null;
  let handingOver: { readonly handOver: string; readonly kept: number } | null = null;
  let closed = false;

  const become = (state: ImportState): void => {
    known = state;
    if (!closed) session.emit({ event: "import", state });
  };
  const isRunning = (): boolean => known?.at === "running";
  const isWanted = (): boolean => !closed && known?.at === "running" && !known.stopping;

  async function state(): Promise<ImportState> {
    if (known !== null) return known;
    const [head, hasRows] = [await readHead(context), await hasKeptFiles(context)];
    if (head !== null) known ??= waiting(head, head.stopped ? "stopped" : "cut-off");
    return (known ??= { at: hasRows ? "not-begun" : "none" });
  }

  async function refuseBesideAnother(): Promise<void> {
    if (["running", "waiting"].includes((await state()).at)) throw new Fault("import-unfinished");
  }

  /** How many of this hand-over are here. */
  function keptOf(handOver: string): number {
    if (handingOver?.handOver !== handOver) throw new Fault("import-unfinished");
    return handingOver.kept;
  }

  async function run(from: ImportHead): Promise<void> {
    let head: ImportHead = { ...from, stopped: false };
    become(running(head));
    try {
      for (let portion = await nextPortion(context); portion !== null; portion = await nextPortion(context)) {
        if (closed) return;
        if (!isWanted()) {
          head = { ...head, stopped: true };
          await writeHead(context, head);
          return become(waiting(head, "stopped"));
        }
        await makeFiles(session, portion.files, head.importedAt);
        head = { ...head, done: head.done + portion.files.length };
        if (head.done === head.total) break;
        await portionMade(context, portion.key, head);
        if (isWanted()) become(running(head));
        // Whatever a tab asks meanwhile goes first.
        await context.clock.breathe();
      }
      // All are made, also where a full disk takes no deletion: the next import, or whoever leaves this one, tries again.
      await forgetImport(context).catch(unlessFault);
      become({ at: "finished", importedAt: head.importedAt, done: head.done, total: head.total });
    } catch (error) {
      unlessFault(error);
      become(waiting(head, error instanceof Fault ? error.code : "internal"));
    }
  }

  /** What the disk refuses ends the hand-over: its tab says why, and what lay here of it makes room. */
  async function layAside(write: () => Promise<void>): Promise<void> {
    try {
      await write();
    } catch (error) {
      handingOver = null;
      await forgetImport(context).catch(unlessFault);
      throw error;
    }
  }

  async function keep({ files, after, handOver }: HandedOver): Promise<void> {
    await refuseBesideAnother();
    if (after === 0) {
      // Whatever lies there is of a hand-over that has ended, or ends with this.
      handingOver = null;
      await forgetImport(context);
      if (known?.at !== "none") become({ at: "none" });
      handingOver = { handOver, kept: 0 };
    }
    if (keptOf(handOver) !== after) throw new RangeError("after is not what was kept");
    await layAside(() => keepFiles(context, { files, after }));
    handingOver = { handOver, kept: after + files.length };
  }

  return {
    state,
    async keep(input) {
      if (input.files.length > MOST_AT_ONCE) throw new RangeError("files are too many at once");
      await oneByOne(() => keep(input));
    },
    begin: ({ at, total, handOver }) =>
      oneByOne(async () => {
        await refuseBesideAnother();
        if (keptOf(handOver) !== total) throw new RangeError("total is not what was kept");
        const head: ImportHead = { importedAt: at, total, done: 0, stopped: false };
        await layAside(() => writeHead(context, head));
        handingOver = null;
        void run(head);
      }),
    endHandOver: (handOver) =>
      oneByOne(async () => {
        if (handingOver?.handOver !== handOver) return;
        handingOver = null;
        become({ at: "not-begun" });
      }),
    goOn: () =>
      oneByOne(async () => {
        if (isRunning()) return;
        const head = await readHead(context);
        if (head !== null) void run(head);
      }),
    stop() {
      if (known?.at === "running") become({ ...known, stopping: true });
    },
    drop: () =>
      oneByOne(async () => {
        if (isRunning() || handingOver !== null) throw new Fault("import-unfinished");
        await forgetImport(context);
        become({ at: "none" });
      }),
    close: () => void (closed = true),
  };
}

function unlessFault(error: unknown): void {
  if (!(error instanceof Fault)) reportError(error);
}

const running = ({ importedAt, done, total }: ImportHead): ImportState => ({
  at: "running",
  importedAt,
  done,
  total,
  stopping: false,
});

const waiting = (
  { importedAt, done, total }: ImportHead,
  why: Extract<ImportState, { at: "waiting" }>["why"],
): ImportState => ({ at: "waiting", importedAt, done, total, why });
