import { type JSX, untrack } from "solid-js";
import { editIdentity, type IdentityPatch, longest, type PatientIdentity } from "../../model/patient-file.ts";
import { createYMap } from "../../reactive/create-y-store.ts";
import type { OpenedDocument } from "../../state/document.ts";
import { usePractice } from "../../state/practice.tsx";
import { Columns, Section } from "../../ui/layout.tsx";
import { useWords } from "../../words/words-context.tsx";
import { BoundDate } from "../frame/bound-date.tsx";
import { BoundField } from "../frame/bound-field.tsx";
import { createWrittenFields, useSharedFields } from "../frame/shared-fields.ts";

type IdentityFormProps = { doc: OpenedDocument["doc"]; readOnly: boolean };
type Name = keyof PatientIdentity;

/** Who this is. Every field but the code may stay empty; all are saved as they are typed. */
export function IdentityForm(props: IdentityFormProps): JSX.Element {
  const practice = usePractice();
  const { t } = useWords();
  // The document stays the same as long as this form stands.
  const doc = untrack(() => props.doc);
  const identity = createYMap<Partial<PatientIdentity>>(doc.getMap("identity"));
  const bound = useSharedFields<Name>(createWrittenFields(doc), {
    part: "identity",
    valueOf: (name) => identity[name],
    edit: (stamp, patch) => void editIdentity(doc, stamp, patch as IdentityPatch),
  });
  const field = (name: Name, label: string, maxLength: number) => ({
    ...bound(name),
    label,
    maxLength,
    readOnly: props.readOnly,
  });
  return (
    <Section
      sensitive
      title={t("client.identity")}
      text={props.readOnly ? undefined : t("client.savedAsTyped")}
    >
      <Columns>
        <BoundField {...field("legalName", t("client.legalName"), longest.name)} />
        <BoundField {...field("preferredName", t("client.preferredName"), longest.name)} />
        <BoundField {...field("pronouns", t("client.pronouns"), longest.pronouns)} />
        <BoundDate {...bound("dateOfBirth")} label={t("client.dateOfBirth")} readOnly={props.readOnly} />
        <BoundField
          {...field("code", t("client.code"), longest.code)}
          hint={t("client.codeHint")}
          required
          spellcheck={false}
          check={(code) => (isTaken(code) ? t("client.codeTaken") : undefined)}
        />
        <BoundField {...field("language", t("client.language"), longest.language)} />
      </Columns>
      <BoundField {...field("address", t("client.address"), longest.address)} rows={2} />
      <BoundField
        {...field("accessNeeds", t("client.accessNeeds"), longest.accessNeeds)}
        rows={2}
        hint={t("client.accessNeedsHint")}
      />
      <BoundField {...field("referral", t("client.referral"), longest.referral)} rows={2} />
    </Section>
  );

  function isTaken(code: string): boolean {
    const own = doc.getMap("meta").get("id");
    return practice.patients
      .items()
      .some((other) => other.document !== own && other.fields.code === code.trim());
  }
}
