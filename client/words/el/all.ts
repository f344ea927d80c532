/** Every file of this language, once. */
export { clientWords } from "./clients.ts";
export { commonWords } from "./common.ts";
export { dateWords } from "./dates.ts";
export { demoWords } from "./demo.ts";
export { deviceWords } from "./device.ts";
export { editorWords } from "./editor.ts";
export { entryWords } from "./entry.ts";
export { importWords } from "./import.ts";
export { listWords } from "./lists.ts";
export { noteWords } from "./notes.ts";
export { pageWords } from "./pages.ts";
export { paletteWords } from "./palette.ts";
export { publicWords } from "./public.ts";
export { safetyWords } from "./safety.ts";
export { teamWords } from "./team.ts";
export { todayWords } from "./today.ts";
export { troubleWords } from "./trouble.ts";
