/**
 * Listens to the consoles of the engines. Playwright does not report a SharedWorker, so its errors and policy violations would pass
 * unseen; Chromium's own protocol does.
 */
import type { Browser, CDPSession } from "@playwright/test";
import { z } from "zod";
import { isComplaint } from "./complaint.ts";

export interface WorkerWatch {
  stop(): Promise<void>;
}

const entryAdded = z.object({
  method: z.literal("Log.entryAdded"),
  params: z.object({ entry: z.object({ level: z.string(), text: z.string() }) }),
});
const exceptionThrown = z.object({
  method: z.literal("Runtime.exceptionThrown"),
  params: z.object({
    exceptionDetails: z.object({
      text: z.string(),
      exception: z.object({ description: z.string().optional() }).optional(),
    }),
  }),
});
const consoleCalled = z.object({
  method: z.literal("Runtime.consoleAPICalled"),
  params: z.object({
    type: z.string(),
    args: z.array(z.object({ value: z.unknown(), description: z.string().optional() })),
  }),
});

/** `complain` is called with each error that a SharedWorker of this browser meets. */
export async function watchWorkers(browser: Browser, complain: (text: string) => void): Promise<WorkerWatch> {
  const session = await browser.newBrowserCDPSession();
  session.on("Target.targetCreated", ({ targetInfo }) => {
    if (targetInfo.type === "shared_worker") void attach(session, targetInfo.targetId);
  });
  session.on("Target.receivedMessageFromTarget", ({ message }) => {
    const text = complaintOf(JSON.parse(message));
    if (text !== null) complain(`engine: ${text}`);
  });
  await session.send("Target.setDiscoverTargets", { discover: true });
  return { stop: () => session.detach() };
}

async function attach(session: CDPSession, targetId: string): Promise<void> {
  try {
    const { sessionId } = await session.send("Target.attachToTarget", { targetId, flatten: false });
    for (const [id, method] of ["Log.enable", "Runtime.enable"].entries()) {
      const message = JSON.stringify({ id: id + 1, method });
      await session.send("Target.sendMessageToTarget", { sessionId, message });
    }
  } catch {
    // The worker ended with its last tab before it could be listened to.
  }
}

function complaintOf(message: unknown): string | null {
  const entry = entryAdded.safeParse(message);
  if (entry.success) {
    const { level, text } = entry.data.params.entry;
    return isComplaint(level, text) ? text : null;
  }
  const thrown = exceptionThrown.safeParse(message);
  if (thrown.success) {
    const { text, exception } = thrown.data.params.exceptionDetails;
    return exception?.description ?? text;
  }
  const called = consoleCalled.safeParse(message);
  if (!called.success) return null;
  const text = called.data.params.args
    .map(({ value, description }) => description ?? String(value))
    .join(" ");
  return isComplaint(called.data.params.type, text) ? text : null;
}
