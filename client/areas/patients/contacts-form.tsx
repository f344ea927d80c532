import { createSignal, For, type JSX, Show, untrack } from "solid-js";
import {
  addContact,
  type Contact,
  type ContactPatch,
  editContact,
  longest,
  removeContact,
} from "../../model/patient-file.ts";
import { createYArray } from "../../reactive/create-y-store.ts";
import type { OpenedDocument } from "../../state/document.ts";
import { newRecordId } from "../../state/ids.ts";
import { usePractice } from "../../state/practice.tsx";
import { AddIcon } from "../../ui/app-icons.ts";
import { Button } from "../../ui/button.tsx";
import { Checkbox } from "../../ui/checkbox.tsx";
import { ConfirmDialog } from "../../ui/dialog.tsx";
import { Columns, Quiet, Row, Section } from "../../ui/layout.tsx";
import { Select } from "../../ui/select.tsx";
import { useWords } from "../../words/words-context.tsx";
import { BoundField } from "../frame/bound-field.tsx";
import styles from "./contacts-form.module.css";

type ContactsFormProps = { doc: OpenedDocument["doc"]; readOnly: boolean };
type Kind = NonNullable<Contact["kind"]>;
type Patch = Omit<ContactPatch, "id">;

const KINDS: readonly Kind[] = ["phone", "email", "other"];

/** How this person may be reached, and what they allow. */
export function ContactsForm(props: ContactsFormProps): JSX.Element {
  const practice = usePractice();
  const { t } = useWords();
  // The document stays the same as long as this form stands.
  const doc = untrack(() => props.doc);
  const contacts = createYArray<Partial<Contact>>(doc.getArray("contacts"));
  const [removing, setRemoving] = createSignal<string>();
  const add = (): void => {
    addContact(doc, practice.stamp("edit"), { id: newRecordId(), kind: "phone" });
  };
  const remove = (): void => {
    const id = removing();
    if (id !== undefined) removeContact(doc, practice.stamp("edit"), id);
    setRemoving(undefined);
  };
  return (
    <Section
      sensitive
      title={t("contact.title")}
      actions={
        <Show when={!props.readOnly}>
          <Button kind="quiet" icon={AddIcon} onPress={add}>
            {t("contact.add")}
          </Button>
        </Show>
      }
    >
      <Show when={contacts.length > 0} fallback={<Quiet>{t("contact.noneText")}</Quiet>}>
        <ul class={styles["contacts"]} aria-label={t("contact.title")}>
          <For each={contacts}>
            {(contact) => (
              <li class={styles["contact"]}>
                <ContactFields
                  contact={contact}
                  readOnly={props.readOnly}
                  edit={(patch) => {
                    const { id } = contact;
                    if (id !== undefined) editContact(doc, practice.stamp("edit"), { ...patch, id });
                  }}
                  onRemove={() => setRemoving(contact.id)}
                />
              </li>
            )}
          </For>
        </ul>
      </Show>
      <ConfirmDialog
        danger
        open={removing() !== undefined}
        title={t("contact.remove")}
        confirmLabel={t("contact.remove")}
        cancelLabel={t("action.cancel")}
        onConfirm={remove}
        onCancel={() => setRemoving(undefined)}
      >
        <p>{t("contact.removeText")}</p>
      </ConfirmDialog>
    </Section>
  );
}

type ContactFieldsProps = {
  contact: Partial<Contact>;
  readOnly: boolean;
  edit: (patch: Patch) => void;
  onRemove: () => void;
};

function ContactFields(props: ContactFieldsProps): JSX.Element {
  const { t } = useWords();
  const kind = (): Kind => props.contact.kind ?? "phone";
  const valueType = () => ({ phone: "tel", email: "email", other: "text" }) as const;
  return (
    <>
      <Columns>
        <Select<Kind>
          label={t("contact.kind")}
          placeholder={t("field.choose")}
          value={kind()}
          onChange={(value) => props.edit({ kind: value })}
          disabled={props.readOnly}
          options={KINDS.map((value) => ({ value, label: t(`contact.${value}`) }))}
        />
        <BoundField
          label={t("contact.value")}
          value={props.contact.value}
          write={(value) => props.edit({ value })}
          type={valueType()[kind()]}
          maxLength={longest.contact}
          readOnly={props.readOnly}
        />
        <BoundField
          label={t("contact.label")}
          hint={t("contact.labelHint")}
          value={props.contact.label}
          write={(label) => props.edit({ label })}
          maxLength={longest.contactLabel}
          readOnly={props.readOnly}
        />
        <BoundField
          label={t("contact.safeHours")}
          hint={t("contact.safeHoursHint")}
          value={props.contact.safeHours}
          write={(safeHours) => props.edit({ safeHours })}
          maxLength={longest.safeHours}
          readOnly={props.readOnly}
        />
      </Columns>
      <Permissions {...props} kind={kind()} />
      <Show when={!props.readOnly}>
        <Row>
          <Button kind="quiet" onPress={() => props.onRemove()}>
            {t("contact.remove")}
          </Button>
        </Row>
      </Show>
    </>
  );
}

function Permissions(props: ContactFieldsProps & { kind: Kind }): JSX.Element {
  const { t } = useWords();
  return (
    <Row>
      <Show when={props.kind !== "email"}>
        <Checkbox
          label={t("contact.mayLeaveVoicemail")}
          checked={props.contact.mayLeaveVoicemail ?? false}
          onChange={(mayLeaveVoicemail) => props.edit({ mayLeaveVoicemail })}
          disabled={props.readOnly}
        />
        <Checkbox
          label={t("contact.mayText")}
          checked={props.contact.mayText ?? false}
          onChange={(mayText) => props.edit({ mayText })}
          disabled={props.readOnly}
        />
      </Show>
      <Show when={props.kind !== "phone"}>
        <Checkbox
          label={t("contact.mayEmail")}
          checked={props.contact.mayEmail ?? false}
          onChange={(mayEmail) => props.edit({ mayEmail })}
          disabled={props.readOnly}
        />
      </Show>
      <Checkbox
        label={t("contact.discreet")}
        description={t("contact.discreetHint")}
        checked={props.contact.discreet ?? false}
        onChange={(discreet) => props.edit({ discreet })}
        disabled={props.readOnly}
      />
    </Row>
  );
}
