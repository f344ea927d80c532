/**
 * Collects published test vectors out of Debian packages that ship them, so that none is written from memory:
 *
 *     apt-get download python3-cryptography-vectors golang-github-cloudflare-circl-dev golang-golang-x-crypto-dev
 *     for package in *.deb; do dpkg-deb -x "$package" unpacked; done
 *     node test/vectors/collect.mjs unpacked
 *
 * Each file that it writes names the package, its version and the path within. `x-wing.json` and `rfc9180.json` are not
 * in any package; their origin is in the files.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const PYTHON = {
  from: "Debian package python3-cryptography-vectors 38.0.4-1",
  at: "usr/lib/python3/dist-packages/cryptography_vectors",
};
const CIRCL = {
  from: "Debian package golang-github-cloudflare-circl-dev 1.3.1-2",
  at: "usr/share/gocode/src/github.com/cloudflare/circl",
};
const GO_CRYPTO = {
  from: "Debian package golang-golang-x-crypto-dev 1:0.4.0-1",
  at: "usr/share/gocode/src/golang.org/x/crypto",
};

const unpacked = process.argv[2];
if (unpacked === undefined) throw new TypeError("usage: collect.mjs DIRECTORY");

const read = (source, path) => readFileSync(join(unpacked, source.at, path), "utf8");
const origin = (source, path, section) => `${section}; copied from ${source.from}, ${source.at}/${path}`;

function write(name, value) {
  writeFileSync(join(import.meta.dirname, name), `${JSON.stringify(value, null, 2)}\n`);
}

function fieldsOf(block) {
  const pairs = [...block.matchAll(/^(\w+)[ \t]*=[ \t]*(.*)$/gm)].map(([, key, value]) => [key, value.trim()]);
  return Object.fromEntries(pairs);
}

function collectEd25519() {
  // Lines 1-3 and every 64th: sign.input is the file that RFC 8032 §7.1 took its tests from.
  const path = "asymmetric/Ed25519/sign.input";
  const lines = read(PYTHON, path).trim().split("\n");
  const vectors = lines
    .filter((_, index) => index < 4 || index % 64 === 63)
    .map((line) => {
      const [secret, publicKey, message, signed] = line.split(":");
      return { seed: secret.slice(0, 64), publicKey, message, signature: signed.slice(0, 128) };
    });
  write("ed25519-sign-input.json", {
    origin: origin(PYTHON, path, "Ed25519 authors' sign.input (RFC 8032 §7.1 TEST 1-3 are its lines 1-3)"),
    vectors,
  });
}

function collectWycheproofEd25519() {
  const path = "sign/ed25519/testdata/wycheproof_Ed25519.json";
  const groups = JSON.parse(read(CIRCL, path)).testGroups;
  const vectors = groups.flatMap(({ key, tests }) =>
    tests.map(({ tcId, comment, msg, sig, result }) => ({ tcId, comment, publicKey: key.pk, msg, sig, result })),
  );
  write("wycheproof-ed25519.json", { origin: origin(CIRCL, path, "Project Wycheproof, EddsaVerify"), vectors });
}

function collectX25519() {
  const path = "asymmetric/X25519/rfc7748.txt";
  const blocks = read(PYTHON, path).split(/^COUNT = \d+$/m).slice(1);
  const shared = "dh/x25519/testdata/rfc7748_kat_test.json";
  write("rfc7748-x25519.json", {
    origin: `${origin(PYTHON, path, "RFC 7748 §5.2")}; ${origin(CIRCL, shared, "RFC 7748 §5.2 and §6.1")}`,
    vectors: [
      ...blocks.map(fieldsOf).map((fields) => ({
        scalar: fields.INPUT_SCALAR,
        input: fields.INPUT_U,
        output: fields.OUTPUT_U,
      })),
      ...JSON.parse(read(CIRCL, shared)),
    ],
  });
}

function collectWycheproofX25519() {
  const path = "dh/x25519/testdata/wycheproof_kat.json";
  const vectors = JSON.parse(read(CIRCL, path)).map(
    ({ tcId, comment, public: publicKey, private: secret, shared, result, flags }) => ({
      tcId,
      comment,
      publicKey,
      secret,
      shared,
      result,
      flags,
    }),
  );
  write("wycheproof-x25519.json", { origin: origin(CIRCL, path, "Project Wycheproof, X25519"), vectors });
}

function collectHkdf() {
  const path = "KDF/rfc-5869-HKDF-SHA256.txt";
  const blocks = read(PYTHON, path).split(/^COUNT = \d+$/m).slice(1);
  write("rfc5869-hkdf-sha256.json", {
    origin: origin(PYTHON, path, "RFC 5869 appendix A.1-A.3"),
    vectors: blocks.map(fieldsOf).map(({ IKM, salt, info, L, PRK, OKM }) => ({
      ikm: IKM,
      salt: salt ?? "",
      info: info ?? "",
      length: Number(L),
      prk: PRK,
      okm: OKM,
    })),
  });
}

function collectArgon2() {
  const path = "argon2/argon2_test.go";
  const text = read(GO_CRYPTO, path);
  const tag = [...text.split("func testArgon2id")[1].split("hash :=")[0].matchAll(/0x([0-9a-f]{2})/g)];
  const plain = [...text.matchAll(/mode: argon2id, time: (\d+), memory: (\d+), threads: (\d+),\s+hash: "(\w+)"/g)];
  write("rfc9106-argon2id.json", {
    origin: origin(GO_CRYPTO, path, "RFC 9106 §5.3 (testArgon2id) and the reference implementation's outputs"),
    rfc9106: {
      password: "01".repeat(32),
      salt: "02".repeat(16),
      secret: "03".repeat(8),
      associatedData: "04".repeat(12),
      passes: 3,
      memoryKib: 32,
      lanes: 4,
      tag: tag.map(([, byte]) => byte).join(""),
    },
    plain: plain.map(([, passes, memory, lanes, hash]) => ({
      password: "password",
      salt: "somesalt",
      passes: Number(passes),
      memoryKib: Number(memory),
      lanes: Number(lanes),
      hash,
    })),
  });
}

function collectSecretbox() {
  const path = "nacl/secretbox/secretbox_test.go";
  const [, box] = /expected, _ := hex\.DecodeString\("([0-9a-f]+)"\)/.exec(read(GO_CRYPTO, path));
  write("nacl-secretbox.json", {
    origin: origin(GO_CRYPTO, path, "made by the C implementation of NaCl (TestSecretBox)"),
    vectors: [{ key: "01".repeat(32), nonce: "02".repeat(24), message: "03".repeat(64), box }],
  });
}

collectEd25519();
collectWycheproofEd25519();
collectX25519();
collectWycheproofX25519();
collectHkdf();
collectArgon2();
collectSecretbox();
