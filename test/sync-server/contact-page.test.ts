import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, afterEach, expect, test } from "vitest";
import { TEXT_LANGUAGES, textAddress } from "../../client/texts/addresses.ts";
import { renderTexts } from "../../client/texts/render-texts.ts";
import { type Operator, readConfig } from "../../sync-server/config.ts";
import { makeContactPages } from "../../sync-server/contact-page.ts";
import { contentSecurityPolicy } from "../../sync-server/security-headers.ts";
import { type RelayInProcess, startRelayInProcess } from "../support/relay-in-process.ts";

const appDir = mkdtempSync(join(tmpdir(), "claros-contact-"));
const NEUTRAL = "<p>No connection.</p>";
const LABELS = "name: Name\naddress: Address\ncontact: To be reached at\nunnamed: There is no name here.";
const placed = (labels: string): string =>
  `<!doctype html><main><!-- operator\n${labels}\n-->${NEUTRAL}<!-- /operator --><p>Whom to ask</p></main>`;
const BUILT = placed(LABELS);
writeFileSync(join(appDir, "contact.html"), BUILT);
mkdirSync(join(appDir, "contact"));
writeFileSync(join(appDir, "contact/de.html"), placed(LABELS.replace("Address", "Adresse")));
writeFileSync(join(appDir, "contact/de.html.br"), "compressed");
writeFileSync(join(appDir, "contact/es.html"), placed(LABELS.replace(/\naddress.*/, "")));
writeFileSync(join(appDir, "index.html"), "<title>Claros</title>");
const relays: RelayInProcess[] = [];
afterAll(() => rmSync(appDir, { recursive: true }));
afterEach(async () => {
  for (const relay of relays.splice(0)) await relay.stop();
});

async function start(env: Readonly<Record<string, string>>): Promise<string> {
  const relay = await startRelayInProcess({ appDir, env });
  relays.push(relay);
  return relay.origin;
}

const pageFor = (operator: Operator) => makeContactPages(appDir, operator).get("/contact");

test("the contact page says who runs the relay, and how to reach them", async () => {
  const origin = await start({
    OPERATOR_NAME: "Praxis am Kanal",
    OPERATOR_ADDRESS: "Kanalstraße 4, 10999 Berlin",
    OPERATOR_CONTACT: "kontakt@kanal.example",
  });
  for (const path of ["/contact", "/contact/", "/contact?from=app"]) {
    const response = await fetch(origin + path);
    expect(response.headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(response.headers.get("content-security-policy")).toBe(
      contentSecurityPolicy(origin.replace("http", "ws")),
    );
    const page = await response.text();
    expect(page).toContain("<dt>Name</dt><dd>Praxis am Kanal</dd>");
    expect(page).toContain("<dd>Kanalstraße 4, 10999 Berlin</dd>");
    expect(page).toContain('<a href="mailto:kontakt@kanal.example">kontakt@kanal.example</a>');
    expect(page).not.toContain(NEUTRAL);
    expect(page).toContain("Whom to ask");
  }
});

test("a contact page in another language names the operator in that language", async () => {
  const origin = await start({ OPERATOR_NAME: "Praxis am Kanal", OPERATOR_ADDRESS: "Kanalstraße 4" });
  for (const path of ["/contact/de", "/contact/de/", "/contact/de?from=app"]) {
    const page = await (await fetch(origin + path)).text();
    expect(page).toContain("<dt>Adresse</dt><dd>Kanalstraße 4</dd>");
    expect(page).not.toMatch(/No connection|Address|operator/);
  }
});

test("every contact page that the build writes has a place for the operator, and says so where nobody is named", () => {
  const dir = mkdtempSync(join(tmpdir(), "claros-contacts-"));
  for (const { fileName, html } of renderTexts({ css: "/texts.css", icon: "/icon.svg" })) {
    mkdirSync(dirname(join(dir, fileName)), { recursive: true });
    writeFileSync(join(dir, fileName), html);
  }
  const named = makeContactPages(dir, { name: "A", address: "B", contact: "https://c.example" });
  const unnamed = makeContactPages(dir, { name: null, address: null, contact: null });
  rmSync(dir, { recursive: true });
  const paths = TEXT_LANGUAGES.map((language) => textAddress("contact", language));
  expect([...named.keys()].sort()).toEqual([...paths].sort());
  const labels = [...named.values()].map((page) =>
    [...page.matchAll(/<dt>([^<]+)<\/dt>/g)].map(([, label]) => label),
  );
  expect(labels.every((each) => each.length === 3)).toBe(true);
  expect(new Set(labels.map(([, address]) => address)).size).toBe(paths.length);
  for (const page of unnamed.values()) expect(page).not.toMatch(/<dl>|<!-- |null/);
  expect(new Set(unnamed.values()).size).toBe(paths.length);
});

test("the file that the service worker keeps stays as it was built, because it is known by its hash", async () => {
  const origin = await start({ OPERATOR_NAME: "Praxis am Kanal" });
  expect(await (await fetch(`${origin}/contact.html`)).text()).toBe(BUILT);
});

test("a relay without a name says whom to ask, and invents nobody", async () => {
  const page = await (await fetch(`${await start({})}/contact`)).text();
  expect(page).toContain("<p>There is no name here.</p>");
  expect(page).not.toMatch(/<dl>|mailto:|null/);
});

test("what the operator wrote is text and never markup", () => {
  const page = pageFor({
    name: "<script>1</script> $& \"quoted\" & 'more'",
    address: "<b>",
    contact: "https://a.example/?a=1&b=\"'>",
  });
  expect(page).toContain(
    "<dd>&lt;script&gt;1&lt;/script&gt; $&amp; &quot;quoted&quot; &amp; &#39;more&#39;</dd>",
  );
  expect(page).toContain("<dd>&lt;b&gt;</dd>");
  expect(page).toContain('<a href="https://a.example/?a=1&amp;b=&quot;&#39;&gt;">');
});

test("a telephone number can be called", () => {
  const page = pageFor({ name: null, address: null, contact: "+49 (30) 123-45" });
  expect(page).toContain('<a href="tel:+493012345">+49 (30) 123-45</a>');
});

test("an app without the page, or with one that has no place for a name, is served as it is", () => {
  const operator = { name: "A", address: null, contact: null };
  expect(makeContactPages(join(appDir, "none"), operator).size).toBe(0);
  expect([...makeContactPages(appDir, operator).keys()]).toEqual(["/contact", "/contact/de"]);
});

test.each([
  ["OPERATOR_NAME", "two\nlines"],
  ["OPERATOR_NAME", "   "],
  ["OPERATOR_NAME", "x".repeat(201)],
  ["OPERATOR_ADDRESS", "tab\there"],
  ["OPERATOR_CONTACT", "javascript:alert(1)"],
  ["OPERATOR_CONTACT", "http://plain.example"],
  ["OPERATOR_CONTACT", "call me"],
])("a wrong %s stops the start: %j", (variable, value) => {
  const read = readConfig({ [variable]: value });
  expect(read.ok).toBe(false);
  if (!read.ok) expect(read.sentence).toMatch(new RegExp(`^${variable} must be `));
});
