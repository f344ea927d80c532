import { render, screen } from "@solidjs/testing-library";
import { createSignal, Show } from "solid-js";
import { expect, test } from "vitest";
import { ImportStep, ImportSteps } from "../../../../client/areas/import/import-step.tsx";

function showSteps() {
  const [step, setStep] = createSignal("Choose");
  render(() => (
    <>
      <nav>
        <a href="/team">Team</a>
      </nav>
      <main>
        <h1 tabIndex={-1}>Import</h1>
        <ImportSteps>
          <Show when={step()} keyed>
            {(title) => (
              <ImportStep title={title} says={`${title} is said`}>
                <button type="button">{`Leave ${title}`}</button>
              </ImportStep>
            )}
          </Show>
        </ImportSteps>
      </main>
    </>
  ));
  return setStep;
}

const headingOf = (name: string): HTMLElement => screen.getByRole("heading", { name });

test("the first step leaves focus with the page", () => {
  showSteps();
  expect(document.body).toHaveFocus();
});

test("every later step takes focus to its heading, and the same region says what has come about", () => {
  const setStep = showSteps();
  const region = screen.getByRole("status");
  headingOf("Import").focus();
  setStep("Columns");
  expect(headingOf("Columns")).toHaveFocus();
  expect(region).toHaveTextContent("Columns is said");
  screen.getByRole("button", { name: "Leave Columns" }).focus();
  setStep("Done");
  expect(headingOf("Done")).toHaveFocus();
  expect(screen.getByRole("status")).toBe(region);
  expect(region).toHaveTextContent("Done is said");
});

test("a step that comes by itself calls nobody back from elsewhere", () => {
  const setStep = showSteps();
  screen.getByRole("link").focus();
  setStep("Done");
  expect(screen.getByRole("link")).toHaveFocus();
  expect(screen.getByRole("status")).toHaveTextContent("Done is said");
});
