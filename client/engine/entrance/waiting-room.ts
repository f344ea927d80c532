/**
 * A device that asked to join and waits to be admitted. It keeps its membership (keys, and a log that is still empty); when the invitation
 * was used by this device, the session takes that over.
 */
import type { PracticeId } from "../../../crypto/public/ids.ts";
import type { JoinProgress } from "../api.ts";
import type { EngineEnvironment } from "../environment.ts";
import { Fault } from "../fault.ts";
import { endJoining, type JoinWait, waitForAdmission } from "../joining.ts";
import type { OpenMembership } from "../membership/open-membership.ts";
import { writeOwnProfile } from "../session/settle-in.ts";
import type { EngineStore } from "../store/store.ts";
import type { Holder, HolderParts } from "./holder.ts";

export interface WaitingRoom {
  /** In whose room somebody waits. */
  readonly practice: PracticeId | null;
  /** Resolves with the words to compare. */
  enter(store: EngineStore, membership: OpenMembership): Promise<readonly string[]>;
  /** Stops waiting; the request stays on the disk. */
  leave(): void;
}

const ADMITTED_RETRY_MS = 5_000;

interface Waiting {
  readonly store: EngineStore;
  readonly membership: OpenMembership;
  readonly wait: JoinWait;
}

export function makeWaitingRoom(
  { become }: HolderParts,
  holder: Holder,
  environment: EngineEnvironment,
): WaitingRoom {
  let waiting: Waiting | null = null;

  async function enter(store: EngineStore, membership: OpenMembership): Promise<readonly string[]> {
    const { practice, member, device, keyring } = membership;
    const wait = await waitForAdmission({
      profile: { practice, member, device },
      store,
      local: keyring.local,
      environment,
      hooks: {
        progress: (progress) => show(progress),
        used: () => holder.quietly(holder.inOrder(comeIn)),
      },
    });
    waiting = { store, membership, wait };
    show("waiting");
    return wait.words;
  }

  function show(invite: JoinProgress): void {
    if (waiting === null) return;
    const { membership, wait } = waiting;
    become({ at: "joining", practice: membership.practice, words: wait.words, invite });
  }

  /** The log says whether it was this device that was admitted. */
  async function comeIn(): Promise<void> {
    if (waiting === null) return;
    const { store, membership } = waiting;
    const session = holder.current() ?? (await holder.start(store, membership));
    try {
      await session.sync.caughtUp();
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      if (session.sync.state.at === "refused") return show("refused");
      environment.clock.setTimeout(() => holder.quietly(holder.inOrder(comeIn)), ADMITTED_RETRY_MS);
      return;
    }
    if (!membership.log.data.devices.has(membership.device)) return show("refused");
    await endJoining(store);
    waiting = null;
    await writeOwnProfile(session);
    await holder.showOpen();
  }

  return {
    get practice() {
      return waiting?.membership.practice ?? null;
    },
    enter,
    leave() {
      const left = waiting;
      waiting = null;
      left?.wait.stop();
      // A session that has taken the membership over closes it itself.
      if (left === null || holder.current() !== null) return;
      left.membership.keyring.forget();
      left.store.close();
    },
  };
}
