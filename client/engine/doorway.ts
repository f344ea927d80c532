/**
 * Coming in and going out: founding, unlocking, joining, restoring, locking, removal. It holds the one open session, or the one join
 * request that waits, and runs these acts one after another, so that a lock never meets an unlock half way.
 */
import { setToRoles } from "../../sync-server/protocol/roles.ts";
import { scopesReadBy } from "../../sync-server/protocol/membership/holders.ts";
import type { EngineEvent, EngineState, JoinProgress, OpenPractice } from "./api.ts";
import { restoreBackup } from "./backup/backup.ts";
import type { AnsweredCommands } from "./engine-parts.ts";
import type { EngineEnvironment } from "./environment.ts";
import { Fault } from "./fault.ts";
import { endJoining, type JoinWait, ownNameRow, waitForAdmission, writeWaitingProfile } from "./joining.ts";
import { readCode, restoreFromKit } from "./keyring/recovery.ts";
import { createPracticeProfile, openMembership, type OpenMembership } from "./membership/open-membership.ts";
import { rolesOf } from "./membership/roster.ts";
import { readJoinRequest } from "./membership/join-profile.ts";
import { hasUnsent, newStore, ofPractice, storedProfiles, withNewStore } from "./profiles.ts";
import { practiceDocument, profileDocument } from "./session/names-of-documents.ts";
import { joinRequests } from "./session/invitations.ts";
import { openSession, type Session } from "./session/open-session.ts";
import { noteRecovery, recoveryState } from "./session/recovery-state.ts";
import { makeRecoveryKit } from "./session/session-commands.ts";
import { writeOwnProfile, writePracticeProfile } from "./session/settle-in.ts";
import type { EngineStore } from "./store/store.ts";
import { findPractices, readWholeLog, withLine } from "./sync/short-line.ts";

export type DoorwayCommands = Pick<
  AnsweredCommands,
  | "createPractice"
  | "unlock"
  | "lock"
  | "join"
  | "abandonJoin"
  | "restoreFromCode"
  | "restoreBackup"
  | "forget"
  | "makeRecoveryKit"
  | "confirmRecoveryKit"
  | "declineRecoveryKit"
>;

export interface Doorway {
  readonly commands: DoorwayCommands;
  /** The open session. Faults with `locked`. */
  session(): Session;
  current(): Session | null;
  close(): Promise<void>;
}

export interface DoorwayParts {
  readonly environment: EngineEnvironment;
  emit(event: EngineEvent): void;
  become(state: EngineState): void;
  state(): EngineState;
}

const ADMITTED_RETRY_MS = 5_000;

export function makeDoorway(parts: DoorwayParts): Doorway {
  const { environment, emit, become } = parts;
  const { suite, clock, stores } = environment;
  let session: Session | null = null;
  let wait: JoinWait | null = null;
  /** The membership of a request that waits; the session takes it over. */
  let waiting: { readonly membership: OpenMembership; readonly store: EngineStore } | null = null;
  let order: Promise<unknown> = Promise.resolve();
  let readable = 0;

  function inOrder<T>(act: () => Promise<T>): Promise<T> {
    const done = order.then(act);
    order = done.catch(() => undefined);
    return done;
  }

  function requireSession(): Session {
    if (session === null || parts.state().at !== "open") throw new Fault("locked");
    return session;
  }

  // ------------------------------------------------------------ the open practice

  async function describe(open: Session): Promise<OpenPractice> {
    const { practice, member, device, log } = open.membership;
    const profile = profileDocument(member);
    const profiles = await open.rooms.documents.summaries("member-profile");
    return {
      practice,
      member,
      device,
      roles: setToRoles(rolesOf(log.data, member)),
      recovery: await recoveryState(open),
      practiceDocument: practiceDocument(practice),
      profileDocument: profiles.some(({ document }) => document === profile) ? profile : null,
    };
  }

  async function showOpen(): Promise<OpenPractice> {
    const open = session;
    if (open === null) throw new Fault("locked");
    const described = await describe(open);
    if (session !== open) throw new Fault("locked");
    become({ at: "open", open: described });
    emit({ event: "sync", sync: open.syncState() });
    return described;
  }

  /** The confirmed log or what waits for it has changed. */
  async function membershipChanged(): Promise<void> {
    const open = session;
    if (open === null || parts.state().at !== "open") return;
    open.sync.wake();
    emit({ event: "team" });
    emit({ event: "invites" });
    emit({ event: "sync", sync: open.syncState() });
    const now = scopesReadBy(open.membership.log.data, open.membership.member).length;
    if (now !== readable) {
      readable = now;
      for (const type of ["patient-file", "note", "member-profile", "practice"] as const) {
        emit({ event: "summaries-stale", type });
      }
    }
    await writeOwnProfile(open);
    await tellJoinRequests(open);
    if (session === open && parts.state().at === "open") become({ at: "open", open: await describe(open) });
  }

  async function tellJoinRequests(open: Session): Promise<void> {
    emit({ event: "join-requests", requests: await joinRequests(open) });
  }

  function quietly(act: Promise<unknown>): void {
    act.catch((error: unknown) => {
      // What a lock or a full disk interrupts is done again at the next change.
      if (!(error instanceof Fault)) reportError(error);
    });
  }

  async function openFrom(store: EngineStore, passphrase: string): Promise<OpenMembership> {
    return openMembership({
      store,
      passphrase,
      suite,
      onAlarm: (alarm) => session?.raise(alarm),
      onChange: () => quietly(membershipChanged()),
      heads: async () => (await session?.rooms.ledger.heads()) ?? [],
    });
  }

  async function startSession(store: EngineStore, membership: OpenMembership): Promise<Session> {
    session = await openSession({
      environment,
      store,
      membership,
      hooks: {
        emit(event) {
          if (parts.state().at !== "open") return;
          emit(event);
          if (event.event === "invites" && session !== null) quietly(tellJoinRequests(session));
        },
        removed: (by) => quietly(inOrder(() => leave({ at: "removed", practice: membership.practice, by }))),
      },
    });
    readable = scopesReadBy(membership.log.data, membership.member).length;
    return session;
  }

  async function leave(next: EngineState | null): Promise<void> {
    wait?.stop();
    wait = null;
    const leaving = session;
    session = null;
    if (leaving !== null) await leaving.close();
    else waiting?.membership.keyring.forget();
    waiting?.store.close();
    waiting = null;
    become(next ?? { at: "closed", practices: await storedProfiles(environment) });
  }

  /** A right passphrase comes first: nothing is closed for a wrong one. */
  async function enter(store: EngineStore, passphrase: string): Promise<OpenPractice> {
    const membership = await openFrom(store, passphrase);
    await startSession(store, membership);
    return showOpen();
  }

  // ------------------------------------------------------------ joining

  async function beginWaiting(store: EngineStore, membership: OpenMembership): Promise<readonly string[]> {
    waiting = { store, membership };
    const { practice, member, device, keyring } = membership;
    const show = (words: readonly string[], invite: JoinProgress): void =>
      become({ at: "joining", practice, words, invite });
    let words: readonly string[] = [];
    wait = await waitForAdmission({
      profile: { practice, member, device },
      store,
      local: keyring.local,
      environment,
      hooks: {
        progress: (progress) => show(words, progress),
        used: () => quietly(inOrder(() => comeIn((progress) => show(words, progress)))),
      },
    });
    words = wait.words;
    show(words, "waiting");
    return words;
  }

  /** The invitation was used. When the log says that it was by this device, the practice opens. */
  async function comeIn(show: (progress: JoinProgress) => void): Promise<void> {
    if (waiting === null) return;
    const { store, membership } = waiting;
    const open = session ?? (await startSession(store, membership));
    try {
      await open.sync.caughtUp();
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      if (open.sync.state.at === "refused") return show("refused");
      clock.setTimeout(() => quietly(inOrder(() => comeIn(show))), ADMITTED_RETRY_MS);
      return;
    }
    if (!membership.log.data.devices.has(membership.device)) return show("refused");
    await endJoining(store);
    waiting = null;
    wait = null;
    await writeOwnProfile(open);
    await showOpen();
  }

  // ------------------------------------------------------------ commands

  const commands: DoorwayCommands = {
    createPractice: ({ practiceName, ownName, passphrase }) =>
      inOrder(async () => {
        requireClosed();
        const { store } = await withNewStore(environment, (fresh) =>
          createPracticeProfile(fresh, suite, passphrase),
        );
        const membership = await openFrom(store, passphrase);
        await store.commit([ownNameRow(membership.keyring.local, ownName)], "strict");
        const open = await startSession(store, membership);
        await writePracticeProfile(open, practiceName);
        await writeOwnProfile(open);
        return showOpen();
      }),
    unlock: ({ practice, passphrase }) =>
      inOrder(async () => {
        requireClosed();
        const before = parts.state();
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
        await leave(null);
        return null;
      }),
    join: (input) =>
      inOrder(async () => {
        requireClosed();
        const made = await withNewStore(environment, (fresh) =>
          writeWaitingProfile(async () => fresh, input, environment),
        );
        const membership = await openFrom(made.store, input.passphrase);
        await made.store.commit([ownNameRow(membership.keyring.local, input.ownName)], "strict");
        return { words: await beginWaiting(made.store, membership) };
      }),
    abandonJoin: ({ practice }) =>
      inOrder(async () => {
        await leave(null);
        for (const profile of ofPractice(await storedProfiles(environment), practice)) {
          if (profile.joining) await stores.erase(profile.name);
        }
        become({ at: "closed", practices: await storedProfiles(environment) });
        return null;
      }),
    restoreFromCode: ({ code, passphrase }) =>
      inOrder(async () => {
        requireClosed();
        const typed = readCode(code);
        const practices = await findPractices(environment, typed.practicePrefix);
        if (practices.length === 0) throw new Fault("unknown-practice");
        for (const practice of practices) {
          const kit = await typed.kitFor(practice, suite);
          if (kit === null) continue;
          const sign = suite.signingKey(kit.signSeed).sign;
          const key = { practice, key: { kind: "device", id: kit.device } as const, sign };
          const records = await withLine(environment, key, readWholeLog);
          const restore = { practice, kit, records, passphrase };
          const { store } = await withNewStore(environment, (fresh) => restoreFromKit(fresh, suite, restore));
          const opened = await enter(store, passphrase);
          // The record that adds this device is best confirmed while the person looks on; it is tried again otherwise.
          await session?.sync.caughtUp().catch(() => undefined);
          return opened;
        }
        throw new Fault("wrong-recovery-code");
      }),
    restoreBackup: (input) =>
      inOrder(async () => {
        requireClosed();
        const { store } = await withNewStore(environment, (fresh) => restoreBackup(fresh, suite, input));
        return enter(store, input.passphrase);
      }),
    forget: ({ practice, evenUnsent }) =>
      inOrder(async () => {
        const isOpen = session?.context.practice === practice;
        if (isOpen) await session?.rooms.documents.flushJournal();
        for (const profile of ofPractice(await storedProfiles(environment), practice)) {
          const store = await stores.open(profile.name);
          const unsent = await hasUnsent(store);
          store.close();
          if (unsent && !evenUnsent) throw new Fault("not-permitted", { detail: "unsent changes" });
        }
        await leave(null);
        for (const profile of ofPractice(await storedProfiles(environment), practice))
          await stores.erase(profile.name);
        become({ at: "closed", practices: await storedProfiles(environment) });
        return null;
      }),
    async makeRecoveryKit({ passphrase }) {
      const kit = await makeRecoveryKit(requireSession(), passphrase);
      await showOpen();
      return kit;
    },
    async confirmRecoveryKit() {
      await noteRecovery(requireSession(), "kit-confirmed");
      await showOpen();
      return null;
    },
    async declineRecoveryKit({ statement }) {
      await noteRecovery(requireSession(), "declined", statement);
      await showOpen();
      return null;
    },
  };

  async function unlockOne(
    practice: OpenPractice["practice"],
    passphrase: string,
  ): Promise<OpenPractice | null> {
    const profiles = ofPractice(await storedProfiles(environment), practice);
    if (profiles.length === 0) throw new Fault("no-practice");
    for (const { name } of profiles) {
      const store = await stores.open(name);
      let membership: OpenMembership;
      try {
        membership = await openFrom(store, passphrase);
      } catch (error) {
        store.close();
        if (error instanceof Fault && error.code === "wrong-passphrase") continue;
        throw error;
      }
      if ((await readJoinRequest(store)) !== null) {
        await beginWaiting(store, membership);
        return null;
      }
      await startSession(store, membership);
      return showOpen();
    }
    throw new Fault("wrong-passphrase");
  }

  function requireClosed(): void {
    const { at } = parts.state();
    if (session !== null || (at !== "closed" && at !== "removed" && at !== "joining"))
      throw new Fault("other-tab");
  }

  return {
    commands,
    session: requireSession,
    current: () => session,
    close: () => inOrder(() => leave(null)),
  };
}

export { newStore };
