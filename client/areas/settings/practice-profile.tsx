import { type JSX, Show, untrack } from "solid-js";
import { editPractice, type Practice, type PracticePatch } from "../../model/practice.ts";
import { createYMap } from "../../reactive/create-y-store.ts";
import { type OpenedDocument, useDocument } from "../../state/document.ts";
import { usePractice } from "../../state/practice.tsx";
import { Section, Stack } from "../../ui/layout.tsx";
import { RadioGroup } from "../../ui/radio-group.tsx";
import { useWords } from "../../words/words-context.tsx";
import { BoundField } from "../frame/bound-field.tsx";
import { DocumentTrouble } from "../frame/document-trouble.tsx";
import { LogoField } from "./logo-field.tsx";

type ClientWord = "client" | "patient";

/** What the practice calls itself and the people in its care. Owners change it; everybody reads it. */
export function PracticeProfile(props: { readOnly: boolean }): JSX.Element {
  const practice = usePractice();
  const { t } = useWords();
  const document = useDocument(practice.open().practiceDocument);
  return (
    <Section title={t("practice.title")} text={props.readOnly ? t("practice.ownersOnly") : undefined}>
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
  const practice = usePractice();
  const { t, language } = useWords();
  const profile = createYMap<Partial<Practice>>(untrack(() => props.doc).getMap("profile"));
  const edit = (patch: PracticePatch): void => {
    editPractice(props.doc, practice.stamp("edit"), patch);
  };
  return (
    <Stack measure>
      <BoundField
        label={t("create.practiceName")}
        value={profile.name}
        write={(name) => edit({ name })}
        required
        maxLength={200}
        readOnly={props.readOnly}
      />
      <BoundField
        label={t("client.address")}
        value={profile.address}
        write={(address) => edit({ address })}
        rows={2}
        maxLength={1000}
        readOnly={props.readOnly}
      />
      <BoundField
        label={t("contact.phone")}
        value={profile.phone}
        write={(phone) => edit({ phone })}
        type="tel"
        maxLength={80}
        readOnly={props.readOnly}
      />
      <LogoField value={profile.logo ?? null} readOnly={props.readOnly} onChange={(logo) => edit({ logo })} />
      <RadioGroup<ClientWord>
        label={t("practice.clientWord")}
        value={profile.clientWord ?? "client"}
        onChange={(clientWord) => edit({ clientWord })}
        options={(["client", "patient"] as const).map((value) => ({
          value,
          label: language().terms[value].Clients,
          disabled: props.readOnly,
        }))}
      />
    </Stack>
  );
}
