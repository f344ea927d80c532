/** The watch over every journey is itself watched: each of these pages does what no page may do, and its test must fail for it. */
import { expect, test } from "../support/journey.ts";
import { watchWorkers } from "../support/worker-watch.ts";

test.fail("a request to another host fails the journey", async ({ device }) => {
  const page = await (await device()).open();
  await page.evaluate(() => fetch("https://elsewhere.example/").catch(() => undefined));
});

test.fail("text turned into markup past the app's policy fails the journey", async ({ device }) => {
  const page = await (await device()).open();
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        setTimeout(resolve, 50);
        setTimeout(() => void (document.createElement("div").innerHTML = "<b>from outside</b>"), 0);
      }),
  );
});

test.fail("an error on the page fails the journey", async ({ device }) => {
  const page = await (await device()).open();
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        // The browser tells of it after its event; the page must not be closed before.
        addEventListener("unhandledrejection", () => setTimeout(resolve, 0));
        void Promise.reject(new Error("thrown and not caught"));
      }),
  );
});

test("an error in the engine is heard", async ({ browser, place }) => {
  const heard: string[] = [];
  const watch = await watchWorkers(browser, (text) => heard.push(text));
  const context = await browser.newContext();
  await watch.watch(context);
  const page = await context.newPage();
  await page.goto(place.origin);
  await expect.poll(() => page.evaluate(isEngineRunning)).toBe(true);
  const session = await browser.newBrowserCDPSession();
  const { targetInfos } = await session.send("Target.getTargets");
  for (const { targetId } of targetInfos.filter(({ type }) => type === "shared_worker")) {
    const { sessionId } = await session.send("Target.attachToTarget", { targetId, flatten: false });
    const params = { expression: "setTimeout(() => { throw new Error('thrown in the engine'); }, 0)" };
    const message = JSON.stringify({ id: 1, method: "Runtime.evaluate", params });
    await session.send("Target.sendMessageToTarget", { sessionId, message });
  }
  await expect.poll(() => heard.join("\n")).toContain("thrown in the engine");
  await context.close();
  await watch.stop();
});

/** It waits for the lock its tab holds. */
async function isEngineRunning(): Promise<boolean> {
  const { pending = [] } = await navigator.locks.query();
  return pending.length > 0;
}
