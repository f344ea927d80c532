/** What typing at the start of a line turns into: `# `, `- `, `1. `, `[] `, `> `. Backspace takes it back. */
import { inputRules, textblockTypeInputRule, wrappingInputRule } from "prosemirror-inputrules";
import type { Plugin } from "prosemirror-state";
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
      wrappingInputRule(/^\s*\[([ xX]?)\]\s$/, nodes.task_list),
      wrappingInputRule(/^\s*>\s$/, nodes.blockquote),
    ],
  });
}
