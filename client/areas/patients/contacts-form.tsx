import { type Accessor, createSignal, For, type JSX, Show, untrack } from "solid-js";
import {
  addContact,
  type Contact,
  type ContactPatch,
  editContact,
  longest,
  removeContact,
} from "../../model/patient-file.ts";
import type { WrittenField } from "../../model/contested-fields.ts";
import { createYArray } from "../../reactive/create-y-store.ts";
import type { OpenedDocument } from "../../state/document.ts";
import { newRecordId } from "../../state/ids.ts";
import { usePractice } from "../../state/practice.tsx";
import { AddIcon } from "../../ui/app-icons.ts";
import { Button } from "../../ui/button.tsx";
import { ConfirmDialog } from "../../ui/dialog.tsx";
import { Columns, Quiet, Row, Section } from "../../ui/layout.tsx";
import { useWords } from "../../words/words-context.tsx";
import { BoundCheckbox, BoundSelect } from "../frame/bound-choice.tsx";
import { BoundField } from "../frame/bound-field.tsx";
import { type BoundProps, createWrittenFields, tick, useSharedFields } from "../frame/shared-fields.ts";
import styles from "./contacts-form.module.css";

type ContactsFormProps = { doc: OpenedDocument["doc"]; readOnly: boolean };
type Kind = NonNullable<Contact["kind"]>;
type Name = Exclude<keyof Contact, "id">;

const KINDS: readonly Kind[] = ["phone", "email", "other"];

/** How this person may be reached, and what they allow. */
export function ContactsForm(props: ContactsFormProps): JSX.Element {
  const practice = usePractice();
  const { t } = useWords();
  // The document stays the same as long as this form stands.
  const doc = untrack(() => props.doc);
  const contacts = createYArray<Partial<Contact>>(doc.getArray("contacts"));
  const written = createWrittenFields(doc);
  const [removing, setRemoving] = createSignal<string>();
  let added: string | undefined;
  const add = (): void => {
    added = newRecordId();
    addContact(doc, practice.stamp("edit"), { id: added, kind: "phone" });
  };
  /** Whoever added it types its number next; what a colleague adds calls nobody. */
  const goOnIn = (row: HTMLElement, id: string | undefined): void => {
    if (id === undefined || id !== added) return;
    added = undefined;
    queueMicrotask(() => row.querySelector("input")?.focus());
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
              <li class={styles["contact"]} ref={(row) => goOnIn(row, contact.id)}>
                <ContactFields
                  doc={doc}
                  contact={contact}
                  written={written}
                  readOnly={props.readOnly}
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
  doc: OpenedDocument["doc"];
  contact: Partial<Contact>;
  written: Accessor<readonly WrittenField[]>;
  readOnly: boolean;
  onRemove: () => void;
};

function ContactFields(props: ContactFieldsProps): JSX.Element {
  const { t } = useWords();
  const kind = (): Kind => props.contact.kind ?? "phone";
  const bound = untrack(() =>
    useSharedFields<Name>(props.written, {
      part: "contacts",
      record: props.contact.id,
      valueOf: (name) => props.contact[name],
      edit(stamp, patch) {
        const { id } = props.contact;
        if (id !== undefined) editContact(props.doc, stamp, { ...patch, id } as ContactPatch);
      },
    }),
  );
  const valueType = () => ({ phone: "tel", email: "email", other: "text" }) as const;
  return (
    <>
      <Columns>
        <BoundSelect<Kind>
          {...bound("kind")}
          label={t("contact.kind")}
          initial="phone"
          readOnly={props.readOnly}
          options={KINDS.map((value) => ({ value, label: t(`contact.${value}`) }))}
        />
        <BoundField
          {...bound("value")}
          label={t("contact.value")}
          type={valueType()[kind()]}
          maxLength={longest.contact}
          readOnly={props.readOnly}
        />
        <BoundField
          {...bound("label")}
          label={t("contact.label")}
          hint={t("contact.labelHint")}
          maxLength={longest.contactLabel}
          readOnly={props.readOnly}
        />
        <BoundField
          {...bound("safeHours")}
          label={t("contact.safeHours")}
          hint={t("contact.safeHoursHint")}
          maxLength={longest.safeHours}
          readOnly={props.readOnly}
        />
      </Columns>
      <Permissions bound={bound} kind={kind()} readOnly={props.readOnly} />
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

type PermissionsProps = {
  bound: (name: Name, form: typeof tick) => BoundProps;
  kind: Kind;
  readOnly: boolean;
};

/** One that the kind hides is shown while it waits for a decision. */
function Permissions(props: PermissionsProps): JSX.Element {
  const { t } = useWords();
  const isShown = (name: Name, hiddenFor: Kind): boolean =>
    props.kind !== hiddenFor || props.bound(name, tick).field.written.length > 1;
  return (
    <div class={styles["permissions"]}>
      <Show when={isShown("mayLeaveVoicemail", "email")}>
        <BoundCheckbox
          {...props.bound("mayLeaveVoicemail", tick)}
          label={t("contact.mayLeaveVoicemail")}
          readOnly={props.readOnly}
        />
      </Show>
      <Show when={isShown("mayText", "email")}>
        <BoundCheckbox
          {...props.bound("mayText", tick)}
          label={t("contact.mayText")}
          readOnly={props.readOnly}
        />
      </Show>
      <Show when={isShown("mayEmail", "phone")}>
        <BoundCheckbox
          {...props.bound("mayEmail", tick)}
          label={t("contact.mayEmail")}
          readOnly={props.readOnly}
        />
      </Show>
      <BoundCheckbox
        {...props.bound("discreet", tick)}
        label={t("contact.discreet")}
        description={t("contact.discreetHint")}
        readOnly={props.readOnly}
      />
    </div>
  );
}
