/**
 * A press of Enter or of the space bar belongs to what it began on, and presses it once. Browsers let it press whatever has the focus by the
 * time its second half arrives, or repeats itself: a choice made in a menu would answer the dialog that it opens, unseen.
 */
const PRESSES: ReadonlySet<string> = new Set(["Enter", " "]);

const PRESSED =
  "button, a[href], summary, select, input:is([type='checkbox'], [type='radio'], [type='file'])," +
  "[role='button'], [role^='menuitem'], [role='option'], [role='tab'], [role='switch']";

const isPressed = (target: EventTarget | null): boolean =>
  target instanceof Element && target.matches(PRESSED);

const TYPES = ["keydown", "keypress", "keyup"] as const;

/** What is typed into a text may repeat itself, where it began. Returns what ends it. */
export function keepPressesWhole(document: Document): () => void {
  let began: EventTarget | null = null;
  const isElsewhere = ({ target }: Event): boolean => began !== null && target !== began;
  const look = (event: KeyboardEvent): void => {
    const isPress = PRESSES.has(event.key);
    if (event.type === "keydown" && !event.repeat) began = isPress ? event.target : null;
    if (!isPress) return;
    if (isElsewhere(event) || (event.repeat && isPressed(event.target))) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
    if (event.type === "keyup") began = null;
  };
  for (const type of TYPES) document.addEventListener(type, look, true);
  return () => {
    for (const type of TYPES) document.removeEventListener(type, look, true);
  };
}
