/**
 * Practices for the load: valid logs, real signatures, and people who can sign in another process. Made before anything is timed. The
 * records are put into the relay's own store; the relay validates all of them when it opens the practice.
 */

import { randomBytes } from "node:crypto";
import type { DocumentId, ScopeId } from "../../../../crypto/public/ids.ts";
import { makeWebVerifier } from "../../../../crypto/public/signature.ts";
import { openSqliteStore } from "../../../../sync-server/store/sqlite.ts";
import { deviceIdOf } from "../../../../sync-server/protocol/names.ts";
import { type BuilderDevice, buildPractice, type Practice } from "../../../support/practice-builder.ts";
import { randomKemPublic } from "../../../support/random-keys.ts";
import { makeNodeSigningKey } from "./node-signing.ts";

export interface Person {
  readonly device: BuilderDevice;
  readonly seed: Uint8Array;
}

/** A client's case, which all its people read and write. */
export interface Room {
  readonly practice: Practice;
  readonly scope: ScopeId;
  readonly scopeKey: Uint8Array;
  readonly document: DocumentId;
  readonly people: readonly Person[];
}

export interface RoomsOptions {
  readonly rooms: number;
  readonly people: number;
  /** All rooms in one practice, or a practice for each. */
  readonly practices: "one" | "each";
}

export async function buildRooms({ rooms, people, practices }: RoomsOptions): Promise<Room[]> {
  const made: Room[] = [];
  const verifier = makeWebVerifier();
  let practice: Practice | null = null;
  for (let index = 0; index < rooms; index++) {
    if (practice === null || practices === "each") {
      practice = await buildPractice({ seed: `bench ${index}`, verifier });
    }
    made.push(await addRoom(practice, people));
  }
  return made;
}

/** Writes the logs into a relay's data folder. */
export async function storeLogs(dataDir: string, rooms: readonly Room[]): Promise<void> {
  const store = openSqliteStore({ dataDir, random: { bytes: (length) => randomBytes(length) } });
  for (const practice of new Set(rooms.map((room) => room.practice))) {
    const id = practice.state.practice;
    const [genesis, ...others] = practice.log;
    if (genesis === undefined || (await store.create(id, genesis)) !== "created") throw new Error("create");
    const opened = await store.open(id);
    for (const [index, record] of others.entries()) {
      const appended = await opened?.log.append({ expectedLength: index + 1, record, day: 0 });
      if (appended !== "appended") throw new Error("append");
    }
  }
  await store.close();
}

async function addRoom(practice: Practice, count: number): Promise<Room> {
  const people: Person[] = [];
  for (let index = 0; index < count; index++) people.push(await addPerson(practice));
  const [first] = people;
  if (first === undefined) throw new RangeError("people");
  const members = people.map(({ device }) => device.member);
  const scope = await practice.addScope(first.device, "case", practice.newPatient(), members);
  return { practice, scope, scopeKey: practice.random.bytes(32), document: practice.newDocument(), people };
}

async function addPerson(practice: Practice): Promise<Person> {
  const { founder, random } = practice;
  const invite = practice.newInvite("member", ["clinician"]);
  await practice.commit(practice.draftInvite(founder, invite), founder);
  const seed = random.bytes(32);
  const signing = makeNodeSigningKey(seed);
  const kemPublic = randomKemPublic(random);
  const member = practice.newMember();
  const id = deviceIdOf(signing.publicKey, kemPublic);
  const line = { device: id, member, kind: "device", signPublic: signing.publicKey, kemPublic } as const;
  const device: BuilderDevice = { device: id, member, line, signing };
  await practice.commit(practice.draftAddMember(founder, invite, [device]), founder);
  return { device, seed };
}
