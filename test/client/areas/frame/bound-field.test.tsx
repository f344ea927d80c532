import { fireEvent, render, screen } from "@solidjs/testing-library";
import userEvent from "@testing-library/user-event";
import { createSignal, type JSX } from "solid-js";
import { describe, expect, test } from "vitest";
import { BoundField } from "../../../../client/areas/frame/bound-field.tsx";
import { english } from "../../../../client/words/english.ts";
import { WordsProvider } from "../../../../client/words/words-context.tsx";

function show(content: () => JSX.Element): void {
  render(() => (
    <WordsProvider language={english} personWord="client">
      {content()}
    </WordsProvider>
  ));
}

describe("a bound field", () => {
  function showField(stored: string | null, over: { required?: boolean; maxLength?: number } = {}) {
    const written: (string | null)[] = [];
    const [value, setValue] = createSignal<string | null>(stored);
    show(() => (
      <BoundField
        label="Code"
        value={value()}
        write={(next) => {
          written.push(next);
          setValue(next);
        }}
        maxLength={over.maxLength ?? 10}
        required={over.required}
      />
    ));
    return { written, setValue, field: screen.getByLabelText<HTMLInputElement>("Code") };
  }

  test("writes at every keystroke, and emptiness as nothing", async () => {
    const { written, field } = showField(null);
    await userEvent.type(field, "AB");
    await userEvent.clear(field);
    expect(written).toEqual(["A", "AB", null]);
  });

  test("keeps what the document does not take, says why, and writes nothing of it", async () => {
    const { written, field } = showField("AB-1", { required: true });
    await userEvent.clear(field);
    expect(field).toHaveValue("");
    expect(field).toHaveAccessibleDescription("Please fill this in.");
    expect(written).toEqual([]);
    await userEvent.type(field, "C");
    expect(written).toEqual(["C"]);
    expect(field).not.toHaveAccessibleDescription("Please fill this in.");
  });

  test("cuts nothing that is too long", () => {
    const { written, field } = showField("short");
    fireEvent.input(field, { target: { value: "far too long for it" } });
    expect(field).toHaveValue("far too long for it");
    expect(written).toEqual([]);
  });

  test("follows the document", () => {
    const { setValue, field } = showField("mine");
    setValue("theirs");
    expect(field).toHaveValue("theirs");
    expect(screen.queryByRole("status")).toBeNull();
  });

  describe("into which somebody else writes after one has typed", () => {
    async function together() {
      const shown = showField("Old");
      await userEvent.type(shown.field, "er");
      shown.setValue("New");
      return shown;
    }

    test("keeps one's own words and shows the other's", async () => {
      const { field } = await together();
      expect(field).toHaveValue("Older");
      expect(screen.getByRole("status")).toHaveTextContent("Written elsewhere meanwhile: “New”");
    });

    test("goes on from one's own words, and still shows the other's that were replaced", async () => {
      const { field, written } = await together();
      await userEvent.type(field, "!");
      expect(written.at(-1)).toBe("Older!");
      expect(screen.getByRole("status")).toHaveTextContent("“New”");
      await userEvent.click(screen.getByRole("button", { name: "Take the other" }));
      expect(field).toHaveValue("New");
      expect(written.at(-1)).toBe("New");
    });

    test("takes the other's when told to", async () => {
      const { field, written } = await together();
      await userEvent.click(screen.getByRole("button", { name: "Take the other" }));
      expect(field).toHaveValue("New");
      expect(field).toHaveFocus();
      expect(screen.queryByRole("status")).toBeNull();
      expect(written.at(-1)).toBe("Older");
    });

    test("writes one's own again when told to", async () => {
      const { field, written } = await together();
      await userEvent.click(screen.getByRole("button", { name: "Keep mine" }));
      expect(field).toHaveValue("Older");
      expect(written.at(-1)).toBe("Older");
      expect(written).toHaveLength(3);
      expect(screen.queryByRole("status")).toBeNull();
    });

    test("says so when it was emptied, and nothing when both wrote the same", async () => {
      const { setValue } = await together();
      setValue(null);
      expect(screen.getByRole("status")).toHaveTextContent("Emptied elsewhere meanwhile.");
      setValue("Older");
      expect(screen.queryByRole("status")).toBeNull();
    });
  });

  describe("in which something refused stands while somebody else writes", () => {
    const TOO_LONG = "far too long for it";
    const type = (field: HTMLElement, value: string) => fireEvent.input(field, { target: { value } });
    function refused(typedBefore?: string) {
      const shown = showField("Old");
      if (typedBefore !== undefined) type(shown.field, typedBefore);
      type(shown.field, TOO_LONG);
      shown.setValue("New");
      return shown;
    }

    test.each([undefined, "Older"])("shows the other's words, whatever was typed before: %s", (before) => {
      const { field } = refused(before);
      expect(field).toHaveValue(TOO_LONG);
      expect(screen.getByRole("status")).toHaveTextContent("“New”");
    });

    test("still shows them when what is typed next can be written", () => {
      const { field, written } = refused();
      type(field, "Shorter");
      expect(written).toEqual(["Shorter"]);
      expect(screen.getByRole("status")).toHaveTextContent("“New”");
      expect(field).toBeValid();
    });

    test.each([undefined, "Older"])("takes the other's, and refuses nothing then: %s", async (before) => {
      const { field } = refused(before);
      await userEvent.click(screen.getByRole("button", { name: "Take the other" }));
      expect(field).toHaveValue("New");
      expect(field).toHaveAccessibleDescription("");
      expect(screen.queryByRole("status")).toBeNull();
    });

    test("keeps what stands in the field, and goes on refusing to write it", async () => {
      const { field, written } = refused("Older");
      await userEvent.click(screen.getByRole("button", { name: "Keep mine" }));
      expect(field).toHaveValue(TOO_LONG);
      expect(field).toHaveAccessibleDescription(/longer than 10 characters/u);
      expect(written).toEqual(["Older"]);
      expect(screen.queryByRole("status")).toBeNull();
    });
  });
});
