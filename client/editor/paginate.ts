/**
 * Lays blocks onto pages of fixed height. What does not fit is divided where a reader expects it: paragraphs
 * between words, lists between items, tables between rows with their first row of headings repeated. A heading
 * stays with what it heads. Every word is on exactly one page; what is larger than any page makes its page
 * longer rather than being cut off.
 */
export interface Pages {
  /** The body of a new page, laid out, of fixed height and empty. */
  next(): HTMLElement;
}

export function paginate(blocks: readonly Element[], pages: Pages): void {
  const layout = makeLayout(pages);
  for (const block of blocks) layout.place(block, 0);
}

/** `open[0]` is the page's body, the others are the containers being filled, outermost first. */
interface Layout {
  place(source: Element, depth: number): void;
}

function makeLayout(pages: Pages): Layout {
  const open: HTMLElement[] = [pages.next()];
  let placed = 0;
  const at = (depth: number): HTMLElement => open[depth] ?? open[0] ?? document.body;
  const fits = (): boolean => at(0).scrollHeight <= at(0).clientHeight;
  const put = (source: Element, depth: number): HTMLElement => {
    const copy = source.cloneNode(true) as HTMLElement;
    at(depth).append(copy);
    return copy;
  };

  const turn = (depth: number): void => {
    const old = open.slice(0, depth + 1);
    const emptied = prune(old);
    const heads = depth === 0 || !old[1]?.isConnected ? trailingHeadings(at(0)) : [];
    open.length = 0;
    open.push(pages.next());
    at(0).append(...heads);
    placed = 0;
    for (const [level, before] of old.entries()) {
      if (level === 0) continue;
      const inner = old[level + 1];
      const isCut = inner !== undefined && !emptied.has(inner);
      open[level] = at(level - 1).appendChild(continued(before, { isNew: emptied.has(before), isCut }));
    }
  };

  const place = (source: Element, depth: number): void => {
    const copy = put(source, depth);
    if (fits()) return void (placed += 1);
    copy.remove();
    if (isContainer(source)) return fill(source, depth);
    const split = isDivisible(source) ? divide(source, depth) : null;
    if (split) {
      placed += 1;
      turn(depth);
      return place(split, depth);
    }
    if (placed === 0) {
      put(source, depth).closest("[data-page]")?.setAttribute("data-overfull", "");
      return;
    }
    turn(depth);
    place(source, depth);
  };

  const fill = (source: Element, depth: number): void => {
    open[depth + 1] = at(depth).appendChild(source.cloneNode(false) as HTMLElement);
    for (const child of source.children) place(child, depth + 1);
    open.length = depth + 1;
  };

  /** Leaves on this page what fits of a paragraph, at least two lines of it; gives back the rest. */
  const divide = (source: Element, depth: number): Element | null => {
    const ends = wordEnds(source.textContent);
    let [low, high] = [0, ends.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      const part = piece(source, 0, ends[middle] ?? 0);
      at(depth).append(part);
      if (fits()) low = middle;
      else high = middle - 1;
      part.remove();
    }
    const end = ends[low] ?? 0;
    if (end === 0) return null;
    const kept = piece(source, 0, end);
    at(depth).append(kept);
    const isOneLine = kept.getBoundingClientRect().height < 1.5 * lineHeight(kept);
    if (isOneLine && placed > 0) {
      kept.remove();
      return null;
    }
    const rest = piece(source, end, source.textContent.length);
    rest.removeAttribute("data-copied-from");
    rest.setAttribute("data-continued", "");
    return rest;
  };
  return { place };
}

const isContainer = (element: Element): boolean => element.matches("ul, ol, li, blockquote, table, tbody");
const isDivisible = (element: Element): boolean => element.matches("p");

/** Takes away containers in which nothing came to stand on the old page, or only a table's row of headings. */
function prune(open: readonly HTMLElement[]): Set<HTMLElement> {
  const emptied = new Set<HTMLElement>();
  for (const container of open.slice(1).toReversed()) {
    const content = [...container.children].filter((child) => !child.hasAttribute("data-repeated"));
    if (content.length > 1 || (content[0] && headRow(container) !== content[0])) break;
    container.remove();
    emptied.add(container);
  }
  return emptied;
}

/** The first row of a table's body, when it holds headings only. */
function headRow(container: Element): Element | null {
  const first = container.localName === "tbody" ? container.firstElementChild : null;
  return first && [...first.children].every((cell) => cell.localName === "th") ? first : null;
}

/** The headings that nothing follows, taken off the page; a page of nothing but headings stays as it is. */
function trailingHeadings(body: HTMLElement): Element[] {
  const blocks = [...body.children];
  const last = blocks.findLastIndex((block) => !block.matches("h1, h2, h3"));
  const found = last < 0 ? [] : blocks.slice(last + 1);
  for (const heading of found) heading.remove();
  return found;
}

/** `isNew`: nothing of it stands on the page before. `isCut`: its last item goes on. */
function continued(before: HTMLElement, { isNew, isCut }: { isNew: boolean; isCut: boolean }): HTMLElement {
  const copy = before.cloneNode(false) as HTMLElement;
  const head = headRow(before)?.cloneNode(true) as Element | undefined;
  if (head) copy.append(head);
  if (isNew) return copy;
  copy.setAttribute("data-continued", "");
  copy.removeAttribute("data-copied-from");
  head?.setAttribute("data-repeated", "");
  head?.setAttribute("aria-hidden", "true");
  // An item that goes on keeps its number, so it is counted on both pages.
  const start = Number(before.getAttribute("start") ?? 1) + before.childElementCount - (isCut ? 1 : 0);
  if (before.localName === "ol") copy.setAttribute("start", String(start));
  return copy;
}

/** Offsets behind each word; behind each letter where there are no spaces to divide at. */
function wordEnds(text: string): number[] {
  const ends = [0];
  for (const { index, 0: space } of text.matchAll(/\s+/g)) ends.push(index + space.length);
  const isUndivided = ends.length < text.length / 80;
  return isUndivided ? Array.from({ length: text.length }, (_, index) => index) : ends;
}

/** A copy of the element with its text from one offset to another. */
function piece(source: Element, from: number, to: number): HTMLElement {
  const shell = source.cloneNode(false) as HTMLElement;
  const range = document.createRange();
  range.setStart(...placeOf(source, from));
  if (to >= source.textContent.length) range.setEnd(source, source.childNodes.length);
  else range.setEnd(...placeOf(source, to));
  shell.append(range.cloneContents());
  return shell;
}

function placeOf(source: Element, offset: number): [Node, number] {
  if (offset === 0) return [source, 0];
  const walker = document.createTreeWalker(source, NodeFilter.SHOW_TEXT);
  let passed = 0;
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    const length = text.textContent?.length ?? 0;
    if (offset <= passed + length) return [text, offset - passed];
    passed += length;
  }
  return [source, source.childNodes.length];
}

function lineHeight(element: Element): number {
  return Number.parseFloat(getComputedStyle(element).lineHeight) || 16;
}
