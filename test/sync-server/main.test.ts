import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { RELAY_VERSION } from "../../sync-server/version.ts";
import { buildPractice } from "../support/practice-builder.ts";
import { connectClient, connectDevice, putPractice } from "../support/relay-client.ts";
import { runRelayCommand, startRelayProcess } from "../support/relay-process.ts";

const root = mkdtempSync(join(tmpdir(), "claros-main-"));
afterAll(() => rmSync(root, { recursive: true }));

function makeApp(): string {
  const dir = mkdtempSync(join(root, "app-"));
  writeFileSync(join(dir, "index.html"), "<!doctype html><title>Claros</title>");
  writeFileSync(join(dir, "sw.js"), "// service worker");
  return dir;
}

test("prints one block with its address and data, and answers to health checks", async () => {
  const relay = await startRelayProcess({ env: { APP_DIR: makeApp() } });
  expect(relay.output().out).toMatch(/^\n {2}Claros is running\.\n {2}Address: .*\n {2}Data: .*\n\n$/);
  const health = await fetch(`${relay.origin}/healthz`);
  expect(health.status).toBe(200);
  expect(await health.json()).toEqual({ status: "ok", version: RELAY_VERSION });
  expect(await relay.stop()).toBe(0);
  relay.remove();
});

test("finishes on a signal: sockets are told that it goes away, and the exit code is 0", async () => {
  const relay = await startRelayProcess();
  const practice = await buildPractice({ seed: "stop" });
  await putPractice(relay, practice);
  const client = await connectDevice(relay, practice, practice.founder);
  const idle = await connectClient(relay.url);
  relay.signal("SIGINT");
  expect(await client.closed).toBe(1001);
  expect(await idle.closed).toBe(1001);
  expect(await relay.exited).toBe(0);
  relay.remove();
});

test("everything is there after a restart", async () => {
  const first = await startRelayProcess();
  const practice = await buildPractice({ seed: "restart" });
  await practice.addMember(["clinician"]);
  await putPractice(first, practice);
  const { welcome: before } = await connectDevice(first, practice, practice.founder);
  await first.stop();
  const second = await startRelayProcess({ dataDir: first.dataDir });
  const { welcome: after } = await connectDevice(second, practice, practice.founder);
  expect(after).toEqual(before);
  await second.stop();
  first.remove();
});

test("refuses to start with one sentence that names the wrong variable", async () => {
  await expect(startRelayProcess({ env: { PORT: "http" } })).rejects.toThrow(/PORT must be a port number/);
  await expect(startRelayProcess({ env: { TLS_CERT: "/tmp/cert.pem" } })).rejects.toThrow(
    /TLS_CERT and TLS_KEY/,
  );
  await expect(startRelayProcess({ env: { PUBLIC_ORIGIN: "https://a.example/x" } })).rejects.toThrow(
    /PUBLIC_ORIGIN must be/,
  );
});

test("refuses a data folder that another relay uses", async () => {
  const first = await startRelayProcess();
  await expect(startRelayProcess({ dataDir: first.dataDir })).rejects.toThrow(/Another relay is using/);
  await first.stop();
  first.remove();
});

test("asks for the setup code before it makes a practice, and does not print one that was given", async () => {
  const relay = await startRelayProcess({ env: { SETUP_CODE: "open sesame" } });
  expect(relay.output().out).not.toContain("sesame");
  const practice = await buildPractice({ seed: "setup" });
  await expect(putPractice(relay, practice, "wrong")).rejects.toThrow(/setup-code/);
  await expect(putPractice(relay, practice)).rejects.toThrow(/setup-code/);
  await putPractice(relay, practice, "open sesame");
  await relay.stop();
  relay.remove();
});

test("logs events, codes and short ids, and never an address, a whole id or a signature", async () => {
  const relay = await startRelayProcess({ env: { LOG_LEVEL: "debug" } });
  const practice = await buildPractice({ seed: "log" });
  await putPractice(relay, practice);
  const client = await connectDevice(relay, practice, practice.founder);
  client.sendBytes(new Uint8Array(5));
  await client.closed;
  await relay.stop();
  const { err } = relay.output();
  const events = err
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line).event);
  expect(events).toContain("created");
  expect(events).toContain("welcomed");
  expect(err).not.toContain("127.0.0.1");
  expect(err).not.toMatch(/[0-9a-f]{16}/);
  relay.remove();
});

test("the version is that of the package", () => {
  const { version } = JSON.parse(readFileSync(join(import.meta.dirname, "../../package.json"), "utf8"));
  expect(RELAY_VERSION).toBe(version);
});

test("an unknown command explains itself and fails", async () => {
  const { code, out } = await runRelayCommand(root, ["help"]);
  expect(code).toBe(1);
  expect(out).toContain("verify");
});
