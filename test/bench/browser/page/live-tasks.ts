/** Two people in one practice: how they come together, and how their keystrokes travel. */

import type { DocumentSession } from "../../../../client/link/document-session.ts";
import type { DocumentId, MemberId, PracticeId } from "../../../../crypto/public/ids.ts";
import type * as Y from "yjs";
import { eventually, pause } from "./environment.ts";
import { underWay } from "./under-way.ts";
import { PASSPHRASE } from "./passphrase.ts";
import type { RealEngine } from "./real-engine.ts";
import { textOf } from "./typing-tasks.ts";

/** Milliseconds since 1970, finer than `Date.now`: the same clock in every page of a machine. */
const instant = (): number => performance.timeOrigin + performance.now();

interface OpenText {
  readonly session: DocumentSession;
  readonly text: Y.XmlText;
}

export function makeLiveTasks(engine: RealEngine) {
  let open: readonly OpenText[] = [];
  const seen = new Map<string, number>();

  const level = async (): Promise<boolean> => {
    const { relay, waiting } = await (await engine.link()).call("syncState");
    return relay.at === "online" && waiting === 0;
  };

  /** A mark counts as seen when the frame that shows it is drawn. */
  function watch(text: Y.XmlText): void {
    const screen = document.querySelector("#screen");
    text.observe(({ delta, transaction }) => {
      if (transaction.local && transaction.origin === null) return;
      const inserted = delta.map(({ insert }) => (typeof insert === "string" ? insert : "")).join("");
      const marks = inserted.match(/\w+(?=;)/g) ?? [];
      if (screen !== null) screen.textContent = inserted;
      requestAnimationFrame(() => {
        for (const mark of marks) seen.set(mark, instant());
      });
    });
  }

  return {
    async found() {
      const link = await engine.link();
      const open = await link.call("createPractice", {
        practiceName: "Harbour",
        ownName: "Anna",
        passphrase: PASSPHRASE,
      });
      await eventually(level);
      return open.practice;
    },

    async invite() {
      const { fragment } = await (await engine.link()).call("invite", { roles: ["clinician"], days: 7 });
      if (fragment === null) throw new Error("no fragment");
      return fragment;
    },

    async join({ fragment }: { fragment: string }) {
      await (await engine.link()).call("join", { fragment, ownName: "Boris", passphrase: PASSPHRASE });
    },

    async admit() {
      const link = await engine.link();
      await eventually(async () => (await link.call("joinRequests")).length === 1);
      const [request] = await link.call("joinRequests");
      if (request !== undefined)
        await link.call("admit", { invite: request.invite, request: request.request });
    },

    async "until-open"(): Promise<MemberId> {
      const state = await engine.until(({ at }) => at === "open");
      if (state.at !== "open") throw new Error(state.at);
      return state.open.member;
    },

    async "make-notes"({ member, count }: { member: MemberId; count: number }) {
      const link = await engine.link();
      const { patient } = await link.call("createPatient");
      await eventually(level);
      await link.call("assign", { patient, member });
      const documents: DocumentId[] = [];
      for (let index = 0; index < count; index++) {
        const { document } = await link.call("createDocument", { type: "note", scope: "case", patient });
        documents.push(document);
        const session = await engine.open(document);
        // A document says what it is in its first change, or nobody lets it in.
        session.doc.getMap("meta").set("type", "note");
        textOf(session.doc);
        await session.saved();
        session.close();
      }
      await eventually(level);
      return documents;
    },

    async "open-live"({ documents }: { documents: readonly DocumentId[] }) {
      const sessions: DocumentSession[] = [];
      await underWay(documents, 10, async (document) => {
        sessions.push(await openWhenKnown(engine, document));
      });
      open = documents.map((document) => {
        const session = sessions.find(({ id }) => id === document);
        if (session === undefined) throw new Error("not opened");
        return { session, text: textOf(session.doc) };
      });
      for (const { text } of open) watch(text);
    },

    /** One keystroke every `everyMs` in each of these documents, evenly spread. Returns when each mark was typed. */
    async "type-live"(job: { who: string; from: number; count: number; everyMs: number; rounds: number }) {
      const { who, from, count, everyMs, rounds } = job;
      const typed: (readonly [string, number])[] = [];
      const startedAt = performance.now();
      for (let stroke = 0; stroke < rounds * count; stroke++) {
        const dueMs = startedAt + (stroke * everyMs) / count;
        if (dueMs > performance.now()) await pause(dueMs - performance.now());
        const text = open[from + (stroke % count)]?.text;
        const mark = `${who}${stroke}`;
        typed.push([mark, instant()]);
        text?.insert(text.length, `${mark};`);
      }
      return typed;
    },

    async "take-seen"({ count }: { count: number }) {
      await eventually(() => seen.size >= count, 30_000);
      const taken = [...seen];
      seen.clear();
      return taken;
    },

    "until-level": () => eventually(level),

    /** An entry a document and round: each round is typed once the one before is backed up. */
    async "write-entries"({ rounds }: { rounds: number }) {
      for (let round = 0; round < rounds; round++) {
        for (const { text } of open) text.insert(text.length, "A line that came while somebody was away. ");
        await eventually(() => open.every(({ session }) => session.safety.at === "backed-up"));
      }
      return open.map(({ text }) => text.length);
    },

    /** From the passphrase until every document, open in this tab, has what was written meanwhile. */
    async "unlock-and-follow"(job: {
      practice: PracticeId;
      documents: readonly DocumentId[];
      lengths: readonly number[];
    }) {
      const from = performance.now();
      await engine.unlock(job.practice);
      const sessions = await Promise.all(job.documents.map((document) => engine.open(document)));
      const texts = sessions.map(({ doc }) => textOf(doc));
      await eventually(() => texts.every((text, index) => text.length === job.lengths[index]));
      const ms = performance.now() - from;
      for (const session of sessions) session.close();
      return ms;
    },

    "close-live"() {
      for (const { session } of open) session.close();
      open = [];
      seen.clear();
    },
  };
}

/** A document of a colleague is unknown here until its first entry has come. */
async function openWhenKnown(engine: RealEngine, document: DocumentId): Promise<DocumentSession> {
  for (let attempt = 0; attempt < 100; attempt++) {
    try {
      return await engine.open(document);
    } catch {
      await pause(100);
    }
  }
  throw new Error("a document never came");
}
