/**
 * Text that was copied forward from an earlier note is marked until it is edited: the first change in a
 * paragraph makes the whole paragraph the writer's own. A colleague's edit arrives with the mark already gone,
 * so each device takes it away only for what is typed on it.
 */
import type { Node } from "prosemirror-model";
import { Plugin, type Transaction } from "prosemirror-state";
import { Decoration, DecorationSet } from "prosemirror-view";
import { isFromDocument } from "./edit-origin.ts";
import { noteSchema } from "./note-prose-schema.ts";

const { copied } = noteSchema.marks;

/** `from` says, in words, where the text comes from, or nothing for a day that is none. */
export function copiedText(from: (day: string) => string | null): Plugin {
  return new Plugin({
    appendTransaction: (transactions, _before, { doc, tr }) => {
      const typed = transactions.filter((each) => each.docChanged && !isFromDocument(each));
      if (typed.length === 0) return null;
      for (const { from: start, to, losesWords } of editedRanges(transactions, typed)) {
        const end = Math.min(to, doc.content.size);
        doc.nodesBetween(start, end, (node, pos) => {
          if (!node.isTextblock) return true;
          const [first, last] = [pos + 1, pos + 1 + node.content.size];
          const gainsWords = doc.textBetween(Math.max(start, first), Math.min(end, last)) !== "";
          if ((losesWords || gainsWords) && copiedDay(node) !== null) tr.removeMark(first, last, copied);
          return false;
        });
      }
      return tr.docChanged ? tr : null;
    },
    props: { decorations: ({ doc }) => DecorationSet.create(doc, labels(doc, from)) },
  });
}

/** Where something changed, as it stands now. Dividing a paragraph or moving it changes none of its words. */
interface Range {
  from: number;
  to: number;
  losesWords: boolean;
}

function editedRanges(all: readonly Transaction[], typed: readonly Transaction[]): Range[] {
  const ranges: Range[] = [];
  for (const [index, transaction] of all.entries()) {
    const later = all.slice(index + 1);
    if (!typed.includes(transaction)) continue;
    for (const [at, map] of transaction.mapping.maps.entries()) {
      map.forEach((oldFrom, oldTo, from, to) => {
        const rest = transaction.mapping.slice(at + 1);
        const through = (pos: number, side: -1 | 1): number =>
          later.reduce((now, each) => each.mapping.map(now, side), rest.map(pos, side));
        const losesWords = (transaction.docs[at]?.textBetween(oldFrom, oldTo) ?? "") !== "";
        ranges.push({ from: through(from, -1), to: through(to, 1), losesWords });
      });
    }
  }
  return ranges;
}

function copiedDay(block: Node): string | null {
  let day: string | null = null;
  block.forEach((child) => {
    const mark = copied.isInSet(child.marks);
    if (mark && day === null) day = typeof mark.attrs["day"] === "string" ? mark.attrs["day"] : "";
  });
  return day;
}

/** One label for each run of blocks that hold copied text of one origin. */
function labels(doc: Node, from: (day: string) => string | null): Decoration[] {
  const found: Decoration[] = [];
  let before: string | null = null;
  doc.forEach((block, offset) => {
    const day = firstDay(block);
    const label = day !== null && day !== before ? from(day) : null;
    if (label !== null) {
      found.push(Decoration.node(offset, offset + block.nodeSize, { "data-copied-from": label }));
    }
    before = day;
  });
  return found;
}

function firstDay(block: Node): string | null {
  if (block.isTextblock) return copiedDay(block);
  let day: string | null = null;
  block.descendants((node) => {
    if (node.isTextblock) day ??= copiedDay(node);
    return day === null;
  });
  return day;
}
