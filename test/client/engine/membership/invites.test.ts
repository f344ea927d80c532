import { describe, expect, test } from "vitest";
import { bytesToHex } from "../../../../crypto/public/encodings.ts";
import { COMPARISON_WORDS } from "../../../../crypto/secret/comparison-words.ts";
import { inviteIdOf } from "../../../../sync-server/protocol/names.ts";
import { inviteSeed, nameForInvitee } from "../../../../client/engine/membership/author/invitations.ts";
import {
  inviteFragment,
  inviteKeys,
  parseInviteFragment,
} from "../../../../client/engine/membership/invite-link.ts";
import {
  authenticRequests,
  describeRequests,
  joinWords,
  requireAdmissible,
} from "../../../../client/engine/membership/join.ts";
import { readJoinRequest, readJoinSeed } from "../../../../client/engine/membership/join-profile.ts";
import { makeSimSuite } from "../../../support/sim-suite.ts";
import { type Device, PracticeWorld } from "./practice-world.ts";

const EXPIRES_AT = 2_000_000_000_000;

async function invited(seed: string) {
  const world = new PracticeWorld(makeSimSuite(seed));
  const owner = await world.found();
  const fragment = await world.invite(owner, ["clinician"]);
  const keys = inviteKeys(parseInviteFragment(fragment).seed, world.suite);
  return { world, owner, fragment, keys };
}

async function askersOf(device: Device, requests: readonly Uint8Array[]) {
  const { data } = device.open.log;
  const [invite] = [...data.invites.values()];
  if (invite === undefined) throw new Error("no invite");
  const { verifier } = device.world.suite;
  return authenticRequests(data, invite, { requests, verifier });
}

describe("the link of an invitation", () => {
  test("reads as it was written, alone, with its #, and inside a whole address", async () => {
    const { fragment } = await invited("link");
    const link = parseInviteFragment(fragment);
    expect(inviteFragment(link)).toBe(fragment);
    expect(parseInviteFragment(`https://praxis.example/join#${fragment}`)).toEqual(link);
    expect(parseInviteFragment(` #${fragment} `)).toEqual(link);
  });

  test("altered at any position, it is refused or names no invitation of this practice", async () => {
    const { fragment, owner, world } = await invited("altered");
    const { practice } = owner.open;
    for (let at = 0; at < fragment.length; at++) {
      for (const character of ["A", "z", "9", ".", "-", "%", ""]) {
        if (fragment[at] === character) continue;
        const altered = fragment.slice(0, at) + character + fragment.slice(at + 1);
        expect(meaning(altered)).not.toBe("opens");
      }
    }

    function meaning(altered: string): string {
      try {
        const link = parseInviteFragment(altered);
        if (link.practice !== practice) return "unknown-practice";
        const { invite } = inviteKeys(link.seed, world.suite);
        return owner.open.log.data.invites.has(invite) ? "opens" : "invite-unknown";
      } catch (error) {
        expect(error).toMatchObject({ name: "Fault" });
        const { code } = error as { code: string };
        expect(["invite-malformed", "version-too-old"]).toContain(code);
        return code;
      }
    }
  });

  test("shows the practice's name to who has it, and to nobody else", async () => {
    const { owner, keys, world } = await invited("name");
    const [line] = [...owner.open.log.data.invites.values()];
    if (line === undefined) throw new Error("no invite");
    expect(nameForInvitee(line, keys)).toBe("Praxis am Park");
    expect(nameForInvitee(line, inviteKeys(world.suite.random.bytes(32), world.suite))).toBeNull();
    expect(bytesToHex(world.relay.records.at(-1) ?? line.forInvitee)).not.toContain(
      bytesToHex(new TextEncoder().encode("Praxis")),
    );
  });

  test("can be shown by any owner, also after the owner key changed, and by no one else", async () => {
    const { owner, fragment, world } = await invited("show");
    const [line] = [...owner.open.log.data.invites.values()];
    if (line === undefined) throw new Error("no invite");
    const second = await world.hire(owner, ["owner"]);
    const third = await world.hire(owner, ["owner"]);
    const desk = await world.hire(owner, ["front-desk"]);
    await owner.does({ act: "remove-member", member: third.open.member });
    await world.settle();
    const seedOn = ({ open }: Device) => inviteSeed(open.log.data, open.keyring.secrets, line);
    expect(seedOn(second)).toEqual(parseInviteFragment(fragment).seed);
    expect(seedOn(desk)).toBeNull();
    expect(inviteIdOf(line.signPublic)).toBe(line.invite);
  });
});

describe("asking to join", () => {
  test("both sides read the same words and the owner the name", async () => {
    const { world, owner, fragment, keys } = await invited("words");
    const asking = await world.ask(fragment, null, "Dr. Rosa Lind");
    const askers = await askersOf(owner, [asking.request]);
    const [shown] = describeRequests(owner.open.log.data, askers, keys);
    expect(shown).toMatchObject({
      words: asking.words,
      displayName: "Dr. Rosa Lind",
      roles: ["clinician"],
      contested: false,
    });
    expect(asking.words).toHaveLength(COMPARISON_WORDS);
    expect(bytesToHex(asking.request)).not.toContain(bytesToHex(new TextEncoder().encode("Rosa")));
  });

  test("survives a reload: words before unlocking, the link's seed after", async () => {
    const { world, owner, fragment } = await invited("reload");
    const { device, words } = await world.ask(fragment, null);
    const request = (await readJoinRequest(device.store)) ?? new Uint8Array(0);
    expect(joinWords(owner.open.practice, request)).toEqual(words);
    await device.unlock();
    const seed = await readJoinSeed(device.store, device.open.keyring.local);
    expect(seed).toEqual(parseInviteFragment(fragment).seed);
  });

  test("a request altered anywhere is nobody's", async () => {
    const { world, owner, fragment } = await invited("altered request");
    const { request } = await world.ask(fragment, null);
    for (let at = 0; at < request.length; at += 11) {
      const altered = request.slice();
      altered[at] = (altered[at] ?? 0) ^ 1;
      expect(await askersOf(owner, [altered])).toEqual([]);
    }
    expect(await askersOf(owner, [request])).toHaveLength(1);
  });

  test("M2: two clients race on one link: both are shown as contested, and nobody is admitted", async () => {
    const { world, owner, fragment, keys } = await invited("race");
    const mine = await world.ask(fragment, null, "Dr. Rosa Lind");
    const thief = await world.ask(fragment, null, "Dr. Rosa Lind");
    expect(thief.words).not.toEqual(mine.words);
    const askers = await askersOf(owner, [mine.request, thief.request, mine.request]);
    const shown = describeRequests(owner.open.log.data, askers, keys);
    expect(shown.map(({ contested }) => contested)).toEqual([true, true]);
    const invite = askers[0]?.invite;
    expect(() => requireAdmissible(invite, askers.length, 0)).toThrow("invite-contested");
    expect(owner.open.log.data.members.size).toBe(1);
  });

  test("a link is used once; a second admission is refused by everybody", async () => {
    const { world, owner, fragment } = await invited("once");
    const mine = await world.ask(fragment, null);
    const thief = await world.ask(fragment, null);
    expect(await owner.does({ act: "admit", request: bytesToHex(mine.request) })).toBeNull();
    expect(await owner.does({ act: "admit", request: bytesToHex(thief.request) })).toBe("the invite is used");
    const [invite] = [...owner.open.log.data.invites.values()];
    expect(() => requireAdmissible(invite, 1, 0)).toThrow("invite-used");
    await world.start(mine.device);
    expect(mine.device.alarms).toEqual([]);
  });

  test("an invitation that ended, was taken back, or is not known admits nobody", async () => {
    const { owner } = await invited("ended");
    const invite = () => [...owner.open.log.data.invites.values()][0];
    expect(() => requireAdmissible(invite(), 1, EXPIRES_AT - 1)).not.toThrow();
    expect(() => requireAdmissible(invite(), 1, EXPIRES_AT)).toThrow("invite-expired");
    expect(() => requireAdmissible(undefined, 1, 0)).toThrow("invite-unknown");
    const id = invite()?.invite;
    if (id === undefined) throw new Error("no invite");
    expect(await owner.does({ act: "revoke-invite", invite: id })).toBeNull();
    expect(() => requireAdmissible(invite(), 1, 0)).toThrow("invite-revoked");
  });

  test("a device link adds a device of its member only", async () => {
    const { world, owner } = await invited("device link");
    const clinician = await world.hire(owner, ["clinician"]);
    const link = await world.invite(clinician, "device");
    await world.settle();
    const foreign = await world.ask(link, owner.open.member);
    const { data } = clinician.open.log;
    const invite = [...data.invites.values()].find(({ kind }) => kind === "device");
    if (invite === undefined) throw new Error("no link");
    const { verifier } = world.suite;
    expect(await authenticRequests(data, invite, { requests: [foreign.request], verifier })).toEqual([]);
    const refused = await clinician.does({ act: "admit", request: bytesToHex(foreign.request) });
    expect(refused).toBe("only a device of the same member may add one");
  });
});
