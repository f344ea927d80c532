/** The engine as the app has it: in its SharedWorker, spoken to over the link. Woken when it is first asked for. */

import type { EngineState } from "../../../../client/engine/api.ts";
import { type DocumentSession, makeDocumentSession } from "../../../../client/link/document-session.ts";
import type { EngineLink } from "../../../../client/link/engine-link.ts";
import { startEngine } from "../../../../client/link/start-engine.ts";
import type { DocumentId, PracticeId } from "../../../../crypto/public/ids.ts";
import { PASSPHRASE } from "./passphrase.ts";

export interface RealEngine {
  link(): Promise<EngineLink>;
  unlock(practice: PracticeId): Promise<void>;
  lock(): Promise<void>;
  open(document: DocumentId): Promise<DocumentSession>;
  /** Resolves with the first state, now or later, that is wanted. */
  until(wanted: (state: EngineState) => boolean): Promise<EngineState>;
}

export function makeRealEngine(): RealEngine {
  let waking: Promise<EngineLink> | null = null;
  let state: EngineState = { at: "starting" };
  const watchers = new Set<() => void>();

  async function wake(): Promise<EngineLink> {
    const started = await startEngine();
    if (started.at !== "linked") throw new Error("the engine is in another tab");
    started.link.onEvent((event) => {
      if (event.event !== "state") return;
      state = event.state;
      for (const look of watchers) look();
    });
    return started.link;
  }
  const link = (): Promise<EngineLink> => (waking ??= wake());

  return {
    link,
    async unlock(practice) {
      await (await link()).call("unlock", { practice, passphrase: PASSPHRASE });
    },
    async lock() {
      await (await link()).call("lock");
    },
    async open(document) {
      const session = makeDocumentSession(await link(), document);
      await session.ready;
      return session;
    },
    until: (wanted) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (!wanted(state)) return;
          watchers.delete(look);
          resolve(state);
        };
        watchers.add(look);
        look();
      }),
  };
}
