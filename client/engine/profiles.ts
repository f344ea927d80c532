/** The practices on this device: one store each, under a name that says nothing. */
import { bytesToHex } from "../../crypto/public/encodings.ts";
import type { PracticeId } from "../../crypto/public/ids.ts";
import type { StoredPractice } from "./api.ts";
import type { EngineEnvironment } from "./environment.ts";
import { isDemo } from "./demo.ts";
import { readProfile } from "./keyring/slots.ts";
import { readJoinRequest } from "./membership/join-profile.ts";
import { hasRestOfImport } from "./session/kept-import.ts";
import type { EngineStore } from "./store/store.ts";

const NAME_BYTES = 8;

export interface StoredProfile extends StoredPractice {
  readonly name: string;
}

type Disk = Pick<EngineEnvironment, "stores" | "suite">;

/** A store that no profile has yet, and its name. */
export async function newStore({ stores, suite }: Disk): Promise<{ name: string; store: EngineStore }> {
  const name = bytesToHex(suite.random.bytes(NAME_BYTES));
  return { name, store: await stores.open(name) };
}

/** Runs `fill` on a new store; a store that could not be filled is erased, so that no half profile remains. */
export async function withNewStore<T>(
  disk: Disk,
  fill: (store: EngineStore) => Promise<T>,
): Promise<{ name: string; store: EngineStore; made: T }> {
  const { name, store } = await newStore(disk);
  try {
    return { name, store, made: await fill(store) };
  } catch (error) {
    store.close();
    await disk.stores.erase(name);
    throw error;
  }
}

/** Stores without a readable profile are left out: somebody was interrupted while making them. */
export async function storedProfiles({ stores }: Disk): Promise<readonly StoredProfile[]> {
  const found: StoredProfile[] = [];
  for (const name of await stores.names()) {
    const store = await stores.open(name);
    try {
      const profile = await readProfile(store);
      if (profile === null) continue;
      const joining = (await readJoinRequest(store)) !== null;
      const demo = await isDemo(store);
      found.push({ name, practice: profile.practice, member: profile.member, joining, demo });
    } finally {
      store.close();
    }
  }
  return found;
}

/** Whether something is on this disk that is nowhere else. */
export async function hasUnsent(store: EngineStore): Promise<boolean> {
  for (const table of ["journal", "outbox", "pending"] as const) {
    if ((await store.keys(table, { limit: 1 })).length > 0) return true;
  }
  return hasRestOfImport(store);
}

export function ofPractice(
  profiles: readonly StoredProfile[],
  practice: PracticeId,
): readonly StoredProfile[] {
  return profiles.filter((profile) => profile.practice === practice);
}
