/** Coming back to a relay, with the engine's own rooms in this page, so that its frames can be counted. */

import type { RelayDialer } from "../../../../client/engine/environment.ts";
import type { Session } from "../../../../client/engine/session/open-session.ts";
import { createPatient, findScope } from "../../../../client/engine/session/patients.ts";
import { makeWebSocketDialer } from "../../../../client/engine/sync/browser-dialer.ts";
import { bytesToDocumentId, ID_BYTES } from "../../../../crypto/public/ids.ts";
import { eventually, pause } from "./environment.ts";
import { underWay } from "./under-way.ts";
import { makeProfile, openProfile } from "./profiles.ts";

const TOGETHER = 100;
const SETTLE_MS = 500;

interface CountingDialer extends RelayDialer {
  /** A letter for each frame of the newest connection, in order: `s` sent, `r` received. */
  readonly frames: string;
  /** Ends the connection as a lost network does, as far as the engine can see. Resolves when the engine has seen it. */
  drop(): Promise<void>;
}

function makeCountingDialer(): CountingDialer {
  const dialer = makeWebSocketDialer(location.origin);
  let frames = "";
  let drop = (): Promise<void> => Promise.resolve();
  return {
    origin: dialer.origin,
    get frames() {
      return frames;
    },
    drop: () => drop(),
    dial(handlers) {
      frames = "";
      let tellClosed = (): void => undefined;
      const closed = new Promise<void>((resolve) => (tellClosed = resolve));
      const socket = dialer.dial({
        ...handlers,
        closed() {
          handlers.closed();
          tellClosed();
        },
        message(bytes) {
          frames += "r";
          handlers.message(bytes);
        },
      });
      drop = () => {
        socket.close();
        return closed;
      };
      return {
        send(bytes) {
          frames += "s";
          socket.send(bytes);
        },
        close: () => socket.close(),
        get bufferedAmount() {
          return socket.bufferedAmount;
        },
      };
    },
  };
}

export function makeResumeTasks() {
  const dialer = makeCountingDialer();
  let session: Session | null = null;

  return {
    async "prepare-resume"({ documents }: { documents: number }) {
      const { name } = await makeProfile(dialer);
      const opened = (session = await openProfile(name, dialer));
      await eventually(() => opened.sync.state.at === "online");
      const { patient } = await createPatient(opened);
      await eventually(() => opened.membership.pending.size === 0);
      const scope = findScope(opened, "case", patient);
      if (scope === null) throw new Error("no case");
      const { rooms, context } = opened;
      const ids = Array.from({ length: documents }, () =>
        bytesToDocumentId(context.suite.random.bytes(ID_BYTES)),
      );
      await underWay(ids, TOGETHER, async (document) => {
        await rooms.documents.create({ document, scope, type: "note", patient });
        await rooms.documents.write(document, (doc) => {
          doc.getMap("meta").set("type", "note");
          doc.getMap("note").set("title", "A note");
        });
      });
      await rooms.documents.flushOutbox();
      await eventually(() => rooms.outbox.size === 0 && rooms.documents.waiting === 0, 120_000);
      return (await rooms.documents.summaries("note")).length;
    },

    async resume() {
      const opened = session;
      if (opened === null) throw new Error("not prepared");
      await dialer.drop();
      await eventually(() => opened.sync.state.at !== "online");
      const from = performance.now();
      opened.sync.reconnect();
      await opened.sync.caughtUp();
      const ms = performance.now() - from;
      const untilLive = dialer.frames;
      // Whatever else it would still ask for belongs to coming back.
      await pause(SETTLE_MS);
      if (opened.sync.state.at !== "online") throw new Error(opened.sync.state.at);
      return { ms, untilLive, frames: dialer.frames };
    },
  };
}
