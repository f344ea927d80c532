/**
 * The settings of the relay, read once from the environment. A wrong value refuses to start with one sentence that names the
 * variable; nothing else in the relay reads the environment.
 */

import { z } from "zod";
import { LIMITS } from "./limits.ts";
import type { LogLevel } from "./log.ts";

export interface Config {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  readonly appDir: string | null;
  readonly tls: { readonly certFile: string; readonly keyFile: string } | null;
  /** What browsers show as the origin, when a proxy stands in front or the certificate does not say. */
  readonly publicOrigins: readonly string[];
  /** Peers besides loopback whose `X-Forwarded-For` is believed. */
  readonly proxyAddresses: readonly string[];
  readonly setupCode: string | null;
  readonly quota: { readonly practiceBytes: number; readonly dayBytes: number };
  readonly logLevel: LogLevel;
  readonly operator: Operator;
}

/** Who runs the relay, as its contact page says it. */
export interface Operator {
  readonly name: string | null;
  readonly address: string | null;
  /** An email address, an https address or a telephone number. */
  readonly contact: string | null;
}

export type ConfigResult =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly sentence: string };

const MIB = 1024 * 1024;
const LOOPBACK = /^(?:127(?:\.\d{1,3}){3}|::1|::ffff:127(?:\.\d{1,3}){3}|localhost)$/;

const wholeNumber = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d{1,12}$/)
    .transform(Number)
    .refine((value) => value >= min && value <= max);
const list = z
  .string()
  .transform((text) => text.split(/[\s,]+/).filter((item) => item !== ""))
  .refine((items) => items.length > 0);
const line = (max: number) =>
  z
    .string()
    .max(max)
    .regex(/^[^\p{Cc}]*\S[^\p{Cc}]*$/u);
const mebibytes = wholeNumber(1, 1_000_000_000).transform((count) => count * MIB);

const VARIABLES = {
  PORT: { schema: wholeNumber(0, 65_535), wants: "a port number between 0 and 65535" },
  HOST: { schema: z.string().regex(/^[\w.:-]+$/), wants: "a host name or an IP address" },
  DATA_DIR: { schema: z.string().min(1), wants: "the path of a folder" },
  APP_DIR: { schema: z.string().min(1), wants: "the path of the built app" },
  TLS_CERT: { schema: z.string().min(1), wants: "the path of a certificate file" },
  TLS_KEY: { schema: z.string().min(1), wants: "the path of a key file" },
  PUBLIC_ORIGIN: {
    schema: list.refine((origins) => origins.every(isOrigin)),
    wants: "one or more origins such as https://claros.example, without a path",
  },
  PROXY_ADDRESSES: {
    schema: list.refine((addresses) => addresses.every((address) => /^[\da-fA-F.:]+$/.test(address))),
    wants: "one or more IP addresses",
  },
  SETUP_CODE: { schema: z.string().min(8).max(128), wants: "8 to 128 characters" },
  QUOTA_PRACTICE_MIB: { schema: mebibytes, wants: "a whole number of mebibytes" },
  QUOTA_DAY_MIB: { schema: mebibytes, wants: "a whole number of mebibytes" },
  OPERATOR_NAME: { schema: line(200), wants: "one line of at most 200 characters" },
  OPERATOR_ADDRESS: { schema: line(400), wants: "one line of at most 400 characters" },
  OPERATOR_CONTACT: {
    schema: line(200).refine((text) =>
      /^(?:[^\s@:/]+@[^\s@:/]+|https:\/\/\S+|\+?[\d\s()/.-]{5,})$/.test(text),
    ),
    wants: "an email address, an address that begins with https:// or a telephone number",
  },
  LOG_LEVEL: { schema: z.enum(["silent", "warn", "info", "debug"]), wants: "silent, warn, info or debug" },
} as const;

type Name = keyof typeof VARIABLES;

/** Reads the settings; an empty variable counts as not set. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): ConfigResult {
  const wrong: Name[] = [];
  const read = <N extends Name>(name: N): z.infer<(typeof VARIABLES)[N]["schema"]> | undefined => {
    const text = environment[name];
    if (text === undefined || text === "") return undefined;
    const parsed = VARIABLES[name].schema.safeParse(text);
    if (parsed.success) return parsed.data as z.infer<(typeof VARIABLES)[N]["schema"]>;
    wrong.push(name);
    return undefined;
  };
  const certFile = read("TLS_CERT");
  const keyFile = read("TLS_KEY");
  const config: Config = {
    port: read("PORT") ?? 8787,
    host: read("HOST") ?? "127.0.0.1",
    dataDir: read("DATA_DIR") ?? "./claros-data",
    appDir: read("APP_DIR") ?? null,
    tls: certFile !== undefined && keyFile !== undefined ? { certFile, keyFile } : null,
    publicOrigins: read("PUBLIC_ORIGIN") ?? [],
    proxyAddresses: read("PROXY_ADDRESSES") ?? [],
    setupCode: read("SETUP_CODE") ?? null,
    quota: {
      practiceBytes: read("QUOTA_PRACTICE_MIB") ?? LIMITS.quota.practiceBytes,
      dayBytes: read("QUOTA_DAY_MIB") ?? LIMITS.quota.dayBytes,
    },
    logLevel: read("LOG_LEVEL") ?? "info",
    operator: {
      name: read("OPERATOR_NAME") ?? null,
      address: read("OPERATOR_ADDRESS") ?? null,
      contact: read("OPERATOR_CONTACT") ?? null,
    },
  };
  const [first] = wrong;
  if (first !== undefined) return refuse(`${first} must be ${VARIABLES[first].wants}.`);
  if ((certFile === undefined) !== (keyFile === undefined)) {
    return refuse("TLS_CERT and TLS_KEY must both be given, or neither.");
  }
  return { ok: true, config };
}

/** Whether only this machine can reach the relay. */
export function isLoopback(host: string): boolean {
  return LOOPBACK.test(host);
}

function isOrigin(text: string): boolean {
  return URL.canParse(text) && new URL(text).origin === text && /^https?:/.test(text);
}

function refuse(sentence: string): ConfigResult {
  return { ok: false, sentence };
}
