/** What typing at the start of a line turns into: `# `, `- `, `1. `, `[] `, `> `. Backspace takes it back. */
import { InputRule, inputRules, textblockTypeInputRule, wrappingInputRule } from "prosemirror-inputrules";
import type { Plugin } from "prosemirror-state";
import { findWrapping } from "prosemirror-transform";
import { noteSchema } from "./note-prose-schema.ts";

const { nodes } = noteSchema;

export function noteInputRules(): Plugin {
  return inputRules({
    rules: [
      textblockTypeInputRule(/^(#{1,3})\s$/, nodes.heading, (match) => ({ level: match[1]?.length ?? 1 })),
      wrappingInputRule(/^\s*[-*+]\s$/, nodes.bullet_list),
      wrappingInputRule(
        /^(\d{1,4})\.\s$/,
        nodes.ordered_list,
        (match) => ({ order: Number(match[1]) }),
        (match, node) => node.childCount + (node.attrs["order"] as number) === Number(match[1]),
      ),
      taskRule,
      wrappingInputRule(/^\s*>\s$/, nodes.blockquote),
    ],
  });
}

const taskRule = new InputRule(/^\s*\[([ xX]?)\]\s$/, (state, match, start, end) => {
  const tr = state.tr.delete(start, end);
  const range = tr.doc.resolve(start).blockRange();
  const wrapping = range && findWrapping(range, nodes.task_list);
  if (!wrapping) return null;
  const checked = /x/i.test(match[1] ?? "");
  return tr.wrap(
    range,
    wrapping.map((wrap) => (wrap.type === nodes.task_item ? { ...wrap, attrs: { checked } } : wrap)),
  );
});
