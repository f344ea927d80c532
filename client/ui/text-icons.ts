/** The pictures of the text toolbar, for the editor, which knows no icon library. */
export { default as BoldIcon } from "lucide-solid/icons/bold";
export { default as BulletListIcon } from "lucide-solid/icons/list";
export { default as HeadingIcon } from "lucide-solid/icons/heading-2";
export { default as ItalicIcon } from "lucide-solid/icons/italic";
export { default as LinkIcon } from "lucide-solid/icons/link";
export { default as NumberedListIcon } from "lucide-solid/icons/list-ordered";
export { default as QuoteIcon } from "lucide-solid/icons/text-quote";
export { default as RedoIcon } from "lucide-solid/icons/redo-2";
export { default as RuleIcon } from "lucide-solid/icons/minus";
export { default as SubheadingIcon } from "lucide-solid/icons/heading-3";
export { default as TaskListIcon } from "lucide-solid/icons/list-todo";
export { default as TitleIcon } from "lucide-solid/icons/heading-1";
export { default as UnderlineIcon } from "lucide-solid/icons/underline";
export { default as UndoIcon } from "lucide-solid/icons/undo-2";
