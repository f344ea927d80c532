/**
 * The relay's log: event, short opaque ids, result code, size bucket, milliseconds. Never bytes of a frame, never an address,
 * never the text of an error that could quote one. What may be written is this type and nothing else.
 */

import pino from "pino";

export interface LogFields {
  readonly connection?: number;
  /** The first eight hex digits of an id: enough to follow one, too little to look anything up in the product. */
  readonly practice?: string;
  readonly device?: string;
  readonly code?: string;
  readonly reason?: string;
  readonly size?: string;
  readonly count?: number;
  readonly ms?: number;
}

export type LogEvent =
  | "started"
  | "stopping"
  | "stopped"
  | "accepted"
  | "refused"
  | "welcomed"
  | "closed"
  | "created"
  | "appended"
  | "committed"
  | "push-refused"
  | "faulty-signature"
  | "store-fault"
  | "upgrade-refused"
  | "join"
  | "unexpected";

export interface EventLog {
  debug(event: LogEvent, fields?: LogFields): void;
  info(event: LogEvent, fields?: LogFields): void;
  warn(event: LogEvent, fields?: LogFields): void;
}

export type LogLevel = "silent" | "warn" | "info" | "debug";

/** Lines of JSON on standard error: standard output carries the one block printed at start. */
export function makeEventLog(level: LogLevel): EventLog {
  const lines = pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ fd: 2, sync: true }),
  );
  return {
    debug: (event, fields) => lines.debug({ event, ...fields }),
    info: (event, fields) => lines.info({ event, ...fields }),
    warn: (event, fields) => lines.warn({ event, ...fields }),
  };
}

export const SILENT_LOG: EventLog = { debug: () => {}, info: () => {}, warn: () => {} };

const SHORT_ID = 8;

export function shortId(id: string): string {
  return id.slice(0, SHORT_ID);
}

/** The power of two that holds so many bytes, as text: sizes are hidden by padding and not told apart here either. */
export function sizeBucket(bytes: number): string {
  const exponent = bytes <= 256 ? 8 : Math.ceil(Math.log2(bytes));
  return `<=2^${exponent}`;
}
