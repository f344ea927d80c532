import type { JSX } from "solid-js";
import { ListRow } from "../../ui/list.tsx";
import { useWords } from "../../words/words-context.tsx";
import { createPatientName } from "../frame/patient-name.ts";
import type { PatientRow } from "../patients/patient-filter.ts";
import { PatientStatusBadge } from "../patients/patient-status-badge.tsx";

/** A person in care, and the way to their page. */
export function PatientListRow(props: { row: PatientRow }): JSX.Element {
  const patientName = createPatientName();
  const { formats } = useWords();
  return (
    <ListRow
      href={`/clients/${props.row.patient ?? ""}`}
      title={patientName(props.row.fields)}
      detail={formats().relative(props.row.changedAtMs)}
      end={<PatientStatusBadge status={props.row.fields.status} />}
    />
  );
}
