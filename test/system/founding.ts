/** A practice as people make one: the first device creates it, others are invited, join and are admitted; somebody comes for care. */
import type { DocumentId, MemberId, PatientId } from "../../crypto/public/ids.ts";
import type { MemberRole } from "../../client/engine/api.ts";
import type { DocumentType } from "../../client/model/document-roots.ts";
import type { SimDevice } from "./sim-device.ts";
import { openIn, type } from "./typing.ts";
import type { DeviceOptions, Person, SharedDocument, World } from "./world.ts";

/** A person of the world who is not yet in the practice. */
export function addPerson(world: World, name: string): Person {
  const person: Person = { name, member: null, devices: [], hasLeft: false };
  world.people.push(person);
  return person;
}

export async function found(world: World, name = "owner"): Promise<Person> {
  const owner = addPerson(world, name);
  const device = world.addDevice(owner);
  device.start();
  await world.until("the engine starts", () => device.life?.engine.state.at === "closed");
  const { passphrase } = device;
  const input = { practiceName: "Practice", ownName: name, passphrase };
  const open = await world.must("creating the practice", device.call("createPractice", input));
  owner.member = open.member;
  world.practice = open.practice;
  world.documents.push({ id: open.practiceDocument, type: "practice", patient: null, self: null });
  await online(world, device);
  return owner;
}

export async function invite(
  world: World,
  by: Person,
  { name, roles }: { readonly name: string; readonly roles: readonly MemberRole[] },
  options: DeviceOptions = {},
): Promise<Person> {
  const host = firstDevice(by);
  const person = addPerson(world, name);
  const offer = await world.must("inviting", host.call("invite", { roles, days: 7 }));
  const device = world.addDevice(person, options);
  await join(world, host, { device, fragment: offer.fragment ?? "", name });
  person.member = memberOf(device);
  return person;
}

/** Another device of somebody who is in. */
export async function linkDevice(world: World, person: Person): Promise<SimDevice> {
  const host = firstDevice(person);
  const offer = await world.must("linking a device", host.call("linkDevice"));
  const device = world.addDevice(person);
  await join(world, host, { device, fragment: offer.fragment ?? "", name: person.name });
  return device;
}

async function join(
  world: World,
  host: SimDevice,
  { device, fragment, name }: { device: SimDevice; fragment: string; name: string },
): Promise<void> {
  device.start();
  await world.until("the engine starts", () => device.life?.engine.state.at === "closed");
  const { passphrase } = device;
  await world.must("asking to join", device.call("join", { fragment, ownName: name, passphrase }));
  for (let tries = 0; tries < 60; tries += 1) {
    const requests = await world.must("reading join requests", host.call("joinRequests"));
    const [request] = requests;
    if (request !== undefined) {
      const { invite: id, request: bytes } = request;
      await world.must("admitting", host.call("admit", { invite: id, request: bytes }));
      break;
    }
    await world.clock.advance(500);
  }
  await world.until(`${device.name} is in`, () => device.life?.engine.state.at === "open");
  await online(world, device);
}

export async function takeIn(world: World, by: Person): Promise<PatientId> {
  const made = await world.must("making a file", firstDevice(by).call("createPatient"));
  const shared = { id: made.document, type: "patient-file", patient: made.patient, self: null } as const;
  world.documents.push(shared);
  await writeFirst(world, firstDevice(by), shared);
  return made.patient;
}

/** Whoever makes a document fills it in: before that it is a name on one device. */
async function writeFirst(world: World, device: SimDevice, shared: SharedDocument): Promise<void> {
  const tab = device.life?.tabs[0];
  if (tab === undefined) throw new RangeError(`${device.name} is off`);
  await world.until("the document opens", () => openIn(world, tab, shared).isReady);
  type(world, { device, tab, shared });
}

export async function makeDocument(
  world: World,
  by: Person,
  { type: kind, patient = null }: { readonly type: DocumentType; readonly patient?: PatientId | null },
): Promise<DocumentId> {
  const scope = kind === "note" ? "case" : "self";
  const input = { type: kind, scope, ...(patient !== null && { patient }) } as const;
  const { document } = await world.must("making a document", firstDevice(by).call("createDocument", input));
  const shared = { id: document, type: kind, patient, self: scope === "self" ? by : null };
  world.documents.push(shared);
  await writeFirst(world, firstDevice(by), shared);
  return document;
}

export async function assign(world: World, by: Person, patient: PatientId, member: MemberId): Promise<void> {
  await world.must("assigning", firstDevice(by).call("assign", { patient, member }));
}

export async function online(world: World, device: SimDevice): Promise<void> {
  await world.until(`${device.name} is online`, () => device.life?.engine.syncState.relay.at === "online");
}

export function firstDevice(person: Person): SimDevice {
  const [device] = person.devices;
  if (device === undefined) throw new RangeError(`${person.name} has no device`);
  return device;
}

function memberOf(device: SimDevice): MemberId {
  const state = device.life?.engine.state;
  if (state?.at !== "open") throw new RangeError(`${device.name} is not open`);
  return state.open.member;
}
