/**
 * Listens to the consoles of the engines. Playwright does not report a SharedWorker, so its errors and policy violations would pass
 * unseen; Chromium's own protocol does.
 */
import type { Browser, BrowserContext, CDPSession, Page } from "@playwright/test";
import { z } from "zod";
import { isComplaint } from "./complaint.ts";

export interface WorkerWatch {
  /** Listens to the engines of this profile from now on. Called before its first page. */
  watch(context: BrowserContext): Promise<void>;
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

/** `complain` is called with each error that a SharedWorker of a watched profile meets. */
export async function watchWorkers(browser: Browser, complain: (text: string) => void): Promise<WorkerWatch> {
  const session = await browser.newBrowserCDPSession();
  const attached = new Set<string>();
  session.on("Target.receivedMessageFromTarget", ({ message }) => {
    const text = complaintOf(JSON.parse(message));
    if (text !== null) complain(`engine: ${text}`);
  });
  const attachAll = async (page: Page): Promise<void> => {
    const profile = await profileOf(page);
    const { targetInfos } = await session.send("Target.getTargets");
    for (const { targetId, type, browserContextId } of targetInfos) {
      if (type !== "shared_worker" || browserContextId !== profile || attached.has(targetId)) continue;
      attached.add(targetId);
      await attach(session, targetId);
    }
  };
  return {
    async watch(context) {
      await context.exposeBinding("engineRuns", async ({ page }) => {
        // A page or worker that has ended meanwhile has nothing more to say.
        await attachAll(page).catch(() => undefined);
      });
      await context.addInitScript(tellWhenEngineRuns);
    },
    stop: () => session.detach(),
  };
}

/**
 * An engine that runs waits for the lock its tab holds. Chromium now and then never starts a SharedWorker to which its protocol was
 * attached before that; what was written to the console until then is told afterwards.
 */
function tellWhenEngineRuns(): void {
  const look = async (): Promise<void> => {
    const { pending = [] } = await navigator.locks.query();
    if (pending.some(({ name }) => name?.startsWith("claros-tab/") === true))
      (Reflect.get(globalThis, "engineRuns") as () => void)();
    else setTimeout(() => void look(), 50);
  };
  if (self === self.top) look().catch(() => undefined);
}

async function profileOf(page: Page): Promise<string | undefined> {
  const session = await page.context().newCDPSession(page);
  const { targetInfo } = await session.send("Target.getTargetInfo");
  await session.detach();
  return targetInfo.browserContextId;
}

async function attach(session: CDPSession, targetId: string): Promise<void> {
  const { sessionId } = await session.send("Target.attachToTarget", { targetId, flatten: false });
  for (const [id, method] of ["Log.enable", "Runtime.enable"].entries()) {
    const message = JSON.stringify({ id: id + 1, method });
    await session.send("Target.sendMessageToTarget", { sessionId, message });
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
