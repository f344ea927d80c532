import { fireEvent, render, screen, waitFor } from "@solidjs/testing-library";
import { createSignal, type JSX } from "solid-js";
import { afterEach, expect, test } from "vitest";
import { LanguageLinks } from "../../../client/areas/frame/language-links.tsx";
import { LanguageSetting } from "../../../client/areas/settings/language-setting.tsx";
import {
  makeSpokenLanguage,
  type SpokenLanguage,
  SpokenLanguageProvider,
} from "../../../client/state/spoken-language.tsx";
import { useWords } from "../../../client/words/words-context.tsx";

/** The settings of a device in memory. */
function makeDevice(language: string | null = null, ready = Promise.resolve()) {
  const values = new Map<string, string>(language === null ? [] : [["language", language]]);
  const listeners = new Set<() => void>();
  return {
    ready,
    setting: (name: string) => values.get(name) ?? null,
    set(name: string, value: string | null) {
      if (value === null) values.delete(name);
      else values.set(name, value);
      for (const listener of listeners) listener();
    },
    onChange(listener: () => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

function Page(): JSX.Element {
  const { t, formats } = useWords();
  const [typed, setTyped] = createSignal("");
  return (
    <>
      <h1>{t("create.title")}</h1>
      <p>{formats().date(Date.UTC(2026, 2, 4, 12))}</p>
      <label>
        {t("create.practiceName")}
        <input value={typed()} onInput={(event) => setTyped(event.currentTarget.value)} />
      </label>
      <LanguageLinks at="foot" />
    </>
  );
}

const show = (spoken: SpokenLanguage, content: () => JSX.Element): void => {
  render(() => (
    <SpokenLanguageProvider spoken={spoken} root={document.documentElement}>
      {content()}
    </SpokenLanguageProvider>
  ));
};

afterEach(() => {
  document.documentElement.removeAttribute("lang");
  document.documentElement.removeAttribute("dir");
});

test("what was chosen on this device is spoken, also before a practice is unlocked", async () => {
  const spoken = await makeSpokenLanguage(makeDevice("el"), ["de-DE"]);
  expect(spoken.language().tag).toBe("el");
});

test("without a choice the browser's language is spoken, and English where Claros lacks it", async () => {
  expect((await makeSpokenLanguage(makeDevice(), ["fr", "es-MX"])).language().tag).toBe("es");
  expect((await makeSpokenLanguage(makeDevice(), ["fr"])).language().tag).toBe("en");
  expect((await makeSpokenLanguage(makeDevice("tlh"), ["de-AT"])).language().tag).toBe("de");
});

test("a choice shows at once, is kept, and leaves the typed text and its field alone", async () => {
  const device = makeDevice();
  show(await makeSpokenLanguage(device, ["en-GB"]), () => <Page />);
  const field = screen.getByLabelText("Name of the practice");
  fireEvent.input(field, { target: { value: "Praxis am Hafen" } });
  field.focus();

  fireEvent.click(screen.getByRole("button", { name: "Deutsch" }));
  expect(await screen.findByRole("heading", { name: "Ihre Praxis einrichten" })).toBeVisible();
  expect(screen.getByLabelText("Name der Praxis")).toBe(field);
  expect(field).toHaveValue("Praxis am Hafen");
  expect(field).toHaveFocus();
  expect(screen.getByText("4. März 2026")).toBeVisible();
  expect(document.documentElement).toHaveAttribute("lang", "de");
  expect(document.documentElement).toHaveAttribute("dir", "ltr");
  expect(screen.getByRole("button", { name: "Deutsch" })).toHaveAttribute("aria-pressed", "true");
  expect(device.setting("language")).toBe("de");
});

test("a language from right to left turns the page", async () => {
  show(await makeSpokenLanguage(makeDevice("en-XB"), []), () => <Page />);
  expect(document.documentElement).toHaveAttribute("dir", "rtl");
});

test("of two choices in a row the last one is spoken", async () => {
  const spoken = await makeSpokenLanguage(makeDevice(), ["en"]);
  await Promise.all([spoken.speak("de"), spoken.speak("es")]);
  expect(spoken.language().tag).toBe("es");
});

test("what is chosen in another tab is spoken here at once", async () => {
  const device = makeDevice();
  const spoken = await makeSpokenLanguage(device, ["en"]);
  device.set("language", "el");
  await waitFor(() => expect(spoken.language().tag).toBe("el"));
});

test("another setting that changes meanwhile does not undo a choice", async () => {
  const device = makeDevice("de");
  const spoken = await makeSpokenLanguage(device, ["en"]);
  const chosen = spoken.speak("es");
  device.set("theme", "dark");
  expect(await chosen).toBe(true);
  expect(spoken.language().tag).toBe("es");
});

test("a language that cannot be loaded changes nothing and says so", async () => {
  const device = makeDevice();
  const spoken = await makeSpokenLanguage(device, ["en"]);
  expect(await spoken.speak("tlh")).toBe(false);
  expect(spoken.language().tag).toBe("en");
  expect(device.setting("language")).toBeNull();

  show({ ...spoken, speak: async () => false }, () => <LanguageLinks at="foot" />);
  fireEvent.click(screen.getByRole("button", { name: "Ελληνικά" }));
  expect(await screen.findByRole("status")).toHaveTextContent("could not be loaded");
});

test("a disk that answers late is followed then", async () => {
  let answer: () => void = () => undefined;
  const device = makeDevice(
    null,
    new Promise((resolve) => {
      answer = resolve;
    }),
  );
  const spoken = await makeSpokenLanguage(device, ["en"]);
  expect(spoken.language().tag).toBe("en");
  device.set("language", "es");
  answer();
  await waitFor(() => expect(spoken.language().tag).toBe("es"));
});

test.each([
  ["de", "Diese Übersetzung hat noch niemand gelesen, dessen Muttersprache Deutsch ist."],
  ["es", "Nadie cuya lengua materna sea el español ha leído todavía esta traducción."],
  ["el", "Κανείς με μητρική γλώσσα τα ελληνικά δεν έχει διαβάσει ακόμη αυτή τη μετάφραση."],
])("the settings say in %s that no native speaker has read it", async (tag, sentence) => {
  show(await makeSpokenLanguage(makeDevice(tag), []), () => <LanguageSetting />);
  expect(screen.getByText(sentence, { exact: false })).toBeVisible();
});

test("the settings say nothing of the kind in English", async () => {
  show(await makeSpokenLanguage(makeDevice("en"), []), () => <LanguageSetting />);
  expect(screen.queryByText(/native speaker/u)).toBeNull();
});
