/** The page that the bench drives: every task of it under one name, for `page.evaluate`. */

import { installTrustedTypes } from "../../../../client/boot/trusted-types.ts";
import { makeLiveTasks } from "./live-tasks.ts";
import { makeOpeningTasks } from "./opening-tasks.ts";
import { makeResumeTasks } from "./resume-tasks.ts";
import { makeTypingTasks } from "./typing-tasks.ts";
import { makeRealEngine } from "./real-engine.ts";

installTrustedTypes([]);
const engine = makeRealEngine();
const tasks = {
  ...makeOpeningTasks(engine),
  ...makeTypingTasks(engine),
  ...makeLiveTasks(engine),
  ...makeResumeTasks(),
};

export type PageTasks = typeof tasks;

declare global {
  interface Window {
    bench: PageTasks;
  }
}

window.bench = tasks;
