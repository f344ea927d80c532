/**
 * The keyring of an unlocked practice: the only holder of keys. Others receive abilities: to seal and open in one scope, to sign,
 * to seal rows of the disk. `forget` overwrites what it holds, and every ability handed out before faults with `locked`.
 */
import type { MemberId, ScopeId } from "../../../crypto/public/ids.ts";
import type { SealUse, SignedKind } from "../../../crypto/public/labels.ts";
import { type BoxKey, makeBoxKey, openBox, sealBox } from "../../../crypto/secret/box.ts";
import type { CryptoSuite } from "../../../crypto/secret/suite.ts";
import { isDirty } from "../../../sync-server/protocol/membership/holders.ts";
import type { MembershipData } from "../../../sync-server/protocol/membership/state.ts";
import type { Alarm } from "../api.ts";
import type { Keyring, ScopeOpener, ScopeSealer } from "../contract.ts";
import { Fault } from "../fault.ts";
import type { EngineStore } from "../store/store.ts";
import { type DeviceIdentity, forgetIdentity } from "./identity.ts";
import type { ForgettableSeal } from "./local-seal.ts";
import { currentEpoch } from "./published-keys.ts";
import { loadSecretCache } from "./secret-cache.ts";
import { makeSecretTree, type SecretTree } from "./secret-tree.ts";

export interface PracticeKeyring extends Keyring {
  readonly identity: DeviceIdentity;
  /** Seals under the device root; a backup takes the root with it. */
  readonly local: ForgettableSeal;
  /** For whoever writes membership records; nobody else. */
  readonly secrets: SecretTree;
  /** After every change of the confirmed log. */
  refresh(log: MembershipData): Promise<void>;
  /** Scopes of pending records of this device: readable here, not yet sealable. */
  setWaiting(scopes: ReadonlySet<ScopeId>): void;
}

export interface KeyringOptions {
  readonly store: EngineStore;
  readonly local: ForgettableSeal;
  readonly identity: DeviceIdentity;
  /** Who vouches for this device while the log does not know it. */
  readonly voucher?: DeviceIdentity;
  readonly member: MemberId;
  readonly suite: CryptoSuite;
  readonly onAlarm: (alarm: Alarm) => void;
}

export async function makeKeyring(options: KeyringOptions): Promise<PracticeKeyring> {
  const { store, local, identity, voucher, member, suite } = options;
  const identities = voucher === undefined ? [identity] : [identity, voucher];
  const signing = suite.signingKey(identity.signSeed);
  const secrets = makeSecretTree({
    identities,
    member,
    suite,
    cache: await loadSecretCache(store, local),
    onSwappedKey: (recordIndex) => options.onAlarm({ kind: "swapped-key", recordIndex }),
  });
  /** Scope secrets in use, made ready for sealing and opening. */
  const boxKeys = new Map<string, { readonly secret: Uint8Array; readonly key: BoxKey }>();
  let log: MembershipData | null = null;
  let waiting: ReadonlySet<ScopeId> = new Set();
  let locked = false;

  const requireUnlocked = (): void => {
    if (locked) throw new Fault("locked");
  };

  function newest(scope: ScopeId): number {
    return log === null ? 0 : currentEpoch(log, "scope", scope);
  }

  function holds(scope: ScopeId, epoch: number): boolean {
    requireUnlocked();
    return epoch > 0 && secrets.secret({ kind: "scope", id: scope, epoch }) !== null;
  }

  /** Asks the tree at every use: a secret that is gone must not seal. */
  function use(scope: ScopeId, epoch: number): BoxKey {
    requireUnlocked();
    const secret = secrets.secret({ kind: "scope", id: scope, epoch });
    if (secret === null) throw new Fault("locked");
    const name = `${scope}/${epoch}`;
    const ready = boxKeys.get(name);
    if (ready?.secret === secret) return ready.key;
    ready?.key.forget();
    const key = makeBoxKey(secret);
    boxKeys.set(name, { secret, key });
    return key;
  }

  function sealer(scope: ScopeId, sealUse: SealUse): ScopeSealer | null {
    const epoch = newest(scope);
    if (!holds(scope, epoch) || log === null || isDirty(log, { kind: "scope", id: scope })) return null;
    return {
      epoch,
      seal: (header, salt, plaintext) =>
        sealBox({ key: use(scope, epoch), use: sealUse, salt, header, plaintext }),
    };
  }

  function opener(scope: ScopeId, epoch: number, sealUse: SealUse): ScopeOpener | null {
    if (!holds(scope, epoch)) return null;
    return {
      open: (header, salt, body) => openBox({ key: use(scope, epoch), use: sealUse, salt, header, body }),
    };
  }

  return {
    local,
    identity,
    secrets,
    reads: (scope) => waiting.has(scope) || holds(scope, newest(scope)),
    sealerFor: (scope) => sealer(scope, "entry"),
    openerFor: (scope, epoch) => opener(scope, epoch, "entry"),
    awarenessSealerFor: (scope) => sealer(scope, "awareness"),
    awarenessOpenerFor: (scope, epoch) => opener(scope, epoch, "awareness"),
    async sign(kind: SignedKind, bytes: Uint8Array) {
      requireUnlocked();
      return signing.sign(kind, bytes);
    },
    async refresh(newLog) {
      requireUnlocked();
      await secrets.refresh(newLog);
      log = newLog;
    },
    setWaiting(scopes) {
      waiting = scopes;
    },
    forget() {
      locked = true;
      secrets.forget();
      for (const { key } of boxKeys.values()) key.forget();
      boxKeys.clear();
      for (const one of identities) forgetIdentity(one);
      local.forget();
      log = null;
    },
  };
}
