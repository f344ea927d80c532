import { expect, test, vi } from "vitest";
import { type DeviceDocument, makeDeviceDocument } from "../../../client/link/device-document.ts";

/** Tabs of one device whose browser stores nothing, so that a tab can have heard of it from another alone. */
async function inTabs(see: (one: DeviceDocument, other: DeviceDocument) => Promise<void>): Promise<void> {
  const tabs = [makeDeviceDocument("device-test"), makeDeviceDocument("device-test")] as const;
  try {
    await see(...tabs);
  } finally {
    for (const tab of tabs) await tab.close();
  }
}

test("what is set in one tab is known in the other at once, which is told of it", () =>
  inTabs(async (one, other) => {
    const heard = vi.fn();
    other.onChange(heard);
    one.set("language", "el");
    await vi.waitFor(() => expect(other.setting("language")).toBe("el"), 20_000);
    expect(heard).toHaveBeenCalled();
    one.set("language", null);
    await vi.waitFor(() => expect(other.setting("language")).toBeNull(), 20_000);
  }));

test("a change is told once, not back and forth between tabs", () =>
  inTabs(async (one, other) => {
    const changes = { one: 0, other: 0 };
    one.onChange(() => (changes.one += 1));
    other.onChange(() => (changes.other += 1));
    one.set("theme", "dark");
    await vi.waitFor(() => expect(changes.other).toBe(1), 20_000);
    other.set("theme", "light");
    await vi.waitFor(() => expect(changes.one).toBe(2), 20_000);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(changes).toEqual({ one: 2, other: 2 });
  }));
