/**
 * When a session was, as a day and a time to be typed: two fields of the page out of one of the document. Whoever takes the other day takes
 * the moment that it is of, and its zone.
 */
import type { Accessor } from "solid-js";
import type { Candidate } from "../../model/candidates.ts";
import type { Seen } from "../../model/change.ts";
import type { WrittenField } from "../../model/contested-fields.ts";
import { editNote } from "../../model/note.ts";
import type { OpenedDocument } from "../../state/document.ts";
import { usePractice } from "../../state/practice.tsx";
import type { BoundProps } from "../frame/shared-fields.ts";
import { localDay, localTime, toInstant } from "./session-time.ts";

interface Session {
  readonly doc: OpenedDocument["doc"];
  readonly written: Accessor<readonly WrittenField[]>;
  readonly start: Accessor<string | null>;
}

interface BoundSession {
  readonly day: () => BoundProps;
  readonly time: () => BoundProps;
}

export function useSessionTime({ doc, written, start }: Session): BoundSession {
  const practice = usePractice();
  const candidatesOf = (name: "sessionStart" | "zone"): readonly Candidate[] =>
    written().find(({ part, field }) => part === "note" && field === name)?.candidates ?? [];
  const ownZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;
  const move = (sessionStart: string | null, zone: string | null, seen?: Seen): void => {
    const stamp = { ...practice.stamp("edit"), ...(seen === undefined ? {} : { seen }) };
    editNote(doc, stamp, sessionStart === null ? { sessionStart } : { sessionStart, zone });
  };
  const bind = (
    shownOf: (instant: string | null) => string | null,
    instantOf: (text: string | null) => string | null | undefined,
  ): BoundProps => {
    const textOf = (value: unknown): string => shownOf(typeof value === "string" ? value : null) ?? "";
    const candidateOf = (text: string | null): Candidate | undefined =>
      candidatesOf("sessionStart").find(({ value }) => textOf(value) === (text ?? ""));
    return {
      value: shownOf(start()),
      write(text, seen) {
        const instant = instantOf(text);
        if (instant === undefined) return;
        const before = seen === undefined ? undefined : { sessionStart: candidateOf(seen)?.value ?? null };
        move(instant, ownZone(), before);
      },
      field: {
        written: candidatesOf("sessionStart").map(({ value, by, at }) => ({ text: textOf(value), by, at })),
        decide(text) {
          const chosen = candidateOf(text);
          const instant = chosen === undefined ? instantOf(text) : chosen.value;
          if (instant === undefined) return;
          const zone = candidatesOf("zone").find(
            ({ by, at }) => by === chosen?.by && at === chosen.at,
          )?.value;
          move(instant as string | null, typeof zone === "string" ? zone : ownZone(), "all");
        },
      },
    };
  };
  return {
    day: () =>
      bind(localDay, (day) =>
        day === null ? null : (toInstant(day, localTime(start()) ?? "12:00") ?? undefined),
      ),
    time: () =>
      bind(localTime, (time) => {
        const day = localDay(start());
        return day === null || time === null ? undefined : (toInstant(day, time) ?? undefined);
      }),
  };
}
