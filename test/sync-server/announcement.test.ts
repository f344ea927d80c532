import { expect, test } from "vitest";
import { announcement } from "../../sync-server/announcement.ts";
import { type Config, readConfig } from "../../sync-server/config.ts";

function configOf(environment: Record<string, string>): Config {
  const read = readConfig(environment);
  if (!read.ok) throw new Error(read.sentence);
  return read.config;
}

const origins = ["http://192.0.2.7:8787"];
const setupCode = "12345-67890-abcde-f1234";

test("beyond loopback it shows the setup code and says that browsers need https", () => {
  const block = announcement(configOf({ HOST: "0.0.0.0" }), { origins, setupCode });
  expect(block).toContain(setupCode);
  expect(block).toMatch(/Browsers need https/);
});

test("behind a proxy or with TLS it says nothing of https", () => {
  const proxied = configOf({ HOST: "0.0.0.0", PUBLIC_ORIGIN: "https://claros.example" });
  const tls = configOf({ HOST: "0.0.0.0", TLS_CERT: "cert.pem", TLS_KEY: "key.pem" });
  for (const config of [proxied, tls]) {
    expect(announcement(config, { origins, setupCode })).not.toMatch(/https to open/);
  }
});

test("on loopback it is three lines", () => {
  const block = announcement(configOf({}), { origins: ["http://127.0.0.1:8787"], setupCode: null });
  expect(block.trim().split("\n").length).toBe(3);
});

test("a setup code that was given is not shown", () => {
  const config = configOf({ HOST: "0.0.0.0", SETUP_CODE: "open sesame" });
  expect(announcement(config, { origins, setupCode: "open sesame" })).not.toContain("sesame");
});
