/**
 * The fields of one part of an open document, bound for `BoundField` and its like: what stands in each, who wrote it, what waits beside it,
 * and how it is edited and decided. One way for all of them, so that no field forgets what others wrote.
 */
import type { Accessor } from "solid-js";
import type { Seen, Stamp } from "../../model/change.ts";
import { readWrittenFields, type WrittenField } from "../../model/contested-fields.ts";
import { createReading } from "../../reactive/create-reading.ts";
import type { OpenedDocument } from "../../state/document.ts";
import { usePractice } from "../../state/practice.tsx";
import type { FieldInDocument, WrittenText } from "./shared-value.ts";

type Value = string | number | boolean | null;

/** For a field component, as its props. */
export interface BoundProps {
  readonly value: string | null;
  readonly write: (value: string | null, seen?: string | null) => void;
  readonly field: FieldInDocument;
}

/** Between what a field holds and the text by which it is told apart; `textOf` of nothing is empty. */
export interface FieldForm {
  textOf(value: unknown): string;
  valueOf(text: string | null): Value;
}

const plain: FieldForm = {
  textOf: (value) => (typeof value === "string" ? value : ""),
  valueOf: (text) => text,
};

/** A box that is ticked has the text `yes`. */
export const tick: FieldForm = {
  textOf: (value) => (value === true ? "yes" : ""),
  valueOf: (text) => text === "yes",
};

interface SharedPart<Name extends string> {
  readonly part: string;
  /** Which record of a list. */
  readonly record?: string | undefined;
  readonly valueOf: (name: Name) => unknown;
  /** By the model's own way, which knows what may be changed. */
  readonly edit: (stamp: Stamp, patch: { readonly [name in Name]?: Value }) => void;
}

/** Of a whole document; needs an owner. */
export const createWrittenFields = (doc: OpenedDocument["doc"]): Accessor<readonly WrittenField[]> =>
  createReading(doc, readWrittenFields);

/** Gives the props of a field by its name. Reads reactively, so ask for them where they are used. */
export function useSharedFields<Name extends string>(
  written: Accessor<readonly WrittenField[]>,
  { part, record, valueOf, edit }: SharedPart<Name>,
): (name: Name, form?: FieldForm) => BoundProps {
  const practice = usePractice();
  const write = (name: Name, value: Value, seen?: Seen): void =>
    edit({ ...practice.stamp("edit"), ...(seen === undefined ? {} : { seen }) }, { [name]: value } as {
      readonly [name in Name]?: Value;
    });
  const candidatesOf = (name: Name) =>
    written().find((each) => each.part === part && each.record === (record ?? null) && each.field === name)
      ?.candidates ?? [];
  return (name, form = plain) => ({
    value: form.textOf(valueOf(name)) || null,
    write: (value, seen) =>
      write(name, form.valueOf(value), seen === undefined ? undefined : { [name]: form.valueOf(seen) }),
    field: {
      written: candidatesOf(name).map(({ value, by, at }): WrittenText => ({
        text: form.textOf(value),
        by,
        at,
      })),
      decide: (value) => write(name, form.valueOf(value), "all"),
    },
  });
}
