/**
 * An import under way, and the way back. It goes on while the person is on other pages, in portions small enough that a colleague's edit or
 * a press on Stop comes between them. What has been made when it stops stays, and is said.
 */
import { type Accessor, createSignal } from "solid-js";
import type { DocumentId } from "../../../crypto/public/ids.ts";
import type { ImportedFile } from "../../engine/api.ts";
import { suggestCode } from "../../model/patient-code.ts";
import type { MemberId } from "../../model/ids.ts";
import { type EngineHandle, useEngine } from "../../state/engine.tsx";
import { faultOf, type ShownFault } from "../../state/faults.ts";
import { newRecordId } from "../../state/ids.ts";
import { usePractice } from "../../state/practice.tsx";
import type { DraftFile } from "./read-rows.ts";

export type RunState =
  | { readonly at: "idle" }
  | { readonly at: "importing"; readonly done: number; readonly total: number; readonly stopping: boolean }
  /** `importedAt` is the instant that all files of this import carry: it is how they are found again. */
  | {
      readonly at: "imported";
      readonly done: number;
      readonly total: number;
      readonly importedAt: string;
      readonly fault: ShownFault | null;
    }
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
  start(input: {
    readonly drafts: readonly DraftFile[];
    readonly codes: ReadonlySet<string>;
    readonly team: readonly MemberId[];
  }): Promise<void>;
  stop(): void;
  /** Archives those of these files that nobody has changed since. */
  undo(documents: readonly DocumentId[], reason: string): Promise<void>;
  /** Ready for another file. */
  forget(): void;
}

const AT_ONCE = 50;
/** By the tab's view of its engine, which is the same one for every opening. */
const runsByState = new WeakMap<EngineHandle["state"], Map<string, KeptRun>>();

type Caller = Pick<EngineHandle, "call">;

interface KeptRun {
  readonly run: ImportRun;
  /** The opening for which it was last asked. */
  engine: Caller;
}

/**
 * The run of this member in this practice. It outlives locking, with its figures and no name, so that an import that was cut off by it is
 * told of afterwards.
 */
export function useImportRun(): ImportRun {
  const engine = useEngine();
  const { practice, member } = usePractice().open();
  const runs = runsByState.get(engine.state) ?? new Map<string, KeptRun>();
  runsByState.set(engine.state, runs);
  const key = `${practice} ${member}`;
  const kept: KeptRun = runs.get(key) ?? { run: makeImportRun(() => kept.engine), engine };
  kept.engine = engine;
  runs.set(key, kept);
  return kept.run;
}

/** What begins in one opening of the practice goes on in that one only. */
export function makeImportRun(engineNow: () => Caller): ImportRun {
  const [state, setState] = createSignal<RunState>({ at: "idle" });
  const wish = { stop: false };
  const isBusy = (): boolean => ["importing", "undoing"].includes(state().at);
  return {
    state,
    async start({ drafts, codes, team }) {
      if (isBusy()) return;
      const engine = engineNow();
      wish.stop = false;
      const total = drafts.length;
      const importedAt = new Date().toISOString();
      const taken = new Set(codes);
      let done = 0;
      let fault: ShownFault | null = null;
      setState({ at: "importing", done, total, stopping: false });
      try {
        while (done < total && !wish.stop) {
          const files = drafts.slice(done, done + AT_ONCE).map((draft) => fileOf(draft, { taken, team }));
          await engine.call("importPatients", { files, at: importedAt });
          done += files.length;
          setState({ at: "importing", done, total, stopping: wish.stop });
        }
      } catch (error) {
        fault = await causeOf(error, engine);
      }
      setState({ at: "imported", done, total, importedAt, fault });
    },
    stop() {
      wish.stop = true;
      setState((now) => (now.at === "importing" ? { ...now, stopping: true } : now));
    },
    async undo(documents, reason) {
      if (isBusy()) return;
      const engine = engineNow();
      const total = documents.length;
      let [done, archived, kept] = [0, 0, 0];
      let fault: ShownFault | null = null;
      setState({ at: "undoing", done, total });
      try {
        while (done < total) {
          const some = documents.slice(done, done + AT_ONCE);
          const outcome = await engine.call("takeBackImport", { documents: some, reason });
          [archived, kept] = [archived + outcome.archived, kept + outcome.kept];
          done += some.length;
          setState({ at: "undoing", done, total });
        }
      } catch (error) {
        fault = await causeOf(error, engine);
      }
      setState({ at: "undone", archived, kept, left: total - done, fault });
    },
    forget: () => void (isBusy() || setState({ at: "idle" })),
  };
}

/** A lock takes the disk from under a portion: what is told then is the lock. */
async function causeOf(thrown: unknown, engine: Caller): Promise<ShownFault> {
  const probe = await engine.call("team").then(() => null, faultOf);
  return probe === "locked" || probe === "opened-anew" ? "locked" : faultOf(thrown);
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
