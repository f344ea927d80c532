/**
 * Care teams of a demo. Its colleagues are made up: nobody holds keys for them, so no record can hand a scope on to them, and no relay would
 * take one. Who is on a team is what the file itself says, as lists and timeline show it anyway.
 */
import type { MemberId, PatientId } from "../../../crypto/public/ids.ts";
import type { Stamp } from "../../model/change.ts";
import { isMemberId, memberId } from "../../model/ids.ts";
import { addToTeam, removeFromTeam } from "../../model/patient-file.ts";
import { Fault } from "../fault.ts";
import { fileDocument } from "./names-of-documents.ts";
import type { SessionParts } from "./session-parts.ts";

interface Place {
  readonly patient: PatientId;
  readonly member: MemberId;
}

export async function demoCareTeam(
  { rooms }: SessionParts,
  { patient }: Pick<Place, "patient">,
): Promise<readonly MemberId[]> {
  const files = await rooms.documents.summaries("patient-file", { patient });
  const named = files.flatMap(({ fields }) => (Array.isArray(fields["team"]) ? fields["team"] : []));
  return named.filter((member): member is MemberId => typeof member === "string" && isMemberId(member));
}

/** Faults with `unknown-member` for somebody of whom there is not even a profile, and with `unknown-document`. */
export async function assignInDemo(session: SessionParts, place: Place): Promise<null> {
  await requireColleague(session, place.member);
  return write(session, place, addToTeam);
}

export const unassignInDemo = (session: SessionParts, place: Place): Promise<null> =>
  write(session, place, removeFromTeam);

async function write(
  { context, membership, rooms }: SessionParts,
  { patient, member }: Place,
  change: typeof addToTeam,
): Promise<null> {
  const at = new Date(context.clock.now()).toISOString();
  const stamp: Stamp = { at, by: memberId(membership.member), origin: "edit" };
  await rooms.documents.write(fileDocument(patient), (doc) => void change(doc, stamp, memberId(member)));
  return null;
}

async function requireColleague({ membership, rooms }: SessionParts, member: MemberId): Promise<void> {
  if (membership.log.data.members.has(member)) return;
  const profiles = await rooms.documents.summaries("member-profile");
  if (!profiles.some(({ fields }) => fields["memberId"] === member)) throw new Fault("unknown-member");
}
