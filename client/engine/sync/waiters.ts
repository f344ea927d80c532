/** Who waits for the relay: for its answer to a record, or for the log to be level with it. An end of the line fails all of them. */
import type { ResultCode } from "../../../sync-server/protocol/codes.ts";
import { Fault } from "../fault.ts";
import type { PendingRoom } from "./sync-parts.ts";

type Tell<T> = (answer: T | null) => void;

export class Waiters {
  readonly #byRecord = new Map<string, Tell<ResultCode>[]>();
  #forLevel: Tell<true>[] = [];

  /** Resolves with the relay's answer to the pending record `key`; rejects with the fault `offline`. */
  answered(key: string): Promise<ResultCode> {
    const waiting = this.#byRecord.get(key) ?? [];
    this.#byRecord.set(key, waiting);
    return new Promise((resolve, reject) => waiting.push(orOffline(resolve, reject)));
  }

  /** Resolves when the log is level; rejects with the fault `offline`. */
  levelled(): Promise<void> {
    return new Promise((resolve, reject) => this.#forLevel.push(orOffline(() => resolve(), reject)));
  }

  tell(key: string, code: ResultCode): void {
    for (const tell of this.#byRecord.get(key) ?? []) tell(code);
    this.#byRecord.delete(key);
  }

  /** A record that turned out unnecessary, or that cannot be written any more, is never answered by the relay. */
  tellUnoffered({ items }: PendingRoom): void {
    for (const key of this.#byRecord.keys()) {
      const item = items.find((waiting) => waiting.key === key);
      if (item === undefined) this.tell(key, "ok");
      else if (item.refusal !== null) this.tell(key, item.refusal.code);
    }
  }

  tellLevel(): void {
    const waiting = this.#forLevel;
    this.#forLevel = [];
    for (const tell of waiting) tell(true);
  }

  fail(): void {
    const waiting = [...this.#byRecord.values(), this.#forLevel].flat();
    this.#byRecord.clear();
    this.#forLevel = [];
    for (const tell of waiting) tell(null);
  }
}

export const offline = (): Fault => new Fault("offline", { retryable: true });

function orOffline<T>(resolve: (answer: T) => void, reject: (fault: Fault) => void): Tell<T> {
  return (answer) => (answer === null ? reject(offline()) : resolve(answer));
}
