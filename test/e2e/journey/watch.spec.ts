/** The watch over every journey is itself watched: each of these pages does what no page may do, and its test must fail for it. */
import { test } from "../support/journey.ts";

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
  await page.evaluate(() => void Promise.reject(new Error("thrown and not caught")));
});
