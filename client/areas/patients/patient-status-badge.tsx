import type { JSX } from "solid-js";
import type { PatientStatus } from "../../model/patient-status.ts";
import { Badge } from "../../ui/badge.tsx";
import { useWords } from "../../words/words-context.tsx";

export function PatientStatusBadge(props: { status: PatientStatus | undefined }): JSX.Element {
  const { t } = useWords();
  return (
    <Badge tone={props.status === "active" ? "accent" : "neutral"}>
      {t(`status.${props.status ?? "enquiry"}`)}
    </Badge>
  );
}
