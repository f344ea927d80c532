/**
 * Questions from the bench to its child processes, one at a time: a server's probe says what the operating system has counted, the
 * load process prepares and runs its part. Bytes travel as bytes.
 */

import type { ChildProcess } from "node:child_process";

export type Reply<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: string };

const ANSWER_WITHIN_MS = 120_000;

/** Asks a child; rejects when it fails, ends or stays silent. */
export function ask<T>(child: ChildProcess, question: string | object): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const timer = setTimeout(
      () => finish(() => reject(new Error("no answer from a child"))),
      ANSWER_WITHIN_MS,
    );
    const onMessage = (reply: unknown) => {
      const { ok, ...rest } = reply as Reply<T>;
      finish(() =>
        ok ? resolve((rest as { value: T }).value) : reject(new Error((rest as { error: string }).error)),
      );
    };
    const onExit = (code: number | null) => finish(() => reject(new Error(`a child ended with ${code}`)));
    function finish(settle: () => void) {
      clearTimeout(timer);
      child.off("message", onMessage);
      child.off("exit", onExit);
      settle();
    }
    child.on("message", onMessage);
    child.on("exit", onExit);
    child.send(question, (error) => {
      if (error !== null) finish(() => reject(error));
    });
  });
}

/** The child's end: answers each question with what `answer` gives or throws. */
export function answerParent(answer: (question: unknown) => unknown): void {
  process.on("message", (question) => {
    void reply(question);
  });
  async function reply(question: unknown): Promise<void> {
    try {
      process.send?.({ ok: true, value: await answer(question) });
    } catch (error) {
      process.send?.({
        ok: false,
        error: error instanceof Error ? (error.stack ?? error.message) : String(error),
      });
    }
  }
}
