/**
 * Finds published keys in the confirmed log: one pass over records that the validator let through, nothing opened. What it
 * keeps are views of the records.
 */
import type { MemberId, ScopeId } from "../../../crypto/public/ids.ts";
import type { MembershipRecord } from "../../../sync-server/protocol/record.ts";
import type { WrapLine } from "../../../sync-server/protocol/record-lists.ts";
import {
  channelEnd,
  type KeyKind,
  type KeyLog,
  type KeyName,
  keyText,
  nameOf,
  type PublishedChannel,
  type PublishedKey,
} from "./key-log.ts";

interface GrowingKey extends PublishedKey {
  readonly wraps: WrapLine[];
}

export interface KeyIndex extends KeyLog {
  /** The next confirmed record. */
  apply(record: MembershipRecord): void;
}

export function makeKeyIndex(): KeyIndex {
  const keyByName = new Map<string, GrowingKey>();
  const epochBySubject = new Map<string, number>();
  const kemPublicByDevice = new Map<string, Uint8Array>();
  const channelsByEnd = new Map<string, PublishedChannel[]>();
  const scopes = new Set<ScopeId>();

  function channelsTo(to: KeyName): readonly PublishedChannel[] {
    return channelsByEnd.get(keyText(to)) ?? [];
  }

  return {
    apply({ index: recordIndex, devices, epochs, grants, channels }) {
      for (const { device, kemPublic } of devices) kemPublicByDevice.set(device, kemPublic);
      for (const line of epochs) {
        const { subject, epoch, wraps } = line;
        keyByName.set(keyText(nameOf(line)), { ...line, wraps: [...wraps], recordIndex });
        epochBySubject.set(subjectText(subject.kind, subject.id), epoch);
        if (subject.kind === "scope") scopes.add(subject.id);
      }
      for (const { subject, epoch, wrap } of grants) {
        keyByName.get(keyText({ ...subject, epoch }))?.wraps.push(wrap);
      }
      for (const line of channels) {
        const end = keyText(channelEnd(line));
        channelsByEnd.set(end, [...(channelsByEnd.get(end) ?? []), { ...line, recordIndex }]);
      }
    },
    currentEpoch: (kind, id) => epochBySubject.get(subjectText(kind, id)) ?? 0,
    key: (name) => keyByName.get(keyText(name)) ?? null,
    publicKeyOf(name) {
      if (name.kind === "device") return kemPublicByDevice.get(name.id) ?? null;
      return keyByName.get(keyText(name))?.kemPublic ?? null;
    },
    channelsTo,
    channelFrom: (from: MemberId, fromEpoch: number, to: KeyName) =>
      channelsTo(to).find((channel) => channel.from === from && channel.fromEpoch === fromEpoch) ?? null,
    scopes: () => scopes,
  };
}

function subjectText(kind: KeyKind, id: string): string {
  return `${kind}/${id}`;
}
