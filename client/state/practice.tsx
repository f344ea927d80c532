/**
 * The open practice: who I am in it, what my roles let me do, the names of colleagues, and the list of patients.
 */
import {
  type Accessor,
  createContext,
  createMemo,
  createSignal,
  type JSX,
  useContext,
  untrack,
  createComputed,
} from "solid-js";
import type { EngineState, MemberRole, OpenPractice, TeamMember } from "../engine/api.ts";
import type { Origin, Stamp } from "../model/change.ts";
import { memberId } from "../model/ids.ts";
import { createEngineListener, type EngineHandle, useEngine } from "./engine.tsx";
import { asMemberId } from "./ids.ts";
import { sameAgain } from "./same-again.ts";
import { createSummaries, type Summaries, type SummaryOf } from "./summaries.ts";

export interface Practice {
  readonly open: Accessor<OpenPractice>;
  /** Empty until the profile has arrived on this device. */
  readonly name: Accessor<string>;
  readonly clientWord: Accessor<"client" | "patient">;
  /** A data address of its picture, or `null`. */
  readonly logo: Accessor<string | null>;
  readonly team: Accessor<readonly TeamMember[]>;
  /** Display name by member; `null` for a stranger and for one without a name. */
  nameOf(member: string | null | undefined): string | null;
  readonly ownName: Accessor<string>;
  readonly colourIndex: Accessor<number>;
  has(role: MemberRole): boolean;
  readonly isOwner: Accessor<boolean>;
  readonly patients: Summaries<"patient-file">;
  /** The row of this person in care; `undefined` for one whose file is not here. */
  patientRow(patient: string | null | undefined): SummaryOf<"patient-file"> | undefined;
  stamp(origin: Origin): Stamp;
}

const PracticeContext = createContext<Practice>();

/** Below it a practice is open. Mount it anew for another opening. */
export function PracticeProvider(props: { open: OpenPractice; children: JSX.Element }): JSX.Element {
  const engine = useEngine();
  const [open, setOpen] = createSignal(untrack(() => props.open));
  // The last state stands while the pages below are being taken down.
  createComputed(() => {
    const now = openOf(engine.state());
    if (now !== undefined) setOpen(now);
  });
  const practice = createPractice(engine, open);
  return <PracticeContext.Provider value={practice}>{props.children}</PracticeContext.Provider>;
}

export const openOf = (state: EngineState): OpenPractice | undefined =>
  state.at === "open" ? state.open : undefined;

function createPractice(engine: EngineHandle, open: Accessor<OpenPractice>): Practice {
  const profile = createSummaries(engine, { type: "practice" });
  const profiles = createSummaries(engine, { type: "member-profile" });
  const patients = createSummaries(engine, { type: "patient-file" });
  const rowByPatient = createMemo(
    () =>
      new Map<string | null, SummaryOf<"patient-file">>(patients.items().map((row) => [row.patient, row])),
  );
  const members = createTeam(engine);
  const team = createMemo(() => (open().demo ? withMadeUp(members(), profiles) : members()));
  const fields = createMemo(() => profile.byDocument().get(open().practiceDocument)?.fields);
  const nameByMember = createMemo(() => {
    const names = new Map<string, string>();
    for (const { member, displayName } of team()) if (displayName) names.set(member, displayName);
    for (const { fields } of profiles.items()) {
      if (fields.memberId && fields.displayName) names.set(fields.memberId, fields.displayName);
    }
    return names;
  });
  const ownProfile = createMemo(
    () => profiles.items().find(({ fields }) => fields.memberId === open().member)?.fields,
  );
  const has = (role: MemberRole): boolean => open().roles.includes(role);
  return {
    open,
    name: () => fields()?.name ?? "",
    clientWord: () => fields()?.clientWord ?? "client",
    logo: () => fields()?.logo ?? null,
    team,
    nameOf: (member) => nameByMember().get(member ?? "") ?? null,
    ownName: () => nameByMember().get(open().member) ?? "",
    colourIndex: () => ownProfile()?.colourIndex ?? 0,
    has,
    isOwner: () => has("owner"),
    patients,
    patientRow: (patient) => (patient ? rowByPatient().get(patient) : undefined),
    stamp: (origin) => ({ at: new Date().toISOString(), by: memberId(open().member), origin }),
  };
}

/** The colleagues of a demo have profiles and nothing else: no keys, no place in the log. */
function withMadeUp(
  members: readonly TeamMember[],
  profiles: Summaries<"member-profile">,
): readonly TeamMember[] {
  const known = new Set(members.map(({ member }) => member));
  const inOrder = profiles
    .items()
    .toSorted((one, other) => (one.fields.colourIndex ?? 0) - (other.fields.colourIndex ?? 0));
  const madeUp = inOrder.flatMap(({ document, fields }): TeamMember[] => {
    const member = asMemberId(fields.memberId);
    if (member === null || known.has(member)) return [];
    const profile = { profileDocument: document, displayName: fields.displayName ?? null };
    return [{ member, ...profile, roles: ["clinician"], living: true, devices: [], renewing: false }];
  });
  return [...members, ...madeUp];
}

function createTeam(engine: EngineHandle): Accessor<readonly TeamMember[]> {
  const [team, setTeam] = createSignal<readonly TeamMember[]>([]);
  const read = (): void => {
    // A practice that was locked meanwhile has no team to show.
    engine.call("team").then(
      (now) => setTeam((before) => sameAgain(before, now)),
      () => undefined,
    );
  };
  createEngineListener(engine, (event) => {
    if (event.event === "team") read();
  });
  read();
  return team;
}

/** The open practice. Throws where none is open. */
export function usePractice(): Practice {
  const practice = useContext(PracticeContext);
  if (!practice) throw new TypeError("usePractice needs a PracticeProvider above it");
  return practice;
}
