import type { PatientSummary } from "../../model/patient-file.ts";
import { usePrivacy } from "../../state/privacy.tsx";
import { useWords } from "../../words/words-context.tsx";

type Named = Partial<Pick<PatientSummary, "name" | "legalName" | "code">>;

export interface PatientName {
  /** What a person in care is called on the screen: their name, or their code while names are hidden. */
  (fields: Named | undefined): string;
  /** What else they may be looked for by; nothing while names are hidden, so that a search cannot give one away. */
  sought(fields: Named): string;
}

/** Follows the privacy screen. Needs an owner. */
export function createPatientName(): PatientName {
  const privacy = usePrivacy();
  const { t } = useWords();
  const name = (fields: Named | undefined): string => {
    if (privacy.isOn()) return fields?.code || t("privacy.hidden");
    return fields?.name || t("clients.unnamed");
  };
  return Object.assign(name, {
    sought: (fields: Named): string =>
      [fields.code, ...(privacy.isOn() ? [] : [fields.legalName])].filter(Boolean).join(" "),
  });
}
