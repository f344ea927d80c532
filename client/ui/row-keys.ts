/**
 * Which keys move among the rows of a list. Letters that nobody continues are left to the page, whose own keys may want them: after `g` one
 * can still go somewhere.
 */
export interface RowKeys {
  readonly count: () => number;
  readonly active: () => number;
  readonly textOf: (index: number) => string;
  readonly hasLetters: () => boolean;
  readonly move: (index: number) => void;
}

const TOGETHER_MS = 1_000;
const PAGE_ROWS = 10;

export function createRowKeys(rows: RowKeys): (event: KeyboardEvent) => void {
  let typed = "";
  let typedAtMs = Number.NEGATIVE_INFINITY;

  const goal = (key: string): number | null => {
    const [at, last] = [rows.active(), rows.count() - 1];
    switch (key) {
      case "ArrowDown":
        return Math.min(last, at + 1);
      case "ArrowUp":
        return Math.max(0, at - 1);
      case "PageDown":
        return Math.min(last, at + PAGE_ROWS);
      case "PageUp":
        return Math.max(0, at - PAGE_ROWS);
      case "Home":
        return 0;
      case "End":
        return last;
      default:
        return null;
    }
  };
  const letter = (event: KeyboardEvent): void => {
    const key = event.key.toLocaleLowerCase();
    const isGoingOn = event.timeStamp - typedAtMs <= TOGETHER_MS;
    const sought = isGoingOn ? typed + key : key;
    const step = key === "j" ? "ArrowDown" : key === "k" ? "ArrowUp" : null;
    const found = step !== null && sought.length === 1 ? null : findRow(rows, sought);
    if (found !== null) {
      [typed, typedAtMs] = [sought, event.timeStamp];
      if (sought.length > 1) event.preventDefault();
      rows.move(found);
    } else if (step !== null) {
      event.preventDefault();
      typed = "";
      rows.move(goal(step) ?? 0);
    }
  };
  return (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || rows.count() === 0) return;
    const to = goal(event.key);
    if (to !== null) {
      event.preventDefault();
      rows.move(to);
    } else if (rows.hasLetters() && [...event.key].length === 1 && event.key.trim() !== "") letter(event);
  };
}

/** The next row that begins so, round the end; the one that is active counts only while a word is being typed on. */
function findRow({ active, count, textOf }: RowKeys, sought: string): number | null {
  const collator = new Intl.Collator(undefined, { sensitivity: "base" });
  const first = active() + (sought.length > 1 ? 0 : 1);
  for (let step = 0; step < count(); step++) {
    const index = (first + step) % count();
    if (collator.compare(textOf(index).slice(0, sought.length), sought) === 0) return index;
  }
  return null;
}
