import { render, screen } from "@solidjs/testing-library";
import { createEffect, createSignal } from "solid-js";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { english } from "../../../client/words/english.ts";
import { PersonWordProvider, WordsProvider, useWords } from "../../../client/words/words-context.tsx";
import type { PersonWord } from "../../../client/words/words.ts";

function Title(): ReturnType<typeof WordsProvider> {
  const words = useWords();
  return <h1>{words.t("clients.title")}</h1>;
}

test("a change of the word for a person shows at once", () => {
  const [personWord, setPersonWord] = createSignal<PersonWord>("client");
  render(() => (
    <WordsProvider language={english} personWord={personWord()}>
      <Title />
    </WordsProvider>
  ));
  expect(screen.getByRole("heading")).toHaveTextContent("Clients");
  setPersonWord("patient");
  expect(screen.getByRole("heading")).toHaveTextContent("Patients");
});

test("a record that changes and says the same word has nothing said anew", () => {
  const [practice, setPractice] = createSignal<{ word: PersonWord }>({ word: "client" });
  let times = 0;
  function Listener(): null {
    const words = useWords();
    createEffect(() => {
      words.t("clients.title");
      words.formats();
      times += 1;
    });
    return null;
  }
  render(() => (
    <WordsProvider language={english} personWord={practice().word}>
      <Listener />
    </WordsProvider>
  ));
  setPractice({ word: "client" });
  expect(times).toBe(1);
  setPractice({ word: "patient" });
  expect(times).toBeGreaterThan(1);
});

describe("when a day is over", () => {
  const late = Date.parse("2026-03-04T23:59:30Z");
  let nowMs = late;
  function Today(): ReturnType<typeof WordsProvider> {
    const { formats } = useWords();
    return (
      <p>
        {formats().date(nowMs)}; changed {formats().relative(late)}
      </p>
    );
  }
  const show = (): void => {
    nowMs = late;
    render(() => (
      <WordsProvider language={english} personWord="client" locale="en-GB" timeZone="UTC" now={() => nowMs}>
        <PersonWordProvider personWord="patient">
          <Today />
        </PersonWordProvider>
      </WordsProvider>
    ));
    expect(screen.getByText("4 March 2026; changed now")).toBeInTheDocument();
  };
  beforeEach(() => void vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] }));
  afterEach(() => void vi.useRealTimers());

  test("dates on the screen are written anew within a minute", () => {
    show();
    nowMs = Date.parse("2026-03-05T06:00:00Z");
    vi.advanceTimersByTime(60_000);
    expect(screen.getByText("5 March 2026; changed yesterday")).toBeInTheDocument();
  });

  test("a laptop that slept through it shows the new one as soon as it is looked at", () => {
    show();
    nowMs = Date.parse("2026-03-05T06:00:00Z");
    document.dispatchEvent(new Event("visibilitychange"));
    expect(screen.getByText("5 March 2026; changed yesterday")).toBeInTheDocument();
  });
});

test("there are no words outside a provider", () => {
  expect(() => render(() => <Title />)).toThrow(TypeError);
});
