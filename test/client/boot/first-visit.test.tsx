import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { clearThePlace, rememberPractice } from "../../../client/boot/first-visit.ts";

/** As the page of a first visit begins. */
function pageOfVisit(): HTMLElement {
  document.body.innerHTML =
    '<div id="app"><p class="starting">Claros</p><div class="first-visit"><main><a href="/join">In</a></main></div></div>';
  const place = document.getElementById("app");
  if (place === null) throw new Error("no place");
  return place;
}

const FIRST_SCRIPT = join(import.meta.dirname, "../../../client/boot/returning.ts");

/** The script that stands first on the page of a first visit, as it is: no module, so it exports nothing. */
async function runFirstScript(): Promise<void> {
  vi.resetModules();
  await import(FIRST_SCRIPT);
}

afterEach(() => {
  vi.restoreAllMocks();
  localStorage.clear();
  document.body.replaceChildren();
  delete document.documentElement.dataset["returning"];
});

test("a browser that holds a practice is known before the page is drawn, until it holds none", async () => {
  await runFirstScript();
  expect(document.documentElement.dataset).not.toHaveProperty("returning");
  rememberPractice(true);
  await runFirstScript();
  expect(document.documentElement.dataset).toHaveProperty("returning");
  delete document.documentElement.dataset["returning"];
  rememberPractice(false);
  expect(localStorage).toHaveLength(0);
  await runFirstScript();
  expect(document.documentElement.dataset).not.toHaveProperty("returning");
});

test("where the browser keeps nothing, nothing breaks", async () => {
  vi.spyOn(globalThis, "localStorage", "get").mockImplementation(() => {
    throw new DOMException("denied", "SecurityError");
  });
  expect(() => rememberPractice(true)).not.toThrow();
  await expect(runFirstScript()).resolves.toBeUndefined();
});

test("a visitor's page stays, with the focus where it was, until the app has drawn one", async () => {
  const place = pageOfVisit();
  const link = place.querySelector("a");
  link?.focus();
  clearThePlace(place);
  expect(place.querySelector(".starting")).toBeNull();
  expect(document.activeElement).toBe(link);
  place.append(document.createElement("main"));
  await vi.waitFor(() => expect(place.querySelector(".first-visit")).toBeNull());
});

test("whoever comes back has an empty place at once", () => {
  document.documentElement.dataset["returning"] = "";
  const place = pageOfVisit();
  clearThePlace(place);
  expect(place).toBeEmptyDOMElement();
});
