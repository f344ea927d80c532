import { type JSX, Show, untrack } from "solid-js";
import { editPractice, type Practice, type PracticePatch } from "../../model/practice.ts";
import { createYMap } from "../../reactive/create-y-store.ts";
import { type OpenedDocument, useDocument } from "../../state/document.ts";
import { usePractice } from "../../state/practice.tsx";
import { Section, Stack } from "../../ui/layout.tsx";
import { useWords } from "../../words/words-context.tsx";
import { BoundRadioGroup } from "../frame/bound-choice.tsx";
import { BoundField } from "../frame/bound-field.tsx";
import { createWrittenFields, useSharedFields } from "../frame/shared-fields.ts";
import { DocumentTrouble } from "../frame/document-trouble.tsx";
import { LogoField } from "./logo-field.tsx";

type ClientWord = "client" | "patient";

/** What the practice calls itself and the people in its care. Owners change it; everybody reads it. */
export function PracticeProfile(props: { readOnly: boolean }): JSX.Element {
  const practice = usePractice();
  const { t } = useWords();
  const document = useDocument(practice.open().practiceDocument);
  return (
    <Section
      place="practice"
      title={t("practice.title")}
      text={props.readOnly ? t("practice.ownersOnly") : undefined}
    >
      <Show
        when={document.situation().at === "open"}
        fallback={<DocumentTrouble situation={document.situation()} />}
      >
        <Fields doc={document.doc} readOnly={props.readOnly} />
      </Show>
    </Section>
  );
}

function Fields(props: { doc: OpenedDocument["doc"]; readOnly: boolean }): JSX.Element {
  const { t, language } = useWords();
  // The document stays the same as long as this form stands.
  const doc = untrack(() => props.doc);
  const profile = createYMap<Partial<Practice>>(doc.getMap("profile"));
  const bound = useSharedFields<keyof Practice>(createWrittenFields(doc), {
    part: "profile",
    valueOf: (name) => profile[name],
    edit: (stamp, patch) => void editPractice(doc, stamp, patch as PracticePatch),
  });
  return (
    <Stack measure>
      <BoundField
        {...bound("name")}
        label={t("create.practiceName")}
        required
        maxLength={200}
        readOnly={props.readOnly}
      />
      <BoundField
        {...bound("address")}
        label={t("client.address")}
        rows={2}
        maxLength={1000}
        readOnly={props.readOnly}
      />
      <BoundField
        {...bound("phone")}
        label={t("contact.phone")}
        type="tel"
        maxLength={80}
        readOnly={props.readOnly}
      />
      <LogoField {...bound("logo")} readOnly={props.readOnly} />
      <BoundRadioGroup<ClientWord>
        {...bound("clientWord")}
        label={t("practice.clientWord")}
        initial="client"
        readOnly={props.readOnly}
        options={(["client", "patient"] as const).map((value) => ({
          value,
          label: language().terms[value].Clients,
        }))}
      />
    </Stack>
  );
}
