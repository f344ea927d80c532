/** A picture that only repeats what the words beside it say; icons are hidden from assistive technology. */
export type { LucideIcon as Icon } from "lucide-solid";
