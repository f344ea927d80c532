/**
 * An import as its page sees it, and the way back. The engine makes the files, for all tabs and whether or not one is there; what this
 * tab adds is handing them over before, and taking them back after. Each goes in portions small enough that other work comes between.
 */
import { type Accessor, createSignal } from "solid-js";
import type { DocumentId } from "../../../crypto/public/ids.ts";
import type { ImportedFile, ImportState } from "../../engine/api.ts";
import { suggestCode } from "../../model/patient-code.ts";
import type { MemberId } from "../../model/ids.ts";
import { createEngineListener, type EngineHandle, useEngine } from "../../state/engine.tsx";
import { faultOf, type ShownFault } from "../../state/faults.ts";
import { newRecordId } from "../../state/ids.ts";
import type { DraftFile } from "./read-rows.ts";

export type RunState =
  | { readonly at: "asking" }
  | ImportState
  /** On its way to the engine: nothing has been imported. */
  | { readonly at: "handing-over"; readonly done: number; readonly total: number }
  | { readonly at: "refused"; readonly fault: ShownFault }
  /** The engine cannot say what there is of it. */
  | { readonly at: "unreadable"; readonly fault: ShownFault }
  | { readonly at: "undoing"; readonly done: number; readonly total: number }
  | {
      readonly at: "undone";
      readonly archived: number;
      readonly kept: number;
      /** Not tried, because something went wrong before. */
      readonly left: number;
      readonly fault: ShownFault | null;
    };

export interface ImportRun {
  readonly state: Accessor<RunState>;
  /** Why what was asked for last was not done, where `state` does not say it. */
  readonly fault: Accessor<ShownFault | null>;
  start(input: {
    readonly drafts: readonly DraftFile[];
    readonly codes: ReadonlySet<string>;
    readonly team: readonly MemberId[];
  }): Promise<void>;
  stop(): void;
  /** After it was stopped or cut off. */
  goOn(): void;
  /** Archives those of these files that nobody has changed since; what is not made yet is not made. */
  undo(documents: readonly DocumentId[], reason: string): Promise<void>;
  /** Ready for another file; what is not made yet is not made. */
  forget(): void;
  /** What the engine says of it. What this tab is doing itself is shown before that. */
  follow(state: ImportState): void;
  /** The engine could not say. */
  lose(fault: ShownFault): void;
}

type Caller = Pick<EngineHandle, "call">;

const HANDED_AT_ONCE = 200;
const UNDONE_AT_ONCE = 50;
const runByEngine = new WeakMap<Caller, ImportRun>();

/** The run of this opening of the practice; it outlives the page. */
export function useImportRun(): ImportRun {
  const engine = useEngine();
  const run = runByEngine.get(engine) ?? makeImportRun(engine);
  runByEngine.set(engine, run);
  return run;
}

/** The same, kept right while the page stands. Needs an owner. */
export function createImportRun(): ImportRun {
  const engine = useEngine();
  const run = useImportRun();
  createEngineListener(engine, (event) => {
    if (event.event === "import") run.follow(event.state);
  });
  engine.call("importState").then(
    (state) => run.follow(state),
    (error: unknown) => run.lose(faultOf(error)),
  );
  return run;
}

export function makeImportRun(engine: Caller): ImportRun {
  const [own, setOwn] = createSignal<RunState>();
  const [told, setTold] = createSignal<ImportState | Extract<RunState, { at: "unreadable" }>>();
  const [fault, setFault] = createSignal<ShownFault | null>(null);
  const state = (): RunState => own() ?? told() ?? { at: "asking" };
  const isBusy = (): boolean => ["handing-over", "undoing", "running"].includes(state().at);
  /** Something of an import, under way no more, that the engine would still tell of. */
  const isOver = (): boolean => !["none", "running", undefined].includes(told()?.at);
  // The engine tells all tabs what comes of it; only what it refuses is told here.
  const ask = (method: "stopImport" | "goOnWithImport" | "dropImport"): void => {
    setFault(null);
    engine.call(method).catch((error: unknown) => setFault(faultOf(error)));
  };
  return {
    state,
    fault,
    async start({ drafts, codes, team }) {
      if (isBusy()) return;
      const total = drafts.length;
      const taken = new Set(codes);
      const handOver = newRecordId();
      setFault(null);
      setOwn({ at: "handing-over", done: 0, total });
      try {
        for (let done = 0; done < total; done += HANDED_AT_ONCE) {
          const some = drafts
            .slice(done, done + HANDED_AT_ONCE)
            .map((draft) => fileOf(draft, { taken, team }));
          await engine.call("keepForImport", { files: some, after: done, handOver });
          setOwn({ at: "handing-over", done: done + some.length, total });
        }
        await engine.call("beginImport", { at: new Date().toISOString(), total, handOver });
        setOwn();
      } catch (error) {
        setOwn({ at: "refused", fault: faultOf(error) });
      }
    },
    stop: () => ask("stopImport"),
    goOn: () => ask("goOnWithImport"),
    async undo(documents, reason) {
      if (isBusy()) return;
      const total = documents.length;
      let [done, archived, kept] = [0, 0, 0];
      let failed: ShownFault | null = null;
      setFault(null);
      setOwn({ at: "undoing", done, total });
      try {
        if (isOver()) await engine.call("dropImport");
        while (done < total) {
          const some = documents.slice(done, done + UNDONE_AT_ONCE);
          const outcome = await engine.call("takeBackImport", { documents: some, reason });
          [archived, kept] = [archived + outcome.archived, kept + outcome.kept];
          done += some.length;
          setOwn({ at: "undoing", done, total });
        }
      } catch (error) {
        failed = faultOf(error);
      }
      setOwn({ at: "undone", archived, kept, left: total - done, fault: failed });
    },
    forget() {
      if (isBusy()) return;
      // What kept it from beginning may be another import, which is not this one's to end.
      const isOwn = state().at !== "refused";
      setOwn();
      if (isOwn && isOver()) ask("dropImport");
    },
    follow: (next) => void setTold(next),
    lose: (why) => void setTold({ at: "unreadable", fault: why }),
  };
}

type FileParts = { readonly taken: Set<string>; readonly team: readonly MemberId[] };

/** A code that is taken, by a duplicate that is wanted all the same, gives way to a new one. */
export function fileOf(draft: DraftFile, { taken, team }: FileParts): ImportedFile {
  const code = draft.code !== null && !taken.has(draft.code) ? draft.code : suggestCode(taken, Math.random);
  taken.add(code);
  const contacts = [
    ...draft.phones.map((value) => ({ id: newRecordId(), kind: "phone" as const, value })),
    ...draft.emails.map((value) => ({ id: newRecordId(), kind: "email" as const, value })),
  ];
  return {
    fields: { ...draft.fields, code },
    status: draft.status,
    contacts,
    emergencyContacts: draft.emergency === null ? [] : [{ id: newRecordId(), ...draft.emergency }],
    team,
  };
}
