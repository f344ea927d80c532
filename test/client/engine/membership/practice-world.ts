import { bytesToHex } from "../../../../crypto/public/encodings.ts";
import { bytesToPatientId, type PatientId } from "../../../../crypto/public/ids.ts";
import type { CryptoSuite } from "../../../../crypto/secret/suite.ts";
import { type Membership, validateRecord } from "../../../../sync-server/protocol/membership/membership.ts";
import { type RoleName, rolesToSet } from "../../../../sync-server/protocol/roles.ts";
import type { ResultCode } from "../../../../sync-server/protocol/codes.ts";
import type { Alarm } from "../../../../client/engine/api.ts";
import type { ChainHead } from "../../../../client/engine/contract.ts";
import { newScopeId } from "../../../../client/engine/membership/author/genesis.ts";
import { inviteFragment, parseInviteFragment } from "../../../../client/engine/membership/invite-link.ts";
import { writeJoinProfile } from "../../../../client/engine/membership/join-profile.ts";
import {
  createPracticeProfile,
  openMembership,
  type OpenMembership,
} from "../../../../client/engine/membership/open-membership.ts";
import type { Intent } from "../../../../client/engine/membership/intents.ts";
import { makeMemoryDirectory } from "../../../../client/engine/store/memory.ts";
import type { EngineStore } from "../../../../client/engine/store/store.ts";

export const PASSPHRASE = "a lamp in the window";

/** A relay's log and nothing else: compare and swap, by the shared validator. */
export class RelayLog {
  readonly records: Uint8Array[] = [];
  state: Membership | null = null;

  constructor(readonly suite: CryptoSuite) {}

  async append(record: Uint8Array): Promise<ResultCode> {
    const result = await validateRecord(this.state, record, this.suite.verifier);
    if (!result.ok) {
      this.lastReason = result.reason;
      return result.code;
    }
    this.state = result.state;
    this.records.push(record.slice());
    return "ok";
  }
  lastReason = "";
}

/** One unlocked device with its disk. */
export class Device {
  readonly alarms: Alarm[] = [];
  heads: readonly ChainHead[] = [];
  open!: OpenMembership;

  constructor(
    readonly world: PracticeWorld,
    readonly store: EngineStore,
  ) {}

  async unlock(passphrase = PASSPHRASE): Promise<this> {
    this.open = await openMembership({
      store: this.store,
      passphrase,
      suite: this.world.suite,
      onAlarm: (alarm) => this.alarms.push(alarm),
      onChange: () => {},
      heads: async () => this.heads,
    });
    return this;
  }

  /** Reads what the relay has, offers what waits, until nothing more is to be sent. */
  async sync(): Promise<void> {
    const { relay } = this.world;
    await this.pull();
    if (relay.state === null) await relay.append(await this.open.log.recordAt(0));
    for (let turn = 0; turn < 50; turn++) {
      const waiting = await this.open.pending.next();
      if (waiting === null) return;
      const code = await relay.append(waiting.record);
      if (code === "stale-log") await this.pull();
      else await this.open.pending.settled(waiting.key, code);
    }
    throw new Error("records never settle");
  }

  async pull(): Promise<void> {
    const { records } = this.world.relay;
    const from = Math.min(this.open.log.length, records.length);
    await this.open.log.receive(from, records.slice(from));
  }

  /** Proposes, syncs, and gives back the reason when it was refused. */
  async does(intent: Intent): Promise<string | null> {
    const key = await this.open.pending.propose(intent);
    await this.sync();
    return this.open.pending.items.find((item) => item.key === key)?.refusal?.reason ?? null;
  }

  async addPatient(kinds: readonly ("file" | "case")[] = ["file", "case"]): Promise<PatientId> {
    const patient = bytesToPatientId(this.world.suite.random.bytes(16));
    await this.addScopesOf(patient, kinds);
    return patient;
  }

  async addScopesOf(patient: PatientId, kinds: readonly ("file" | "case")[]): Promise<string | null> {
    const scopes = kinds.map((kind) => ({ scope: newScopeId(this.world.suite), kind, subject: patient }));
    return this.does({ act: "add-scopes", scopes });
  }
}

export class PracticeWorld {
  readonly relay: RelayLog;
  readonly devices: Device[] = [];

  constructor(readonly suite: CryptoSuite) {
    this.relay = new RelayLog(suite);
  }

  async newStore(): Promise<EngineStore> {
    return makeMemoryDirectory().open("practice");
  }

  async found(): Promise<Device> {
    const store = await this.newStore();
    await createPracticeProfile(store, this.suite, PASSPHRASE);
    const device = await new Device(this, store).unlock();
    this.devices.push(device);
    await device.sync();
    return device;
  }

  /** The fragment of a new invitation by an owner, or of a device link. */
  async invite(by: Device, roles: readonly RoleName[] | "device"): Promise<string> {
    const seed = this.suite.random.bytes(32);
    const reason = await by.does({
      act: "invite",
      kind: roles === "device" ? "device" : "member",
      seed: bytesToHex(seed),
      roles: roles === "device" ? 0 : rolesToSet(roles),
      expiresAtMs: 2_000_000_000_000,
      practiceName: "Praxis am Park",
    });
    if (reason !== null) throw new Error(reason);
    return inviteFragment({ practice: by.open.practice, seed });
  }

  /** A new device that asks to join, and its request; it is unlocked once somebody admitted it. */
  async ask(fragment: string, member: OpenMembership["member"] | null, ownName = "Dr. Rosa Lind") {
    const link = parseInviteFragment(fragment);
    const store = await this.newStore();
    const input = { link, ownName, passphrase: PASSPHRASE, member };
    const joining = await writeJoinProfile(store, this.suite, input);
    return { ...joining, device: new Device(this, store) };
  }

  /** Invites, asks, admits: a new member with one device. */
  async hire(by: Device, roles: readonly RoleName[]): Promise<Device> {
    const { request, device } = await this.ask(await this.invite(by, roles), null);
    const reason = await by.does({ act: "admit", request: bytesToHex(request) });
    if (reason !== null) throw new Error(reason);
    return this.start(device);
  }

  /** Another device of the same member, by a device link. */
  async link(by: Device): Promise<Device> {
    const { request, device } = await this.ask(await this.invite(by, "device"), by.open.member);
    const reason = await by.does({ act: "admit", request: bytesToHex(request) });
    if (reason !== null) throw new Error(reason);
    return this.start(device);
  }

  async start(device: Device): Promise<Device> {
    await device.unlock();
    this.devices.push(device);
    await device.sync();
    return device;
  }

  /** Everybody's log is as long as the relay's, and what follows from it is done. */
  async settle(): Promise<void> {
    for (let round = 0; round < 4; round++) for (const device of this.devices) await device.sync();
  }
}
