import type { DemoTexts } from "../../model/demo/demo-texts.ts";

/** The sentences of the demo in this language; in English where it has none of its own. */
export async function loadDemoTexts(tag: string): Promise<DemoTexts> {
  switch (tag) {
    case "de":
      return (await import("../../model/demo/german.ts")).demoTexts;
    case "es":
      return (await import("../../model/demo/spanish.ts")).demoTexts;
    case "el":
      return (await import("../../model/demo/greek.ts")).demoTexts;
    default:
      return (await import("../../model/demo/english.ts")).demoTexts;
  }
}
