/** Commands of an open practice, as tabs call them. Each faults with `locked` when none is open. */
import { changePassphrase, openRoot } from "../keyring/slots.ts";
import { makeKit } from "../keyring/recovery.ts";
import { bytesToHex } from "../../../crypto/public/encodings.ts";
import { saveBackup } from "../backup/backup.ts";
import type { DoorCommand } from "../api.ts";
import type { AnsweredCommands } from "../engine-parts.ts";
import { Fault } from "../fault.ts";
import { demoRow } from "../demo.ts";
import { actLater } from "./acts.ts";
import { assignInDemo, demoCareTeam, unassignInDemo } from "./demo-team.ts";
import * as invitations from "./invitations.ts";
import type { Session } from "./open-session.ts";
import { lastNotes } from "../projections/last-notes.ts";
import { keptRows } from "./kept-import.ts";
import { takeBackImport } from "./patient-imports.ts";
import * as patients from "./patients.ts";
import { noteRecovery } from "./recovery-state.ts";
import * as team from "./team.ts";

type SessionCommands = Omit<
  AnsweredCommands,
  DoorCommand | "lock" | "confirmRecoveryKit" | "declineRecoveryKit" | "makeRecoveryKit"
>;

/** `open` gives the session or faults. */
export function makeSessionCommands(open: () => Session): SessionCommands {
  return {
    async changePassphrase({ current, next }) {
      const { store, suite } = open().context;
      if (!(await changePassphrase(store, { current, next }, suite))) throw new Fault("wrong-passphrase");
      return null;
    },
    async checkPassphrase({ passphrase }) {
      return isPassphrase(open(), passphrase);
    },
    async giveSetupCode({ code }) {
      const { sync } = open();
      sync.giveSetupCode(code);
      try {
        await sync.caughtUp();
      } catch (error) {
        const { state } = sync;
        if (state.at === "refused" && state.code === "setup-code") throw new Fault("setup-code-wrong");
        throw error;
      }
      return null;
    },
    reconnect() {
      open().sync.reconnect();
      return null;
    },
    invite: (input) => invitations.invite(open(), input),
    linkDevice: () => invitations.linkDevice(open()),
    revokeInvite: (input) => invitations.revokeInvite(open(), input),
    invites: () => invitations.invites(open()),
    joinRequests: () => invitations.joinRequests(open()),
    admit: (input) => invitations.admit(open(), input),
    refuse: (input) => invitations.refuse(open(), input),
    team: () => team.team(open()),
    setRoles: (input) => team.setRoles(open(), input),
    removeMember: (input) => team.removeMember(open(), input),
    revokeDevice: (input) => team.revokeDevice(open(), input),
    createPatient: () => patients.createPatient(open()),
    async keepForImport(input) {
      await open().imports.keep(input);
      return null;
    },
    async beginImport(input) {
      await open().imports.begin(input);
      return null;
    },
    importState: () => open().imports.state(),
    async goOnWithImport() {
      await open().imports.goOn();
      return null;
    },
    stopImport() {
      open().imports.stop();
      return null;
    },
    async dropImport() {
      await open().imports.drop();
      return null;
    },
    takeBackImport: (input) => takeBackImport(open(), input),
    lastNotes: async () => lastNotes(await open().rooms.documents.summaries("note")),
    createDocument: (input) => patients.createDocument(open(), input),
    careTeam: (input) => (open().demo ? demoCareTeam : patients.careTeam)(open(), input),
    assign: (input) => (open().demo ? assignInDemo : patients.assign)(open(), input),
    unassign: (input) => (open().demo ? unassignInDemo : patients.unassign)(open(), input),
    accessTo: (input) => patients.accessTo(open(), input),
    summaries: ({ type, ...narrowing }) => open().rooms.documents.summaries(type, narrowing),
    quarantine: () => open().rooms.ledger.quarantined(),
    async retryQuarantine() {
      const { admitted } = await open().rooms.ledger.retry();
      return { admitted };
    },
    async saveBackup({ passphrase }) {
      const { rooms, context, membership, demo } = open();
      // Sealed as far as the log allows: the restored device could not author these changes itself.
      await rooms.documents.flushOutbox();
      const { practice, member, device } = membership;
      const profile = { practice, member, device };
      const { local } = membership.keyring;
      // Read first: what an import makes meanwhile is then there twice, which its rest knows again, and not missing.
      const rows = [...(await keptRows(context.store)), ...(await rooms.exportRows())];
      // A demo that comes back from a file is one again, and still meets no relay.
      if (demo) rows.push(demoRow());
      return saveBackup(context.store, { profile, local, rows, passphrase });
    },
  };
}

async function isPassphrase({ context }: Session, passphrase: string): Promise<boolean> {
  const root = await openRoot(context.store, passphrase, context.suite);
  root?.fill(0);
  return root !== null;
}

/** The code of a new kit; the old one, if there is one, ends when the relay has the record. */
export async function makeRecoveryKit(session: Session, passphrase: string): Promise<{ code: string }> {
  if (!(await isPassphrase(session, passphrase))) throw new Fault("wrong-passphrase");
  const { code, signPublic, kemPublic } = await makeKit(session.context.practice, session.context.suite);
  const keys = { signPublic: bytesToHex(signPublic), kemPublic: bytesToHex(kemPublic) };
  await actLater(session, { act: "set-kit", ...keys });
  await noteRecovery(session, "kit-made");
  return { code };
}
