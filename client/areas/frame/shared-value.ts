/**
 * What stands in a field that others can change meanwhile. As long as nobody has typed here, the field follows the document. From then on
 * what was typed stays in it, and what comes from elsewhere is told beside it until one of the two is chosen; typing on goes on from
 * one's own words. So neither is lost unseen, whichever of them the document holds.
 */
import { type Accessor, createMemo, createSignal, untrack } from "solid-js";

export interface SharedValue {
  readonly shown: Accessor<string>;
  /** What was written elsewhere since it was typed here. */
  readonly other: Accessor<string | null>;
  /** Typed here; writes it. */
  type(text: string): void;
  takeOther(): void;
  keepOwn(): void;
}

interface Own {
  readonly text: string;
  /** What the document held when that was written: not always the same, and no sign of anybody else. */
  readonly stored: string;
  /** What was written elsewhere before that, and stands in the document no more. */
  readonly replaced: string | null;
}

/** Needs an owner. `value` follows what `write` does at once. */
export function createSharedValue(
  value: Accessor<string | null | undefined>,
  write: (value: string | null) => void,
): SharedValue {
  const [own, setOwn] = createSignal<Own>();
  const stored = (): string => value() ?? "";
  const store = (text: string): void => write(text === "" ? null : text);
  const other = createMemo(() => {
    const mine = own();
    if (mine === undefined || stored() === mine.text) return mine?.replaced ?? null;
    return stored() === mine.stored ? mine.replaced : stored();
  });
  const become = (text: string, replaced: string | null): void => {
    store(text);
    setOwn({ text, stored: untrack(stored), replaced });
  };
  return {
    shown: () => own()?.text ?? stored(),
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
