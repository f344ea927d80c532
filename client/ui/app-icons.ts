/** The pictures of the pages, for the areas, which know no icon library. */
export { default as AddIcon } from "lucide-solid/icons/plus";
export { default as ArchiveIcon } from "lucide-solid/icons/archive";
export { default as DiscardIcon } from "lucide-solid/icons/trash";
export { default as LockIcon } from "lucide-solid/icons/lock";
export { default as PeopleIcon } from "lucide-solid/icons/users-round";
export { default as PrintIcon } from "lucide-solid/icons/printer";
export { default as SafetyIcon } from "lucide-solid/icons/shield-check";
export { default as SaveFileIcon } from "lucide-solid/icons/download";
export { default as SettingsIcon } from "lucide-solid/icons/settings";
export { default as ShortcutsIcon } from "lucide-solid/icons/keyboard";
export { default as TeamIcon } from "lucide-solid/icons/users";
