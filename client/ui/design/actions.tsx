import Archive from "lucide-solid/icons/archive";
import Pencil from "lucide-solid/icons/pencil";
import Plus from "lucide-solid/icons/plus";
import { type JSX, createSignal } from "solid-js";
import { Button, ButtonLink } from "../button.tsx";
import { ConfirmDialog, Dialog } from "../dialog.tsx";
import { IconButton } from "../icon-button.tsx";
import { Kbd } from "../kbd.tsx";
import { Row, Section } from "../layout.tsx";
import { Menu } from "../menu.tsx";
import { Select } from "../select.tsx";
import { TextField } from "../text-field.tsx";
import { useAnnouncer } from "../toasts.tsx";

const nothing = (): void => undefined;

/** Buttons, menus, dialogs, passing messages. */
export function Actions(): JSX.Element {
  return (
    <>
      <Section title="Buttons">
        <Row>
          <Button kind="primary">Save</Button>
          <Button>Cancel</Button>
          <Button icon={Plus}>New client</Button>
          <Button kind="quiet">Learn more</Button>
          <Button kind="danger">Remove</Button>
          <Button kind="to-danger">Remove…</Button>
          <ButtonLink href="#main">A link</ButtonLink>
        </Row>
        <Row>
          <Button kind="primary" busy busyLabel="Saving">
            Save
          </Button>
          <Button kind="primary" disabled>
            Not yet
          </Button>
          <IconButton label="Edit" icon={Pencil} onPress={nothing} />
          <IconButton label="Archive" icon={Archive} onPress={nothing} pressed />
          <Menu label="More actions" items={menuItems} />
          <Menu label="Actions" items={menuItems} withWords />
          <Kbd keys={["Ctrl", "K"]} />
        </Row>
      </Section>
      <Dialogs />
    </>
  );
}

const menuItems = [
  { kind: "action", label: "Edit", icon: Pencil, onChoose: nothing, keys: ["E"] },
  { kind: "action", label: "Archive", icon: Archive, onChoose: nothing },
  { kind: "separator" },
  { kind: "action", label: "Remove", danger: true, onChoose: nothing },
] as const;

function Dialogs(): JSX.Element {
  const [open, setOpen] = createSignal<"none" | "form" | "confirm">("none");
  const [name, setName] = createSignal("");
  const [role, setRole] = createSignal<"owner" | "clinician">("clinician");
  const announcer = useAnnouncer();
  const close = (): void => void setOpen("none");
  return (
    <Section title="Dialogs and messages">
      <Row>
        <Button onPress={() => setOpen("form")}>Open a form</Button>
        <Button onPress={() => setOpen("confirm")}>Ask before removing</Button>
        <Button onPress={() => announcer.polite("The file is open.")}>Say something</Button>
        <Button onPress={() => announcer.urgent("The disk is full. The last change was not saved.")}>
          Say something urgent
        </Button>
      </Row>
      <Dialog
        open={open() === "form"}
        onClose={close}
        title="Invite a colleague"
        closeLabel="Close"
        actions={
          <>
            <Button onPress={close}>Cancel</Button>
            <Button kind="primary" onPress={close}>
              Make the link
            </Button>
          </>
        }
      >
        <p>The link lets one person ask to join. It opens nothing by itself.</p>
        <TextField label="Name" value={name()} onInput={setName} autofocus />
        <Select
          label="Role"
          placeholder="Choose"
          value={role()}
          onChange={setRole}
          options={[
            { value: "owner", label: "Owner" },
            { value: "clinician", label: "Clinician" },
          ]}
        />
      </Dialog>
      <ConfirmDialog
        danger
        open={open() === "confirm"}
        title="Remove Anna Berg"
        confirmLabel="Remove Anna Berg"
        cancelLabel="Cancel"
        onConfirm={close}
        onCancel={close}
      >
        <p>She receives nothing new. What she has already read cannot be taken back.</p>
      </ConfirmDialog>
    </Section>
  );
}
