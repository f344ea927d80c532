/** Coming in and going out: founding, unlocking, joining, restoring, locking, leaving for good. */
import type { PracticeId } from "../../../crypto/public/ids.ts";
import type { DoorCommand, OpenPractice } from "../api.ts";
import { restoreBackup } from "../backup/backup.ts";
import type { AnsweredCommands } from "../engine-parts.ts";
import { demoRow, isDemo } from "../demo.ts";
import { Fault } from "../fault.ts";
import { ownNameRow, writeWaitingProfile } from "../joining.ts";
import { readCode, restoreFromKit } from "../keyring/recovery.ts";
import { readJoinRequest } from "../membership/join-profile.ts";
import { createPracticeProfile, type OpenMembership } from "../membership/open-membership.ts";
import { hasUnsent, ofPractice, storedProfiles, withNewStore } from "../profiles.ts";
import type { Session } from "../session/open-session.ts";
import { noteRecovery } from "../session/recovery-state.ts";
import { makeRecoveryKit } from "../session/session-commands.ts";
import { writeOwnProfile, writePracticeProfile } from "../session/settle-in.ts";
import type { EngineStore } from "../store/store.ts";
import { findPractices, readWholeLog, withLine } from "../sync/short-line.ts";
import { type HolderParts, makeHolder } from "./holder.ts";
import { makeWaitingRoom } from "./waiting-room.ts";

export type DoorwayCommands = Pick<
  AnsweredCommands,
  Exclude<DoorCommand, "inspectInvite" | "syncState"> | "lock"
>;

/** What is done about recovery in the open practice; its state says how far that has come. */
export type KitCommands = Pick<
  AnsweredCommands,
  "makeRecoveryKit" | "confirmRecoveryKit" | "declineRecoveryKit"
>;

export interface Doorway {
  readonly commands: DoorwayCommands;
  readonly kitCommands: KitCommands;
  /** The open session. Faults with `locked`. */
  session(): Session;
  current(): Session | null;
  close(): Promise<void>;
}

export function makeDoorway(parts: HolderParts): Doorway {
  const { environment, become, state } = parts;
  const { suite, stores } = environment;
  const holder = makeHolder(parts);
  const waitingRoom = makeWaitingRoom(parts, holder, environment);
  const { inOrder } = holder;

  function requireClosed(): void {
    const { at } = state();
    if (holder.current() !== null || (at !== "closed" && at !== "removed")) throw new Fault("other-tab");
  }

  /** A tab that was frozen may ask to leave a practice for good in whose place another one has been entered: that one stays as it is. */
  function requireNoOtherThan(practice: PracticeId): void {
    const entered = holder.current()?.context.practice ?? waitingRoom.practice;
    if (entered !== null && entered !== practice) throw new Fault("opened-anew");
  }

  async function lock(): Promise<void> {
    waitingRoom.leave();
    await holder.leave();
  }

  /** A right passphrase comes first: nothing is closed for a wrong one. */
  async function enter(store: EngineStore, passphrase: string): Promise<OpenPractice> {
    await holder.start(store, await holder.unlock(store, passphrase));
    return holder.showOpen();
  }

  async function found({ practiceName, ownName, passphrase, demo = false }: Founding): Promise<OpenPractice> {
    const { store } = await withNewStore(environment, (fresh) =>
      createPracticeProfile(fresh, suite, passphrase),
    );
    const membership = await holder.unlock(store, passphrase);
    const rows = [ownNameRow(membership.keyring.local, ownName), ...(demo ? [demoRow()] : [])];
    await store.commit(rows, "strict");
    const session = await holder.start(store, membership);
    await writePracticeProfile(session, practiceName);
    await writeOwnProfile(session);
    return holder.showOpen();
  }

  async function unlockOne(practice: PracticeId, passphrase: string): Promise<OpenPractice | null> {
    const profiles = ofPractice(await storedProfiles(environment), practice);
    if (profiles.length === 0) throw new Fault("no-practice");
    for (const { name } of profiles) {
      const store = await stores.open(name);
      const membership = await unlockOrNull(store, passphrase);
      if (membership === null) continue;
      if ((await readJoinRequest(store)) !== null) {
        await waitingRoom.enter(store, membership);
        return null;
      }
      await holder.start(store, membership);
      return holder.showOpen();
    }
    throw new Fault("wrong-passphrase");
  }

  /** `null` for another passphrase: another member of the same practice may share this device. */
  async function unlockOrNull(store: EngineStore, passphrase: string): Promise<OpenMembership | null> {
    try {
      return await holder.unlock(store, passphrase);
    } catch (error) {
      store.close();
      if (error instanceof Fault && error.code === "wrong-passphrase") return null;
      throw error;
    }
  }

  async function restoreFromCode(code: string, passphrase: string): Promise<OpenPractice> {
    const typed = readCode(code);
    const practices = await findPractices(environment, typed.practicePrefix);
    if (practices.length === 0) throw new Fault("unknown-practice");
    for (const practice of practices) {
      const kit = await typed.kitFor(practice, suite);
      if (kit === null) continue;
      const key = { practice, key: { kind: "device", id: kit.device } as const };
      const signing = suite.signingKey(kit.signSeed);
      const line = { ...key, sign: signing.sign.bind(signing) };
      const records = await withLine(environment, line, readWholeLog);
      const restore = { practice, kit, records, passphrase };
      const { store } = await withNewStore(environment, (fresh) => restoreFromKit(fresh, suite, restore));
      const opened = await enter(store, passphrase);
      // The record that adds this device is best confirmed while the person looks on; it is tried again otherwise.
      await holder
        .require()
        .sync.caughtUp()
        .catch(() => undefined);
      return opened;
    }
    throw new Fault("wrong-recovery-code");
  }

  async function forget(practice: PracticeId, evenUnsent: boolean): Promise<void> {
    requireNoOtherThan(practice);
    if (holder.current()?.context.practice === practice) {
      await holder.current()?.rooms.documents.flushJournal();
    }
    for (const { name } of ofPractice(await storedProfiles(environment), practice)) {
      const store = await stores.open(name);
      // Nothing of a demo can be sent, so nothing of it waits.
      const unsent = !(await isDemo(store)) && (await hasUnsent(store));
      store.close();
      if (unsent && !evenUnsent) throw new Fault("not-permitted", { detail: "unsent changes" });
    }
    await lock();
    await erase(practice, () => true);
  }

  async function erase(
    practice: PracticeId,
    which: (profile: { readonly joining: boolean }) => boolean,
  ): Promise<void> {
    for (const profile of ofPractice(await storedProfiles(environment), practice)) {
      if (which(profile)) await stores.erase(profile.name);
    }
    become({ at: "closed", practices: await storedProfiles(environment) });
  }

  const commands: DoorwayCommands = {
    createPractice: (input) =>
      inOrder(() => {
        requireClosed();
        return found(input);
      }),
    unlock: ({ practice, passphrase }) =>
      inOrder(async () => {
        requireClosed();
        const before = state();
        become({ at: "unlocking", practice });
        try {
          return await unlockOne(practice, passphrase);
        } catch (error) {
          become(before);
          throw error;
        }
      }),
    lock: () =>
      inOrder(async () => {
        await lock();
        return null;
      }),
    join: (input) =>
      inOrder(async () => {
        requireClosed();
        const { store } = await withNewStore(environment, (fresh) =>
          writeWaitingProfile(async () => fresh, input, environment),
        );
        const membership = await holder.unlock(store, input.passphrase);
        // A further device of a member brings no name: theirs stands in the practice and must not be written over.
        if (input.ownName !== "") {
          await store.commit([ownNameRow(membership.keyring.local, input.ownName)], "strict");
        }
        return { words: await waitingRoom.enter(store, membership) };
      }),
    abandonJoin: ({ practice }) =>
      inOrder(async () => {
        requireNoOtherThan(practice);
        // Whoever was admitted meanwhile has nothing to give up.
        if (state().at === "open") throw new Fault("opened-anew");
        await lock();
        await erase(practice, ({ joining }) => joining);
        return null;
      }),
    restoreFromCode: ({ code, passphrase }) =>
      inOrder(() => {
        requireClosed();
        return restoreFromCode(code, passphrase);
      }),
    restoreBackup: (input) =>
      inOrder(async () => {
        requireClosed();
        const { store } = await withNewStore(environment, (fresh) => restoreBackup(fresh, suite, input));
        return enter(store, input.passphrase);
      }),
    forget: ({ practice, evenUnsent }) =>
      inOrder(async () => {
        await forget(practice, evenUnsent);
        return null;
      }),
  };

  const kitCommands: KitCommands = {
    async makeRecoveryKit({ passphrase }) {
      const kit = await makeRecoveryKit(holder.require(), passphrase);
      await holder.showOpen();
      return kit;
    },
    async confirmRecoveryKit() {
      await noteRecovery(holder.require(), "kit-confirmed");
      await holder.showOpen();
      return null;
    },
    async declineRecoveryKit({ statement }) {
      await noteRecovery(holder.require(), "declined", statement);
      await holder.showOpen();
      return null;
    },
  };

  return {
    commands,
    kitCommands,
    session: () => holder.require(),
    current: () => holder.current(),
    close: () =>
      inOrder(() => {
        waitingRoom.leave();
        return holder.leave({ at: "starting" });
      }),
  };
}

interface Founding {
  readonly practiceName: string;
  readonly ownName: string;
  readonly passphrase: string;
  readonly demo?: boolean;
}
