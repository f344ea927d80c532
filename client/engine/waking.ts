/**
 * The engine's waking and resting. It touches the disk only while it holds the origin's lock, and holds that only while tabs are there. A disk or
 * a lock that is denied is asked for again: a browser may grant later what it denies now, and nobody has to close every tab for it.
 */
import type { EngineState } from "./api.ts";
import type { EngineLock } from "./engine-lock.ts";
import type { EngineEnvironment, TimerId } from "./environment.ts";
import { Fault } from "./fault.ts";
import { storedProfiles } from "./profiles.ts";

export interface Waking {
  /** Commands wait for it: a tab may ask before the lock is held. */
  readonly started: Promise<void>;
  /** Takes the lock and shows what lies on the disk. Does nothing while it is awake. */
  wake(): void;
  /** Journals, locks, and lets go of the lock; resolves when that is done. */
  rest(): Promise<void>;
  /** The disk was denied: it is tried again, with growing pauses, until it answers. */
  askAgain(): void;
}

export interface WakingParts {
  readonly environment: EngineEnvironment;
  readonly lock: EngineLock;
  readonly state: () => EngineState;
  readonly become: (state: EngineState) => void;
  readonly lockPractice: () => Promise<void>;
}

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;

export function makeWaking({ environment, lock, state, become, lockPractice }: WakingParts): Waking {
  const { clock } = environment;
  let held = false;
  let awake = false;
  /** Counts waking and resting: whoever began in another one goes no further. */
  let turn = 0;
  /** What was held is let go of. */
  let rested: Promise<void> = Promise.resolve();
  let started: Promise<void> = Promise.resolve();
  let asking: TimerId | null = null;

  async function start(): Promise<void> {
    const mine = ++turn;
    await rested;
    if (mine !== turn) return never;
    try {
      await comeIn(mine);
    } catch (error) {
      // Said in any case: a tab that only ever reads "starting" knows nothing.
      if (mine === turn) become({ at: "storage-denied" });
      if (!(error instanceof Fault)) throw error;
    }
  }

  async function comeIn(mine: number): Promise<void> {
    if (!held) await lock.acquire(() => become({ at: "elsewhere" }));
    if (mine !== turn) return never;
    held = true;
    const practices = await storedProfiles(environment);
    if (mine === turn && isOutside()) become({ at: "closed", practices });
  }

  function isOutside(): boolean {
    const { at } = state();
    return at === "starting" || at === "elsewhere" || at === "storage-denied";
  }

  function askIn(pauseMs: number): void {
    const mine = turn;
    if (asking !== null) clock.clearTimeout(asking);
    asking = clock.setTimeout(() => {
      asking = null;
      if (mine !== turn || state().at !== "storage-denied") return;
      comeIn(mine).then(
        // A start that went wrong in an unforeseen way holds nobody up any more.
        () => (started = Promise.resolve()),
        () => {
          if (mine !== turn || !isOutside()) return;
          if (state().at !== "storage-denied") become({ at: "storage-denied" });
          askIn(Math.min(LONGEST_PAUSE_MS, 2 * pauseMs));
        },
      );
    }, pauseMs);
  }

  async function letGo(): Promise<void> {
    turn += 1;
    // A disk that refuses now has refused before, while somebody was there to be told.
    if (held) await lockPractice().catch(() => undefined);
    held = false;
    become({ at: "starting" });
    await lock.release();
  }

  return {
    get started() {
      return started;
    },
    wake() {
      if (awake) return;
      awake = true;
      started = start();
    },
    rest() {
      if (!awake) return rested;
      awake = false;
      rested = letGo();
      return rested;
    },
    askAgain: () => askIn(FIRST_PAUSE_MS),
  };
}

const never = new Promise<never>(() => undefined);
