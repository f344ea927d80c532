/**
 * W6: a phrase typed into any field is found in clear nowhere outside the page that shows it. That the search itself works is shown by
 * the same search, over the same places, for a phrase that the test puts there.
 */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { BrowserContext, Page } from "@playwright/test";
import { type BrowserStorage, readStorage } from "../support/browser-storage.ts";
import { asBytes, type Evidence, findPhrases } from "../support/canary.ts";
import type { Installation } from "../support/installation.ts";
import {
  addClient,
  assign,
  backedUp,
  bringIn,
  declineKit,
  foundPractice,
  goTo,
  heading,
  leaveKit,
  newNote,
  noteText,
  openClient,
  openNote,
  setUpPractice,
  unlock,
} from "../support/person.ts";
import { recordWire } from "../support/wire.ts";
import { expect, test } from "../support/journey.ts";

/** One word for each field, made so that it occurs nowhere by chance. */
const WORD = {
  practice: "Quorvexpractice",
  founder: "Quorvexfounder",
  passphrase: "quorvexpassphrase tarbisk wuntelo",
  practiceAddress: "Quorvexquay",
  practicePhone: "5550142871936",
  client: "Quorvexclient",
  preferred: "Quorvexpreferred",
  pronouns: "quorvexpronouns",
  code: "QUORVEXCODE",
  language: "Quorvexlanguage",
  address: "Quorvexaddress",
  access: "Quorvexaccess",
  referral: "Quorvexreferral",
  contact: "5550142879999",
  contactLabel: "Quorvexmother",
  safeHours: "Quorvexmornings",
  noteTitle: "Quorvextitle",
  noteBody: "Quorvexdream",
  noteLink: "quorvexlink.example",
  search: "quorvexsearch",
  guest: "Quorvexguest",
  guestPassphrase: "quorvexguestphrase mirbolt sandeky",
  guestText: "Quorvexanswer",
  filePassphrase: "quorvexfilephrase olmiter bandusk",
  decline: "i ACCEPT that my Records may BE lost",
} as const;
/** Kept in clear by design, in the device document and nowhere else. */
const LABEL = "Quorvexlabel";

test("what is typed into any field lies in clear nowhere", async ({ device, place, requested }) => {
  const wire = recordWire(place.proxy);
  const witnesses: Witness[] = [];
  const anna = await device();
  witnesses.push(await witness(anna.context));
  const page = await anna.open();
  const code = await foundPractice(page, {
    practice: WORD.practice,
    name: WORD.founder,
    passphrase: WORD.passphrase,
  });
  await fillSettings(page);
  await fillClient(page);

  const boris = await device();
  witnesses.push(await witness(boris.context));
  const guest = await boris.open();
  await bringIn(page, guest, "Clinician", { name: WORD.guest, passphrase: WORD.guestPassphrase });
  await goTo(page, "Clients");
  await openClient(page, WORD.preferred);
  await assign(page, WORD.guest);
  await page.getByRole("tab", { name: "Notes" }).click();
  await writeNote(page);
  await openClient(guest, WORD.preferred);
  const answer = await openNote(guest, WORD.noteTitle);
  await expect(answer).toContainText(WORD.noteBody);
  await answer.press("Control+End");
  await guest.keyboard.insertText(WORD.guestText);
  await expect(noteText(page)).toContainText(WORD.guestText);
  await saveBackup(page);
  await backedUp(page);
  await backedUp(guest);

  const cara = await device();
  witnesses.push(await witness(cara.context));
  const third = await cara.open();
  await setUpPractice(third, { practice: WORD.practice, name: WORD.founder, passphrase: WORD.passphrase });
  await leaveKit(third);
  await declineKit(third, WORD.decline);
  await expect(third.getByRole("button", { name: "New client" })).toBeVisible();
  await backedUp(third);

  const phrases = [...Object.values(WORD), ...secretsOf(code)];
  const evidence = async (): Promise<Evidence> => ({
    ...storageOf(await readStorage(page), "Anna"),
    ...storageOf(await readStorage(guest), "Boris"),
    ...storageOf(await readStorage(third), "Cara"),
    ...relayFiles(place),
    wire: wire.bytes(),
    printed: asBytes([place.printed()]),
    requested: asBytes(requested),
    titles: asBytes(witnesses.flatMap(({ titles }) => titles)),
    console: asBytes(witnesses.flatMap(({ lines }) => lines)),
    channels: asBytes(witnesses.flatMap(({ messages }) => messages)),
    history: asBytes(await Promise.all([page, guest].map(historyOf)).then((lists) => lists.flat())),
  });
  const before = await evidence();
  expect(findPhrases(before, phrases)).toEqual([]);
  const labelled = new Set(findPhrases(before, [LABEL]).map((finding) => finding.place));
  expect([...labelled]).toEqual(["Anna claros-device"]);

  // A second tab at the unlock screen, and the page after a lock, hold nothing either.
  await page.reload();
  await unlock(page, WORD.passphrase);
  expect(findPhrases(await evidence(), phrases)).toEqual([]);

  await plant(page, place);
  const found = new Set(findPhrases(await evidence(), [PLANTED]).map((finding) => finding.place));
  for (const where of ["Anna planted", "Anna local", "Anna session", "Anna caches", "wire", "requested"]) {
    expect(found, where).toContain(where);
  }
  for (const where of ["titles", "console", "channels", "history"]) expect(found, where).toContain(where);
  expect(findPhrases({ frames: wire.bytes() }, [PLANTED_IN_FRAME])).toHaveLength(1);
  const files = relayFiles(place);
  expect(findPhrases({ ...files, ...(await evidence()) }, ["created"]).map((f) => f.place)).toContain(
    "printed",
  );

  // Stopped in order, the relay has moved its journals into its files.
  await place.stopRelay();
  expect(findPhrases(relayFiles(place), phrases)).toEqual([]);
});

async function fillSettings(page: Page): Promise<void> {
  await goTo(page, "Settings");
  await page.getByLabel("Address", { exact: true }).fill(WORD.practiceAddress);
  await page.getByLabel("Phone", { exact: true }).fill(WORD.practicePhone);
  await page.getByLabel("Name on the unlock screen").fill(LABEL);
}

async function fillClient(page: Page): Promise<void> {
  await goTo(page, "Clients");
  await addClient(page, WORD.client);
  await page.getByRole("tab", { name: "File" }).click();
  for (const [label, value] of [
    ["Preferred name", WORD.preferred],
    ["Pronouns", WORD.pronouns],
    ["Code", WORD.code],
    ["Language", WORD.language],
    ["Address", WORD.address],
    ["Access needs", WORD.access],
    ["Referred by", WORD.referral],
  ] as const) {
    await page.getByLabel(label, { exact: true }).fill(value);
  }
  await page.getByRole("button", { name: "Add a contact" }).click();
  await page.getByLabel("Number or address").fill(WORD.contact);
  await page.getByLabel("Whose, or where").fill(WORD.contactLabel);
  await page.getByLabel("Safe hours").fill(WORD.safeHours);
  await expect(heading(page, WORD.preferred)).toBeVisible();
  await goTo(page, "Clients");
  await page.getByRole("searchbox", { name: "Search clients" }).fill(WORD.search);
  await expect(page.getByText(`No client matches “${WORD.search}”`)).toBeVisible();
}

async function writeNote(page: Page): Promise<void> {
  const text = await newNote(page);
  await page.getByRole("textbox", { name: "Title" }).fill(WORD.noteTitle);
  await text.focus();
  // At once, so that the word would leave in one piece.
  await page.keyboard.insertText(WORD.noteBody);
  await text.press("Shift+Home");
  await text.press("Control+k");
  await page.getByRole("dialog", { name: "Link" }).getByLabel("Address").fill(WORD.noteLink);
  await page.getByRole("button", { name: "Set link" }).click();
  await expect(text.getByRole("link")).toHaveAttribute("href", `https://${WORD.noteLink}/`);
}

async function saveBackup(page: Page): Promise<void> {
  await goTo(page, "Safety and backup");
  const form = page.getByRole("region", { name: "Save a backup file" });
  await form.getByLabel("Your passphrase again").fill(WORD.passphrase);
  await form.getByRole("textbox", { name: "Passphrase of the file", exact: true }).fill(WORD.filePassphrase);
  await form.getByLabel("The same passphrase again").fill(WORD.filePassphrase);
  const downloading = page.waitForEvent("download");
  await form.getByRole("button", { name: "Save backup file" }).click();
  await downloading;
}

/** The code as it is printed, without its hyphens, and each half. */
function secretsOf(code: string): string[] {
  const plain = code.replaceAll("-", "");
  return [code, plain, plain.slice(0, 32), plain.slice(32)];
}

interface Witness {
  readonly titles: string[];
  readonly lines: string[];
  readonly messages: string[];
}

/** Notes every title, every line on the console and every message that tabs send each other. */
async function witness(context: BrowserContext): Promise<Witness> {
  const seen: Witness = { titles: [], lines: [], messages: [] };
  await context.exposeBinding("noteTitle", (_source, title: string) => seen.titles.push(title));
  await context.exposeBinding("noteMessage", (_source, text: string) => seen.messages.push(text));
  context.on("console", (message) => seen.lines.push(message.text()));
  await context.addInitScript(() => {
    const tell = (name: string, text: string): void => {
      (Reflect.get(globalThis, name) as (text: string) => void)(text);
    };
    new MutationObserver(() => tell("noteTitle", document.title)).observe(document, {
      subtree: true,
      childList: true,
      characterData: true,
    });
    const post = BroadcastChannel.prototype.postMessage;
    BroadcastChannel.prototype.postMessage = function postAndTell(message: unknown) {
      tell("noteMessage", JSON.stringify(message));
      post.call(this, message);
    };
  });
  return seen;
}

function storageOf(storage: BrowserStorage, who: string): Record<string, readonly Uint8Array[]> {
  const databases = Object.entries(storage.databases).map(
    ([name, pieces]) => [`${who} ${name}`, pieces] as const,
  );
  return {
    ...Object.fromEntries(databases),
    [`${who} local`]: asBytes(storage.local),
    [`${who} session`]: asBytes(storage.session),
    [`${who} caches`]: storage.caches,
  };
}

function relayFiles({ dataDir }: Installation): Record<string, readonly Uint8Array[]> {
  const names = readdirSync(dataDir, { recursive: true }).map(String);
  const files = names.filter((name) => statSync(join(dataDir, name)).isFile());
  expect(files.length).toBeGreaterThan(1);
  return Object.fromEntries(files.map((name) => [`relay ${name}`, [readFileSync(join(dataDir, name))]]));
}

/** The addresses that this tab could go back to. */
async function historyOf(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  const { entries } = await session.send("Page.getNavigationHistory");
  await session.detach();
  return entries.flatMap(({ url, title }) => [url, title]);
}

const PLANTED = "Plantedphrase";
const PLANTED_IN_FRAME = "Plantedinframe";

/** Puts a phrase into every place, as a careless program would. */
async function plant(page: Page, place: Installation): Promise<void> {
  await page.evaluate(
    async ({ phrase, inFrame, socketUrl }) => {
      const area = (name: string): Storage => Reflect.get(globalThis, name) as Storage;
      area("localStorage").setItem("draft", phrase);
      area("sessionStorage").setItem("draft", phrase);
      await new Promise<void>((resolve) => {
        const opening = indexedDB.open("planted");
        opening.addEventListener("upgradeneeded", () => opening.result.createObjectStore("rows"));
        opening.addEventListener("success", () => {
          const writing = opening.result.transaction("rows", "readwrite");
          const utf16 = Uint16Array.from([...phrase].map((letter) => letter.charCodeAt(0)));
          writing.objectStore("rows").put({ deep: [new Uint8Array(utf16.buffer)] }, 1);
          writing.addEventListener("complete", () => {
            opening.result.close();
            resolve();
          });
        });
      });
      const cache = await caches.open("planted");
      await cache.put("/planted", new Response(btoa(`..${phrase}..`)));
      document.title = phrase;
      new BroadcastChannel("planted").postMessage({ phrase });
      // oxlint-disable-next-line no-console -- a careless program's line
      console.info(phrase);
      await fetch(`/healthz?${phrase}`);
      history.pushState(null, "", `#${phrase}`);
      history.back();
      await new Promise<void>((resolve) => {
        const socket = new WebSocket(socketUrl);
        socket.addEventListener("open", () => socket.send(new TextEncoder().encode(inFrame)));
        socket.addEventListener("close", () => resolve());
      });
    },
    {
      phrase: PLANTED,
      inFrame: PLANTED_IN_FRAME,
      socketUrl: `${place.origin.replace(/^http/, "ws")}/sync`,
    },
  );
}
