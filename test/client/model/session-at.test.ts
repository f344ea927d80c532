import { describe, expect, test } from "vitest";
import { noteAtMs, sessionAtMs } from "../../../client/model/session-at.ts";

const [march, april] = ["2026-03-04T10:00:00.000Z", "2026-04-01T10:00:00.000Z"];

describe("the time of a session", () => {
  test("is what its author said, and else when the note was begun", () => {
    expect(sessionAtMs({ sessionStart: march, createdAt: april })).toBe(Date.parse(march));
    expect(sessionAtMs({ sessionStart: null, createdAt: april })).toBe(Date.parse(april));
  });

  test("is none where nothing can be read", () => {
    for (const unread of [{}, { sessionStart: "soon" }, { createdAt: null }, { sessionStart: {} }]) {
      expect(sessionAtMs(unread)).toBeNull();
    }
  });
});

test("a note without a time stands where it was changed", () => {
  expect(noteAtMs({ fields: { sessionStart: march }, changedAtMs: 7 })).toBe(Date.parse(march));
  expect(noteAtMs({ fields: {}, changedAtMs: 7 })).toBe(7);
});
