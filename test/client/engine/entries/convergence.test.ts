import { describe, expect, test } from "vitest";
import { canonical } from "../../../../client/model/canonical.ts";
import { makeWorld } from "../../../support/practice-rooms.ts";

const titleOf = (doc: import("yjs").Doc): unknown => doc.getMap("note").get("title");

describe("two devices", () => {
  test("see each other's changes, and each tab learns how far its own have got", async () => {
    const world = makeWorld(1);
    const [anna, ben] = [await world.device("anna"), await world.device("ben")];
    const note = world.documentId("note");
    await anna.createNote(note);
    const tab = await anna.tab(note);
    tab.doc.getMap("note").set("title", "Calm");
    await world.clock.advance(10);
    expect(tab.journaled).toBeLessThan(tab.sent);
    await world.clock.advance(50);
    expect(tab.journaled).toBe(tab.sent);
    expect(tab.backedUp).toBeLessThan(tab.sent);
    await world.clock.advance(400);
    expect(await anna.push()).toEqual([]);
    expect(tab.backedUp).toBe(tab.sent);
    expect(anna.rooms.documents.waiting).toBe(0);
    expect(await ben.pull()).toMatchObject({ quarantined: 0, gaps: [] });
    const seen = await ben.read(note);
    expect(canonical(seen)).toEqual(canonical(tab.doc));
    expect(titleOf(seen)).toBe("Calm");
    expect((await ben.rooms.documents.summaries("note")).map(({ document }) => document)).toEqual([note]);
    // Anna's own entries come back to her with their numbers.
    expect(await anna.pull()).toMatchObject({ admitted: 0, quarantined: 0 });
  });
});
