/**
 * What stands in a field that others can change meanwhile. As long as nobody has typed here, the field follows the document. From then on
 * what was typed stays in it, whether or not it could be written, and what comes from elsewhere is told beside it until one of the two is
 * chosen; typing on goes on from one's own words. So neither is lost unseen, whichever of them the document holds.
 */
import { type Accessor, createMemo, createSignal, untrack } from "solid-js";

export interface SharedValue {
  readonly shown: Accessor<string>;
  /** Why what stands in the field was not written. */
  readonly refused: Accessor<string | undefined>;
  /** What was written elsewhere since it was typed here. */
  readonly other: Accessor<string | null>;
  /** Typed here; writes it unless it is refused. */
  type(text: string): void;
  takeOther(): void;
  /** Writes what stands in the field, unless it is still refused. */
  keepOwn(): void;
}

interface Own {
  readonly text: string;
  readonly refused: string | undefined;
  /** What the document held after that: not always the same, and no sign of anybody else. */
  readonly stored: string;
  /** What was written elsewhere before that, and stands in the document no more. */
  readonly replaced: string | null;
}

interface SharedField {
  /** Follows what `write` does at once. */
  readonly value: Accessor<string | null | undefined>;
  readonly write: (value: string | null) => void;
  /** Why a text must not be written; `undefined` when it may be. */
  readonly refusal: (text: string) => string | undefined;
}

/** Needs an owner. */
export function createSharedValue({ value, write, refusal }: SharedField): SharedValue {
  const [own, setOwn] = createSignal<Own>();
  const stored = (): string => value() ?? "";
  const store = (text: string): void => write(text === "" ? null : text);
  const other = createMemo(() => {
    const mine = own();
    if (mine === undefined || stored() === mine.text) return mine?.replaced ?? null;
    return stored() === mine.stored ? mine.replaced : stored();
  });
  const become = (text: string, replaced: string | null): void => {
    const refused = untrack(() => refusal(text));
    if (refused === undefined) store(text);
    setOwn({ text, refused, stored: untrack(stored), replaced });
  };
  return {
    shown: () => own()?.text ?? stored(),
    refused: () => own()?.refused,
    other,
    type: (text) => become(text, untrack(other)),
    takeOther() {
      const chosen = untrack(other);
      setOwn();
      if (chosen !== null && chosen !== untrack(stored)) store(chosen);
    },
    keepOwn: () => become(untrack(own)?.text ?? untrack(stored), null),
  };
}
