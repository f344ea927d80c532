/**
 * How this device shows itself to a relay, from the challenge to the welcome: as the one that the log names, as the one that vouches for it, or,
 * where the relay does not know the practice, as its founder with the practice in hand. What a relay lacks is learnt from how it refuses, and
 * is brought by the line after.
 */
import type { DeviceId } from "../../../crypto/public/ids.ts";
import { type HelloInput, LineEnded, type RelayLine, sayHello } from "./relay-line.ts";
import type { RelayWelcome, SyncParts } from "./sync-parts.ts";
import { giveBackUpTo } from "./unknown-device.ts";

export class Introduction {
  readonly #parts: SyncParts;
  /** The relay has this practice. */
  #isKnown = false;
  /** The relay said that it does not know the practice, or was given a code for it: the next line offers it. */
  #isOffering = false;
  /** The next line gives the relay records before it asks to be let in. */
  #bringsLog = false;
  #speaksForFounder = false;
  #setupCode = "";
  #setupCodeTried = false;

  constructor(parts: SyncParts) {
    this.#parts = parts;
  }

  get isOffering(): boolean {
    return this.#isOffering;
  }

  /** Until the relay has the log back, a line that gave it the genesis record counts as its author's. */
  get speaksForFounder(): boolean {
    return this.#speaksForFounder;
  }

  offerPractice(): void {
    this.#isOffering = true;
  }

  giveSetupCode(code: string): void {
    this.#setupCode = code;
    this.#setupCodeTried = false;
    this.#isOffering = true;
  }

  /** The relay asks for its code. True when one was given, and was not it. */
  noteSetupCodeWanted(): boolean {
    const isWrong = this.#setupCodeTried;
    this.#setupCodeTried = true;
    return isWrong;
  }

  /**
   * The relay does not know a device that the log here names: it may have lost records. Every other line brings them. True when the next one
   * does.
   */
  mayBringLog(wasWelcomed: boolean): boolean {
    const { log, addedAt } = this.#parts;
    const isNamed = addedAt(this.#device()) !== null;
    this.#bringsLog = !this.#bringsLog && !wasWelcomed && !log.removed && isNamed;
    return this.#bringsLog;
  }

  /** Resolves with the relay's welcome; throws {@link LineEnded}. */
  async introduce(line: RelayLine): Promise<RelayWelcome> {
    this.#speaksForFounder = false;
    const { log, rooms } = this.#parts;
    // Made here and never seen by a relay: asking for it first would only cost a refusal.
    this.#isOffering ||= log.length === 1 && (await rooms.ledger.cursor()) === null && !this.#isKnown;
    const welcome = await (this.#isOffering ? this.#offer(line) : this.#hello(line));
    this.#bringsLog = false;
    return welcome;
  }

  async #offer(line: RelayLine): Promise<RelayWelcome> {
    await line.next("challenge");
    const setupCode = new TextEncoder().encode(this.#setupCode);
    const welcome = line.next("welcome");
    // When the answer is not `ok`, the welcome never comes; its own rejection is then of no interest.
    welcome.catch(() => undefined);
    const genesis = await this.#parts.log.recordAt(0);
    const { code } = await line.ask({ type: "create", setupCode, genesis }, "result");
    if (code !== "ok" && code !== "exists") throw new LineEnded(code);
    this.#isOffering = false;
    this.#isKnown = true;
    if (code === "exists") throw new LineEnded(null);
    this.#speaksForFounder = true;
    return welcome;
  }

  async #hello(line: RelayLine): Promise<RelayWelcome> {
    const { context, dialer, log, addedAt } = this.#parts;
    const signer = this.#parts.vouching() ?? context.keyring;
    const id = this.#device();
    const sign: HelloInput["sign"] = (kind, bytes) => signer.sign(kind, bytes);
    const key = { kind: "device", id } as const;
    await sayHello(line, { origin: dialer.origin, practice: context.practice, key, sign });
    const index = addedAt(id);
    if (this.#bringsLog && index !== null) await giveBackUpTo(line, log, index);
    return line.next("welcome");
  }

  /** The one that vouches for this device, while the log does not know it. */
  #device(): DeviceId {
    return this.#parts.vouching()?.device ?? this.#parts.context.device;
  }
}
