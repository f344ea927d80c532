/** The engine as ports see it. Types only. */
import type { DocumentId } from "../../crypto/public/ids.ts";
import type { EngineCommands, EngineEvent, EngineState, SyncState } from "./api.ts";
import type { Channel, ChannelPeer } from "./contract.ts";

export type AnsweredCommands = {
  [M in keyof EngineCommands]: (
    ...input: Parameters<EngineCommands[M]>
  ) => ReturnType<EngineCommands[M]> | Promise<ReturnType<EngineCommands[M]>>;
};

export interface Engine {
  readonly state: EngineState;
  readonly syncState: SyncState;
  readonly commands: AnsweredCommands;
  onEvent(listener: (event: EngineEvent) => void): () => void;
  /** `null` when nothing is open, the document is unknown, or this device's keys do not open it. */
  attach(document: DocumentId, peer: ChannelPeer): Promise<Channel | null>;
  /** The tab that handed over these parts of imports has gone. */
  endHandOver(handOver: string): void;
  /** Everything typed so far goes to the disk. */
  flush(): Promise<void>;
  /** Takes the origin's lock again after a rest. An engine is made awake. */
  wake(): void;
  /** Journals, locks, and lets go of the origin's lock: nobody is there. Nothing is read or written until it is woken. */
  rest(): Promise<void>;
  close(): Promise<void>;
}
