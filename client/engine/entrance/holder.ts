/**
 * Holds the one open session and tells the tabs how it stands. Acts that change which one it is run one after another, so that a lock
 * never meets an unlock half way.
 */
import { setToRoles } from "../../../sync-server/protocol/roles.ts";
import type { EngineEvent, EngineState, OpenPractice, Summary } from "../api.ts";
import type { EngineEnvironment } from "../environment.ts";
import { Fault } from "../fault.ts";
import { openMembership, type OpenMembership } from "../membership/open-membership.ts";
import { rolesOf } from "../membership/roster.ts";
import { storedProfiles } from "../profiles.ts";
import { joinRequests } from "../session/invitations.ts";
import { practiceDocument, profileDocument } from "../session/names-of-documents.ts";
import { openSession, type Session } from "../session/open-session.ts";
import { moveIntoWinners } from "../session/scopes-in-place.ts";
import { recoveryState } from "../session/recovery-state.ts";
import { writeOwnProfile } from "../session/settle-in.ts";
import type { EngineStore } from "../store/store.ts";

export interface HolderParts {
  readonly environment: EngineEnvironment;
  readonly emit: (event: EngineEvent) => void;
  readonly become: (state: EngineState) => void;
  readonly state: () => EngineState;
}

export interface Holder {
  current(): Session | null;
  /** The session that tabs may use. Faults with `locked`. */
  require(): Session;
  readonly inOrder: <T>(act: () => Promise<T>) => Promise<T>;
  /** Runs `act` for its effect; what a lock or a full disk interrupts is done again at the next change. */
  quietly(act: Promise<unknown>): void;
  /** A right passphrase gives the membership of a store; nothing is open yet. */
  unlock(store: EngineStore, passphrase: string): Promise<OpenMembership>;
  start(store: EngineStore, membership: OpenMembership): Promise<Session>;
  showOpen(): Promise<OpenPractice>;
  /** Closes what is open, if anything is, and shows `next`, or the practices on this device. */
  leave(next?: EngineState): Promise<void>;
}

export function makeHolder({ environment, emit, become, state }: HolderParts): Holder {
  const { suite } = environment;
  let session: Session | null = null;
  /** Counts the sessions. */
  let opening = 0;
  let order: Promise<unknown> = Promise.resolve();

  function inOrder<T>(act: () => Promise<T>): Promise<T> {
    const done = order.then(act);
    order = done.catch(() => undefined);
    return done;
  }

  function quietly(act: Promise<unknown>): void {
    act.catch((error: unknown) => {
      if (!(error instanceof Fault)) reportError(error);
    });
  }

  async function showOpen(): Promise<OpenPractice> {
    const open = session;
    if (open === null) throw new Fault("locked");
    const described = await describe(open, opening);
    if (session !== open) throw new Fault("locked");
    become({ at: "open", open: described });
    emit({ event: "sync", sync: open.syncState() });
    return described;
  }

  /** The confirmed log, or what waits for it, has changed. */
  async function membershipChanged(): Promise<void> {
    const open = session;
    if (open === null || state().at !== "open") return;
    await moveIntoWinners(open);
    // What waited for a scope, a clean key or a right can be sealed now.
    await open.rooms.documents.flushOutbox();
    open.sync.wake();
    emit({ event: "team" });
    emit({ event: "invites" });
    emit({ event: "sync", sync: open.syncState() });
    await writeOwnProfile(open);
    await tellJoinRequests(open);
    await describeAnew(open);
  }

  async function describeAnew(open: Session): Promise<void> {
    const described = await describe(open, opening);
    if (session === open && state().at === "open") become({ at: "open", open: described });
  }

  /** The own profile has arrived after the practice was opened. */
  function isMissingProfile({ document }: Summary): boolean {
    const now = state();
    return (
      now.at === "open" && now.open.profileDocument === null && document === profileDocument(now.open.member)
    );
  }

  async function tellJoinRequests(open: Session): Promise<void> {
    emit({ event: "join-requests", requests: await joinRequests(open) });
  }

  async function leave(next?: EngineState): Promise<void> {
    const leaving = session;
    session = null;
    await leaving?.close();
    if (next !== undefined) return become(next);
    try {
      become({ at: "closed", practices: await storedProfiles(environment) });
    } catch (error) {
      // Whatever else goes wrong, nobody may be left looking at a practice that is locked.
      become({ at: "storage-denied" });
      throw error;
    }
  }

  return {
    current: () => session,
    require() {
      if (session === null || state().at !== "open") throw new Fault("locked");
      return session;
    },
    inOrder,
    quietly,
    unlock: (store, passphrase) =>
      openMembership({
        store,
        passphrase,
        suite,
        onAlarm: (alarm) => session?.raise(alarm),
        onChange: () => quietly(membershipChanged()),
        heads: async () => (await session?.rooms.ledger.heads()) ?? [],
      }),
    async start(store, membership) {
      const opened = await openSession({
        environment,
        store,
        membership,
        hooks: {
          emit(event) {
            if (state().at !== "open") return;
            emit(event);
            if (session === null) return;
            if (event.event === "invites") quietly(tellJoinRequests(session));
            if (event.event === "summary" && isMissingProfile(event.summary)) quietly(describeAnew(session));
          },
          removed: (by) =>
            quietly(inOrder(() => leave({ at: "removed", practice: membership.practice, by }))),
        },
      });
      session = opened;
      opening += 1;
      quietly(moveIntoWinners(opened));
      return opened;
    },
    showOpen,
    leave,
  };
}

async function describe(open: Session, opening: number): Promise<OpenPractice> {
  const { practice, member, device, log } = open.membership;
  const profile = profileDocument(member);
  const profiles = await open.rooms.documents.summaries("member-profile");
  return {
    opening,
    practice,
    demo: open.demo,
    member,
    device,
    roles: setToRoles(rolesOf(log.data, member)),
    recovery: await recoveryState(open),
    practiceDocument: practiceDocument(practice),
    profileDocument: profiles.some(({ document }) => document === profile) ? profile : null,
  };
}
