/** Snapshots as the relay connection uses them. See `Snapshots` in the contract. */
import type { Documents, Snapshots } from "../contract.ts";
import type { SnapshotPublisher } from "./publisher.ts";
import type { UnverifiedDocuments } from "./unverified.ts";

export interface SnapshotsParts {
  readonly unverified: UnverifiedDocuments;
  readonly publisher: SnapshotPublisher;
  readonly documents: Documents;
}

export function makeSnapshots({ unverified, publisher, documents }: SnapshotsParts): Snapshots {
  return {
    next: () => publisher.next(),
    settled: (offer, code) => publisher.settled(offer, code),
    get unverified() {
      return unverified.size;
    },
    offer: (scope, offered) => unverified.offer(scope, offered),
    tail: (scope, entries) => unverified.tail(scope, entries),
    list: () => unverified.list(),
    confirm: (scopes) => unverified.confirm(scopes, (document, peer) => documents.attach(document, peer)),
    dropUnreadable: (readable) => unverified.dropUnreadable(readable),
  };
}
