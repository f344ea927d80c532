/**
 * What stands in a field that others can change meanwhile. As long as nobody has typed here, the field follows the document. From then on
 * what was typed stays in it, whether or not it could be written, and what comes from elsewhere is told beside it until one of the two is
 * chosen; typing on goes on from one's own words. So neither is lost unseen, whichever of them the document holds.
 *
 * What the document itself keeps side by side (`client/model/candidates.ts`) is told too, typed here or not, until somebody has decided.
 */
import { type Accessor, createMemo, createSignal, untrack } from "solid-js";

/** What somebody wrote; `null` where that is not known. */
export interface WrittenText {
  readonly text: string;
  readonly by: string | null;
  readonly at: string | null;
}

/** A field of a document in which candidates are kept. */
export interface FieldInDocument {
  /** What stands there first. */
  readonly written: readonly WrittenText[];
  /** Writes this and ends what waits there, for everybody. */
  decide(value: string | null): void;
}

export interface SharedValue {
  readonly shown: Accessor<string>;
  /** Why what stands in the field was not written. */
  readonly refused: Accessor<string | undefined>;
  /** Who wrote what is shown; `null` for what was just typed here and where it is not known. */
  readonly shownBy: Accessor<WrittenText | null>;
  /** What there is beside it: what was written elsewhere since it was typed here, and what waits in the document. */
  readonly others: Accessor<readonly WrittenText[]>;
  /** Several waits in the document, for all who open it. */
  readonly isContested: Accessor<boolean>;
  /** Something was typed or chosen here. */
  readonly isOwn: Accessor<boolean>;
  /** Typed here; writes it unless it is refused. */
  type(text: string): void;
  take(text: string): void;
  /** Writes what stands in the field, unless it is still refused. */
  keepOwn(): void;
}

interface Own {
  readonly text: string;
  readonly refused: string | undefined;
  /** What the document held when that was typed: whatever else it holds now is of somebody else. */
  readonly stored: string;
  /** What was written elsewhere before that, and stands in the document no more. */
  readonly replaced: string | null;
}

interface SharedField {
  /** Follows what `write` does at once. */
  readonly value: Accessor<string | null | undefined>;
  /** `seen`: what whoever typed had before them, where that is not what stands there. */
  readonly write: (value: string | null, seen?: string | null) => void;
  /** Why a text must not be written; `undefined` when it may be. */
  readonly refusal: (text: string) => string | undefined;
  readonly field?: Accessor<FieldInDocument | undefined>;
}

const valueOf = (text: string): string | null => (text === "" ? null : text);

/** Needs an owner. */
export function createSharedValue({ value, write, refusal, field }: SharedField): SharedValue {
  const [own, setOwn] = createSignal<Own>();
  const stored = (): string => value() ?? "";
  const shown = (): string => own()?.text ?? stored();
  const written = (): readonly WrittenText[] => field?.()?.written ?? [];
  const isContested = createMemo(() => new Set(written().map(({ text }) => text)).size > 1);
  const elsewhere = createMemo(() => {
    const mine = own();
    if (mine === undefined || stored() === mine.text) return mine?.replaced ?? null;
    return stored() === mine.stored ? mine.replaced : stored();
  });
  const named = (text: string): WrittenText =>
    written().find((each) => each.text === text) ?? { text, by: null, at: null };
  const others = createMemo(() => {
    if (isContested()) return written().filter(({ text }) => text !== shown());
    const text = elsewhere();
    return text === null ? [] : [named(text)];
  });
  const store = (text: string, before: string): void => {
    if (before === untrack(stored)) write(valueOf(text));
    else write(valueOf(text), valueOf(before));
  };
  const type = (text: string): void => {
    const before = untrack(() => own()?.stored ?? stored());
    // A document that keeps candidates keeps what is typed over.
    const replaced = untrack(() => (field?.() === undefined ? elsewhere() : null));
    const refused = untrack(() => refusal(text));
    if (refused === undefined) store(text, before);
    setOwn({ text, refused, stored: refused === undefined ? untrack(stored) : before, replaced });
  };
  const choose = (text: string): void => {
    if (untrack(isContested)) untrack(() => field?.())?.decide(valueOf(text));
    else write(valueOf(text));
  };
  return {
    shown,
    refused: () => own()?.refused,
    shownBy: () => (own() === undefined || shown() === stored() ? named(shown()) : null),
    others,
    isContested,
    isOwn: () => own() !== undefined,
    type,
    take(text) {
      setOwn();
      if (untrack(isContested) || text !== untrack(stored)) choose(text);
    },
    keepOwn() {
      const text = untrack(shown);
      const refused = untrack(() => refusal(text));
      if (refused === undefined) choose(text);
      setOwn({ text, refused, stored: untrack(stored), replaced: null });
    },
  };
}
