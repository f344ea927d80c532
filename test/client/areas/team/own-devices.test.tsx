import { render, screen } from "@solidjs/testing-library";
import { expect, test } from "vitest";
import { CommandsProvider } from "../../../../client/areas/frame/commands.tsx";
import { OwnDevices } from "../../../../client/areas/team/own-devices.tsx";
import type { OpenPractice } from "../../../../client/engine/api.ts";
import { EngineProvider, makeEngineHandle } from "../../../../client/state/engine.tsx";
import { PracticeProvider } from "../../../../client/state/practice.tsx";
import { Toasts } from "../../../../client/ui/toasts.tsx";
import { english } from "../../../../client/words/english.ts";
import { WordsProvider } from "../../../../client/words/words-context.tsx";
import { speakingLink } from "../../../support/speaking-link.ts";

const kit = { device: "k1", kind: "kit", living: true, isThis: false };
const anna = { member: "anna", living: true, displayName: "Anna", roles: ["owner"] };

/** Anna looks at her devices: this one, and her kits. */
function showDevices(recovery: OpenPractice["recovery"], kits: readonly unknown[]): void {
  const laptop = { device: "d1", kind: "device", living: true, isThis: true };
  const team = [{ ...anna, devices: [laptop, ...kits] }];
  const engine = speakingLink((method) => (method === "team" ? team : []));
  const open = { practice: "p", member: "anna", roles: ["owner"], demo: false, recovery };
  render(() => (
    <EngineProvider engine={makeEngineHandle(engine.link)}>
      <WordsProvider language={english} personWord="client">
        <Toasts words={{ dismiss: "Dismiss", more: (count) => `${count} more` }}>
          <PracticeProvider open={open as unknown as OpenPractice}>
            <CommandsProvider>
              <OwnDevices />
            </CommandsProvider>
          </PracticeProvider>
        </Toasts>
      </WordsProvider>
    </EngineProvider>
  ));
}

const PROMISE = /^The printed code brings your records back/u;
const kitRow = async (): Promise<HTMLElement> =>
  (await screen.findByText("Recovery kit")).closest("li") as HTMLElement;

test("a kit whose sheet was checked brings records back", async () => {
  showDevices("kit-confirmed", [kit]);
  expect(await screen.findByText(PROMISE)).toBeInTheDocument();
});

test.each([
  ["kit-made", "A kit was made, but the sheet was not checked."],
  ["kit-elsewhere", "A recovery kit was made on another device of yours."],
  ["declined", "You decided against a recovery kit. The code that was shown before still opens your records"],
] as const)("a code alone promises nothing: %s", async (recovery, truth) => {
  showDevices(recovery, [kit]);
  expect(await kitRow()).toHaveTextContent(truth);
  expect(screen.queryByText(PROMISE)).toBeNull();
});

test("a kit that was replaced promises nothing", async () => {
  showDevices("kit-confirmed", [{ ...kit, living: false }]);
  expect(await kitRow()).toHaveTextContent("Revoked");
  expect(screen.queryByText(PROMISE)).toBeNull();
});
