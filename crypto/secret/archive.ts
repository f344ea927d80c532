/**
 * A file of the practice's own that only a passphrase opens: the age format (C2SP age, scrypt recipient), so that it can also
 * be opened with any other age program, years from now and without Claros.
 *
 * age's scrypt is the one place where a passphrase is not stretched by Argon2id: the format knows no other function. Its cost
 * is fixed here for writing and bounded for reading, so that a prepared file can neither be cheap nor take minutes.
 */

import { Decrypter, Encrypter } from "age-encryption";
import { passphraseToBytes } from "./passphrase.ts";

/** 2^17 blocks: 128 MiB and about half a second. age programs write 18, which is too much for a telephone. */
const WORK_FACTOR = 17;
const LARGEST_WORK_FACTOR = 20;
const HEADER = /^age-encryption\.org\/v1\n-> scrypt [\w+/]+ ([1-9]\d?)\n[\w+/]+\n--- [\w+/]+\n/;
const LONGEST_HEADER = 1024;

export type OpenedArchive =
  | { readonly is: "open"; readonly plaintext: Uint8Array }
  /** Not an age file for a passphrase, or one that asks for an absurd amount of work. */
  | { readonly is: "malformed" }
  | { readonly is: "wrong-passphrase" }
  /** The passphrase is right, and what follows was cut or changed. */
  | { readonly is: "damaged" };

export async function sealArchive(plaintext: Uint8Array, passphrase: string): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  encrypter.setPassphrase(normalised(passphrase));
  encrypter.setScryptWorkFactor(WORK_FACTOR);
  return encrypter.encrypt(plaintext);
}

/** Takes seconds: call it from a worker. */
export async function openArchive(file: Uint8Array, passphrase: string): Promise<OpenedArchive> {
  const headerLength = lengthOfHeader(file);
  if (headerLength === 0) return { is: "malformed" };
  const fileKey = await openHeader(file.subarray(0, headerLength), passphrase);
  if (fileKey === null) return { is: "wrong-passphrase" };
  const decrypter = new Decrypter();
  decrypter.addIdentity({ unwrapFileKey: () => fileKey });
  try {
    return { is: "open", plaintext: await decrypter.decrypt(file) };
  } catch {
    return { is: "damaged" };
  }
}

async function openHeader(header: Uint8Array, passphrase: string): Promise<Uint8Array | null> {
  const decrypter = new Decrypter();
  decrypter.addPassphrase(normalised(passphrase));
  try {
    return await decrypter.decryptHeader(header);
  } catch {
    return null;
  }
}

/** Where the payload starts; 0 when this is no file for one passphrase, or its cost is beyond the bound. */
function lengthOfHeader(file: Uint8Array): number {
  const text = String.fromCharCode(...file.subarray(0, LONGEST_HEADER));
  const match = HEADER.exec(text);
  return match !== null && Number(match[1]) <= LARGEST_WORK_FACTOR ? match[0].length : 0;
}

/** As it is used for slots, so that the same keys on two keyboards open the same file. */
function normalised(passphrase: string): string {
  return new TextDecoder().decode(passphraseToBytes(passphrase));
}
