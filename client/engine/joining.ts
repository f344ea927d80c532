/**
 * The joining side of an invitation: what it says, the request, and the wait until somebody who compared the words admits this device.
 * The request is kept, sealed, so the wait survives reloads; it is put to the relay again at every connection, always the same bytes.
 */
import { textToBytes } from "../../crypto/public/bytes.ts";
import type { MemberId, PracticeId } from "../../crypto/public/ids.ts";
import { parseRecord } from "../../sync-server/protocol/record.ts";
import type { InviteLine } from "../../sync-server/protocol/record-lists.ts";
import { setToRoles } from "../../sync-server/protocol/roles.ts";
import type { InviteInspection, JoinProgress } from "./api.ts";
import type { LocalSeal } from "./contract.ts";
import type { EngineEnvironment, TimerId } from "./environment.ts";
import { Fault, type FaultCode } from "./fault.ts";
import type { Profile } from "./keyring/slots.ts";
import { nameForInvitee } from "./membership/author/invitations.ts";
import { inviteKeys, type InviteLink, parseInviteFragment } from "./membership/invite-link.ts";
import { joinWords } from "./membership/join.ts";
import { endJoinRows, readJoinRequest, readJoinSeed, writeJoinProfile } from "./membership/join-profile.ts";
import type { EngineStore, StoreWrite } from "./store/store.ts";
import { LineEnded, openRelayLine, sayHello } from "./sync/relay-line.ts";
import { type InviteWelcome, withLine } from "./sync/short-line.ts";

const NAME_KEY = "own-name";
const RETRY_MS = 5_000;

const CLOSED: Partial<Record<InviteWelcome["state"], FaultCode>> = {
  used: "invite-used",
  revoked: "invite-revoked",
  expired: "invite-expired",
  contested: "invite-contested",
  unknown: "invite-unknown",
};

function keyOf(link: InviteLink, environment: EngineEnvironment) {
  const keys = inviteKeys(link.seed, environment.suite);
  return {
    practice: link.practice,
    key: { kind: "invite", id: keys.invite } as const,
    sign: keys.signing.sign.bind(keys.signing),
  };
}

function readInviteLine(welcome: InviteWelcome): InviteLine {
  const [line] = welcome.record.length === 0 ? [] : parseRecord(welcome.record).record.invites;
  if (line === undefined) throw new Fault("invite-unknown");
  return line;
}

interface Inspected extends InviteInspection {
  readonly line: InviteLine;
}

/**
 * Faults say which: `invite-used`, `-revoked`, `-expired`, `-contested`, `-unknown`, `-malformed`, or `offline`. Whether it is over, the
 * relay tells and the device that admits decides: the clock here may be wrong.
 */
export async function inspectInvite(fragment: string, environment: EngineEnvironment): Promise<Inspected> {
  const link = parseInviteFragment(fragment);
  const welcome = await withLine(environment, keyOf(link, environment), (line) =>
    line.next("invite-welcome"),
  );
  const closed = CLOSED[welcome.state];
  if (closed !== undefined) throw new Fault(closed);
  const line = readInviteLine(welcome);
  const practiceName = nameForInvitee(line, inviteKeys(link.seed, environment.suite));
  if (practiceName === null) throw new Fault("invite-malformed");
  return {
    practice: link.practice,
    kind: line.kind,
    roles: setToRoles(line.roles),
    practiceName,
    expiresAtMs: line.expiresAtMs,
    line,
  };
}

export interface JoinInput {
  readonly fragment: string;
  readonly ownName: string;
  readonly passphrase: string;
}

/** Makes keys and request, and writes the profile that waits. */
export async function writeWaitingProfile(
  openStore: (practice: PracticeId) => Promise<EngineStore>,
  { fragment, ownName, passphrase }: JoinInput,
  environment: EngineEnvironment,
): Promise<EngineStore> {
  const { line } = await inspectInvite(fragment, environment);
  const link = parseInviteFragment(fragment);
  const member = line.kind === "device" ? (line.member as MemberId) : null;
  const store = await openStore(link.practice);
  await writeJoinProfile(store, environment.suite, { link, ownName, passphrase, member });
  return store;
}

/** After admission. */
export async function endJoining(store: EngineStore): Promise<void> {
  await store.commit(endJoinRows(), "strict");
}

/** The name that this person gave when they came, until it stands in their profile document. */
export async function readOwnName(store: EngineStore, local: LocalSeal): Promise<string | null> {
  const sealed = await store.get("meta", NAME_KEY);
  const bytes = sealed === null ? null : local.open("meta", NAME_KEY, sealed);
  return bytes === null ? null : new TextDecoder().decode(bytes);
}

export function ownNameRow(local: LocalSeal, name: string): StoreWrite {
  return { table: "meta", key: NAME_KEY, value: local.seal("meta", NAME_KEY, textToBytes(name)) };
}

export async function forgetOwnName(store: EngineStore): Promise<void> {
  await store.commit([{ table: "meta", key: NAME_KEY, value: null }], "strict");
}

export interface JoinWait {
  readonly words: readonly string[];
  stop(): void;
}

export interface JoinWaitHooks {
  progress(progress: JoinProgress): void;
  /** The invitation was used: by this device, if the log says so. */
  used(): void;
}

interface Waiting {
  readonly profile: Profile;
  readonly store: EngineStore;
  readonly local: LocalSeal;
  readonly environment: EngineEnvironment;
  readonly hooks: JoinWaitHooks;
}

/** Puts the request to the relay, again after every end of the line, until the invitation is closed one way or another. */
export async function waitForAdmission({
  profile,
  store,
  local,
  environment,
  hooks,
}: Waiting): Promise<JoinWait> {
  const request = await readJoinRequest(store);
  const seed = await readJoinSeed(store, local);
  if (request === null || seed === null) throw new Fault("damaged", { detail: "join request" });
  const key = keyOf({ practice: profile.practice, seed }, environment);
  const put = { type: "put-join", joinRequest: request } as const;
  const { clock, relay } = environment;
  let stopped = false;
  let timer: TimerId | null = null;
  let close: () => void = () => undefined;

  const look = (state: InviteWelcome["state"]): void => {
    if (stopped) return;
    if (state === "open" || state === "waiting") return hooks.progress("waiting");
    if (state === "contested") return hooks.progress("contested");
    stop();
    if (state === "used") hooks.used();
    else hooks.progress(state === "expired" ? "expired" : "refused");
  };

  async function once(): Promise<void> {
    const line = openRelayLine({
      dialer: relay,
      clock,
      handle: (frame) => (frame.type === "invite-welcome" ? look(frame.state) : undefined),
    });
    close = () => line.close();
    try {
      await sayHello(line, { origin: relay.origin, ...key });
      const { state } = await line.next("invite-welcome");
      if (state === "open" || state === "waiting") await line.ask(put, "result");
      line.beginHandling();
      look(state);
    } catch (error) {
      line.close();
      if (!(error instanceof LineEnded)) throw error;
    }
    await line.ended;
    if (stopped) return;
    hooks.progress("not-delivered");
    timer = clock.setTimeout(() => void once(), RETRY_MS);
  }

  function stop(): void {
    stopped = true;
    if (timer !== null) clock.clearTimeout(timer);
    close();
  }

  void once();
  return { words: joinWords(profile.practice, request), stop };
}
