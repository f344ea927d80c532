/** Every part of the bench, in the order of a full run. Parts that need a browser stand in `../browser/` and are named here too. */

import { keystroke } from "../browser/keystroke.ts";
import { lighthousePart } from "../browser/lighthouse.ts";
import { longTasks } from "../browser/long-tasks.ts";
import { openDocument } from "../browser/open-document.ts";
import { openMany } from "../browser/open-many.ts";
import { resume } from "../browser/resume.ts";
import { tabThread } from "../browser/tab-thread.ts";
import { typing } from "../browser/typing.ts";
import { unlock } from "../browser/unlock.ts";
import type { Part } from "../harness/bench.ts";
import { fanOut } from "./fan-out.ts";
import { hotRoom } from "./hot-room.ts";
import { join } from "./join.ts";
import { kill } from "./kill.ts";
import { memory } from "./memory.ts";
import { reconnect } from "./reconnect.ts";

const relay: readonly Part[] = [fanOut, hotRoom, join, reconnect, memory, kill];
const browser: readonly Part[] = [openDocument, openMany, unlock, tabThread, keystroke, resume];
/** The whole app, compared with nobody. */
const app: readonly Part[] = [longTasks, typing, lighthousePart];

export const PARTS: readonly Part[] = [...relay, ...browser, ...app];

/** By these names several parts are run at once. */
export const GROUPS: Readonly<Record<string, readonly Part[]>> = { relay, browser, app };

/** What runs when nothing is named. */
export const USUAL: readonly Part[] = [...relay, ...browser];
