/**
 * Passphrases judged in a worker, which has the word lists. They are large, and what a tab has once loaded stays in it and makes every
 * collection of its garbage longer, for as long as somebody works there; a worker takes them away with it.
 */
import type { Question, Score } from "../lent/strength-meter.ts";

export type { Score };

/** Guesses at this level take years with the work that this device's lock demands for each. */
export const SCORE_NEEDED: Score = 3;

export interface StrengthMeter {
  /**
   * `own`: words an attacker would try first, such as the person's name. Rejects when the word lists are not to be had, then and from then
   * on, and when the meter is closed.
   */
  measure(passphrase: string, own: readonly string[]): Promise<Score>;
  close(): void;
}

/** The part of a worker that is used. */
export interface StrengthWorker {
  onmessage: ((event: MessageEvent<Score>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  postMessage(question: Question): void;
  terminate(): void;
}

interface Asked {
  resolve(score: Score): void;
  reject(error: Error): void;
}

export function makeStrengthMeter(start: () => StrengthWorker = startWorker): StrengthMeter {
  const asked: Asked[] = [];
  let end: Error | null = null;
  const worker = start();
  worker.onmessage = ({ data }) => asked.shift()?.resolve(data);
  worker.onerror = () => stop(new Error("the word lists could not be loaded"));

  function stop(why: Error): void {
    end ??= why;
    worker.terminate();
    for (const each of asked.splice(0)) each.reject(why);
  }
  return {
    measure(passphrase, own) {
      if (end !== null) return Promise.reject(end);
      return new Promise((resolve, reject) => {
        asked.push({ resolve, reject });
        worker.postMessage({ passphrase, own });
      });
    },
    close: () => stop(new Error("the meter was closed")),
  };
}

const startWorker = (): StrengthWorker =>
  new Worker(new URL("../lent/strength-worker.ts", import.meta.url), {
    type: "module",
    name: "claros-strength",
  });
