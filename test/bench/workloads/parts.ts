/** Every part of the bench, in the order of a full run. Parts that need a browser stand in `../browser/`. */

import type { Part } from "../harness/bench.ts";
import { fanOut } from "./fan-out.ts";
import { hotRoom } from "./hot-room.ts";

export const PARTS: readonly Part[] = [fanOut, hotRoom];
