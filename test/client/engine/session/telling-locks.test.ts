import { expect, test } from "vitest";
import { Fault } from "../../../../client/engine/fault.ts";
import type { Session } from "../../../../client/engine/session/open-session.ts";
import { tellingLocks } from "../../../../client/engine/session/telling-locks.ts";

const [one, other] = [{}, {}] as Session[];

/** A command under which the session becomes another one before it fails. */
function failing(error: unknown, during: Session | null | undefined, after: Session | null | undefined) {
  let now = during ?? null;
  const commands = {
    async write(): Promise<null> {
      now = after ?? null;
      throw error;
    },
  };
  return tellingLocks(commands, () => now).write();
}

const diskGone = new Fault("storage-failed", { detail: "the store is closed" });

test("what fails because a lock came under it is told as the lock", async () => {
  await expect(failing(diskGone, one, null)).rejects.toMatchObject({ code: "locked" });
  await expect(failing(diskGone, one, other)).rejects.toMatchObject({ code: "locked" });
});

test("what fails while the practice stays open is told as what it is", async () => {
  await expect(failing(diskGone, one, one)).rejects.toBe(diskGone);
  await expect(failing(new Fault("locked"), null, null)).rejects.toMatchObject({ code: "locked" });
});

test("an error that nobody foresaw stays one, so that it is reported", async () => {
  const error = new TypeError("undefined is not a function");
  await expect(failing(error, one, null)).rejects.toBe(error);
});
