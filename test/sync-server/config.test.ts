import { expect, test } from "vitest";
import { readConfig } from "../../sync-server/config.ts";

function configOf(environment: Record<string, string>) {
  const read = readConfig(environment);
  if (!read.ok) throw new Error(read.sentence);
  return read.config;
}

test("has a default for everything", () => {
  expect(configOf({})).toMatchObject({
    port: 8787,
    host: "127.0.0.1",
    dataDir: "./claros-data",
    tls: null,
    publicOrigins: [],
    setupCode: null,
    logLevel: "info",
  });
  expect(configOf({ PORT: "", SETUP_CODE: "" })).toEqual(configOf({}));
});

test("reads lists, sizes and the pair of TLS files", () => {
  const config = configOf({
    PUBLIC_ORIGIN: "https://a.example, https://b.example:8443",
    QUOTA_DAY_MIB: "10",
    TLS_CERT: "cert.pem",
    TLS_KEY: "key.pem",
    PROXY_ADDRESSES: "10.0.0.2 fd00::2",
  });
  expect(config.publicOrigins).toEqual(["https://a.example", "https://b.example:8443"]);
  expect(config.quota.dayBytes).toBe(10 * 1024 * 1024);
  expect(config.tls).toEqual({ certFile: "cert.pem", keyFile: "key.pem" });
  expect(config.proxyAddresses).toEqual(["10.0.0.2", "fd00::2"]);
});

test.each([
  ["PORT", "70000"],
  ["PORT", "-1"],
  ["PORT", "8787x"],
  ["HOST", "no host"],
  ["PUBLIC_ORIGIN", "https://claros.example/"],
  ["PUBLIC_ORIGIN", "claros.example"],
  ["PUBLIC_ORIGIN", "ftp://claros.example"],
  ["PROXY_ADDRESSES", "proxy"],
  ["SETUP_CODE", "short"],
  ["QUOTA_PRACTICE_MIB", "lots"],
  ["QUOTA_DAY_MIB", "0"],
  ["LOG_LEVEL", "loud"],
])("names %s when it is %s", (name, value) => {
  const read = readConfig({ [name]: value });
  expect(read).toMatchObject({ ok: false });
  if (!read.ok) expect(read.sentence).toMatch(new RegExp(`^${name} must be [^.]+.*\\.$`));
});

test("one TLS file alone is refused", () => {
  expect(readConfig({ TLS_KEY: "key.pem" })).toEqual({
    ok: false,
    sentence: "TLS_CERT and TLS_KEY must both be given, or neither.",
  });
});
