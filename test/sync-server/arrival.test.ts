import type { IncomingMessage } from "node:http";
import { expect, test } from "vitest";
import { arrivalOf } from "../../sync-server/arrival.ts";

const origins = ["https://claros.example"];
const [origin] = origins;

function requestFrom(remoteAddress: string, headers: Record<string, string>): IncomingMessage {
  return { headers, socket: { remoteAddress } } as unknown as IncomingMessage;
}

test("believes a forwarded address only from its proxy, and only the last one", () => {
  const headers = { origin: origin!, "x-forwarded-for": "10.9.9.9, 203.0.113.7" };
  const behind = { origins, isProxied: true, proxyAddresses: [] };
  expect(arrivalOf(requestFrom("127.0.0.1", headers), behind)?.address).toBe("203.0.113.7");
  expect(arrivalOf(requestFrom("192.0.2.1", headers), behind)?.address).toBe("192.0.2.1");
  const named = { origins, isProxied: true, proxyAddresses: ["192.0.2.1"] };
  expect(arrivalOf(requestFrom("192.0.2.1", headers), named)?.address).toBe("203.0.113.7");
  const direct = { origins, isProxied: false, proxyAddresses: [] };
  expect(arrivalOf(requestFrom("127.0.0.1", headers), direct)?.address).toBe("127.0.0.1");
});

test("counts the addresses of one IPv6 network as one", () => {
  const rules = { origins, isProxied: false, proxyAddresses: [] };
  const addressOf = (remote: string) => arrivalOf(requestFrom(remote, { origin: origin! }), rules)?.address;
  expect(addressOf("2001:db8:1:2:aaaa::1")).toBe(addressOf("2001:db8:1:2:bbbb::9"));
  expect(addressOf("2001:db8:1:3:aaaa::1")).not.toBe(addressOf("2001:db8:1:2:aaaa::1"));
  expect(addressOf("::ffff:192.0.2.4")).toBe("::ffff:192.0.2.4");
});

test("lets in programs without an origin from this machine alone", () => {
  const rules = { origins, isProxied: true, proxyAddresses: [] };
  expect(arrivalOf(requestFrom("127.0.0.1", {}), rules)).toEqual({ address: "127.0.0.1", origin: null });
  expect(arrivalOf(requestFrom("::1", {}), rules)).not.toBeNull();
  expect(arrivalOf(requestFrom("192.0.2.1", {}), rules)).toBeNull();
  for (const header of ["x-forwarded-for", "forwarded", "x-real-ip", "x-forwarded-proto"]) {
    expect(arrivalOf(requestFrom("127.0.0.1", { [header]: "1" }), rules)).toBeNull();
  }
});
