/**
 * What happened to a person's file, the latest first, out of what the documents themselves hold: nothing is recorded for it, and nothing
 * is in it that whoever looks could not read elsewhere.
 */
import type { MemberId } from "./ids.ts";
import type { PatientFile } from "./patient-file.ts";
import type { PatientMark, PatientStatus } from "./patient-status.ts";

export type TimelineEvent = { readonly atMs: number } & (
  | { readonly kind: "opened"; readonly by: string | null }
  | { readonly kind: "status"; readonly status: PatientStatus; readonly by: string }
  | { readonly kind: "mark"; readonly mark: PatientMark; readonly set: boolean; readonly by: string }
  | { readonly kind: "joined"; readonly member: MemberId }
);

type Source = Pick<PatientFile, "statusEvents" | "markEvents" | "team"> & {
  readonly createdAt: string | null;
  readonly createdBy: string | null;
};

/** What has no readable time is left out: it has no place in an order. */
export function fileTimeline({
  createdAt,
  createdBy,
  statusEvents,
  markEvents,
  team,
}: Source): readonly TimelineEvent[] {
  const events: TimelineEvent[] = [
    ...statusEvents.toReversed().map(({ at, by, status }) => ({
      kind: "status" as const,
      status,
      by,
      atMs: Date.parse(at),
    })),
    ...markEvents.map(({ at, by, mark, set }) => ({
      kind: "mark" as const,
      mark,
      set,
      by,
      atMs: Date.parse(at),
    })),
    ...[...team].map(([member, since]) => ({ kind: "joined" as const, member, atMs: Date.parse(since) })),
    // Last of what has the same moment: the first status belongs to the opening of the file.
    { kind: "opened", by: createdBy, atMs: Date.parse(createdAt ?? "") },
  ];
  return latestFirst(events.filter(({ atMs }) => !Number.isNaN(atMs)));
}

/** What has the same moment keeps its order. */
export function latestFirst<Event extends { readonly atMs: number }>(events: readonly Event[]): Event[] {
  return events.toSorted((one, other) => other.atMs - one.atMs);
}

/** Neighbours of one month of the calendar, as `keyOf` tells months apart. The order stays. */
export function byMonth<Event extends { readonly atMs: number }>(
  events: readonly Event[],
  keyOf: (atMs: number) => string,
): { readonly month: string; readonly events: Event[] }[] {
  const months: { month: string; events: Event[] }[] = [];
  for (const event of events) {
    const month = keyOf(event.atMs);
    const last = months.at(-1);
    if (last?.month === month) last.events.push(event);
    else months.push({ month, events: [event] });
  }
  return months;
}
