import { createMemoryHistory, MemoryRouter } from "@solidjs/router";
import { render, screen } from "@solidjs/testing-library";
import { beforeAll, expect, onTestFinished, test, vi } from "vitest";
import { Palette } from "../../../../client/areas/palette/palette.tsx";
import type { OpenPractice } from "../../../../client/engine/api.ts";
import { makeDeviceDocument } from "../../../../client/link/device-document.ts";
import { DeviceProvider } from "../../../../client/state/device.tsx";
import { EngineProvider, makeEngineHandle } from "../../../../client/state/engine.tsx";
import { PracticeProvider, usePractice } from "../../../../client/state/practice.tsx";
import { PrivacyProvider } from "../../../../client/state/privacy.tsx";
import { english } from "../../../../client/words/english.ts";
import { WordsProvider } from "../../../../client/words/words-context.tsx";
import { patientRow, speakingLink } from "../../../support/speaking-link.ts";
import { standInForModalDialogs } from "../../ui/jsdom-dialog.ts";

beforeAll(standInForModalDialogs);

const MARA = "a".repeat(32);
const JONAS = "b".repeat(32);
const open = { practice: "p", member: "anna", roles: ["owner"], demo: false } as unknown as OpenPractice;

/** Opened at this address, after the pages of both. */
async function openPalette(address: string): Promise<readonly (string | null)[]> {
  const rows = [patientRow(MARA, "Mara Lindt"), patientRow(JONAS, "Jonas Beck")];
  const engine = speakingLink((_, { type }) => (type === "patient-file" ? rows : []));
  const device = makeDeviceDocument();
  onTestFinished(() => device.close());
  const history = createMemoryHistory();
  history.set({ value: address });
  let isHere = (): boolean => false;
  const Page = () => {
    const practice = usePractice();
    isHere = () => practice.patients.items().length === 2;
    return (
      <PrivacyProvider>
        <Palette commands={[]} recent={[MARA, JONAS]} onClose={() => undefined} />
      </PrivacyProvider>
    );
  };
  render(() => (
    <DeviceProvider device={device}>
      <EngineProvider engine={makeEngineHandle(engine.link)}>
        <WordsProvider language={english} personWord="client">
          <PracticeProvider open={open}>
            <MemoryRouter history={history}>{{ path: "*", component: Page }}</MemoryRouter>
          </PracticeProvider>
        </WordsProvider>
      </EngineProvider>
    </DeviceProvider>
  ));
  await vi.waitFor(() => expect(isHere()).toBe(true));
  return screen.queryAllByRole("option").map(({ textContent }) => textContent);
}

test("whose page is open is not offered first: Enter would go nowhere", async () => {
  expect(await openPalette(`/clients/${MARA}`)).toEqual(["Jonas Beck"]);
});

test.each([`/clients/${MARA}/notes/n`, "/settings"])(
  "elsewhere the last is the first: %s",
  async (address) => {
    expect(await openPalette(address)).toEqual(["Mara Lindt", "Jonas Beck"]);
  },
);
