import { render, screen } from "@solidjs/testing-library";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { FileField } from "../../../client/ui/file-field.tsx";

test("the control says in the page's language what was chosen", async () => {
  const onChoose = vi.fn();
  render(() => (
    <FileField
      label="Sicherungsdatei"
      words={{ choose: "Datei wählen", none: "Keine Datei gewählt" }}
      onChoose={onChoose}
    />
  ));
  expect(screen.getByText("Keine Datei gewählt")).toBeVisible();
  const file = new File(["x"], "praxis.claros");
  await userEvent.upload(screen.getByLabelText("Sicherungsdatei"), file);
  expect(onChoose).toHaveBeenCalledExactlyOnceWith(file);
  expect(screen.getByText("praxis.claros")).toBeVisible();
  expect(screen.queryByText("Keine Datei gewählt")).toBeNull();
});

test("what is drawn is not read out beside the control itself", () => {
  render(() => (
    <FileField label="File" words={{ choose: "Choose", none: "None" }} onChoose={() => undefined} />
  ));
  expect(screen.getByText("None").closest("[aria-hidden]")).not.toBeNull();
  expect(screen.getByLabelText("File")).toHaveAccessibleName("File");
});
