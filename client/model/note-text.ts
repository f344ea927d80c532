/** The plain text of a body, for search, word counts and the view that stands in for the editor. */
import * as Y from "yjs";

const lineNodes: ReadonlySet<string> = new Set(["paragraph", "heading", "hard_break", "horizontal_rule"]);

/** One line a paragraph or heading; marks, prompts and attributes are left out. */
export function noteText(body: Y.XmlFragment | Y.XmlElement): string {
  const parts: string[] = [];
  for (const child of body.toArray()) collectText(child, parts);
  return parts.join("").trimEnd();
}

function collectText(node: Y.XmlElement | Y.XmlText | Y.XmlHook, parts: string[]): void {
  if (node instanceof Y.XmlText) {
    for (const { insert } of node.toDelta() as { insert: unknown }[]) {
      if (typeof insert === "string") parts.push(insert);
    }
  } else if (node instanceof Y.XmlElement) {
    for (const child of node.toArray()) collectText(child, parts);
    if (lineNodes.has(node.nodeName)) parts.push("\n");
  }
}
