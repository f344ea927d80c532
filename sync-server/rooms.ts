/** The practices that are open, each once, opened by whoever comes first and closed some time after the last has left. */

import type { PracticeId } from "../crypto/public/ids.ts";
import type { TimerId } from "./clock.ts";
import { shortId } from "./log.ts";
import { openRoom, type Room, type RoomParts } from "./practice-room.ts";
import { type RelayStore, StoreFault } from "./store/store.ts";

export interface Rooms {
  /** Null when the relay does not have this practice. Throws {@link StoreFault} when its file cannot be used. */
  open(practice: PracticeId): Promise<Room | null>;
  /** Somebody has left: an empty room closes after a while. */
  left(room: Room): void;
  all(): Promise<readonly Room[]>;
}

export function makeRooms(store: RelayStore, parts: RoomParts): Rooms {
  const rooms = new Map<PracticeId, Promise<Room | null>>();
  const timers = new Map<PracticeId, TimerId>();

  const make = async (practice: PracticeId): Promise<Room | null> => {
    const kept = await store.open(practice);
    if (kept === null) return null;
    const room = await openRoom(kept, parts);
    if (room !== null) return room;
    await kept.close();
    parts.log.warn("store-fault", { practice: shortId(practice), reason: "the log does not validate" });
    throw new StoreFault("broken");
  };
  const forget = async (practice: PracticeId, room: Room) => {
    rooms.delete(practice);
    await room.close();
  };

  return {
    async open(practice) {
      parts.clock.clearTimeout(timers.get(practice) ?? 0);
      timers.delete(practice);
      const known = rooms.get(practice);
      const room = await known;
      if (room?.isOver === true && rooms.get(practice) === known) await forget(practice, room);
      else if (room !== undefined && room !== null) return room;
      const opening = rooms.get(practice) ?? make(practice);
      rooms.set(practice, opening);
      try {
        const opened = await opening;
        if (opened === null) rooms.delete(practice);
        return opened;
      } catch (error) {
        rooms.delete(practice);
        throw error instanceof StoreFault ? error : new StoreFault("broken", { cause: error });
      }
    },
    left(room) {
      if (room.peers.size > 0) return;
      const { practice } = room;
      parts.clock.clearTimeout(timers.get(practice) ?? 0);
      const close = () => {
        timers.delete(practice);
        if (room.peers.size === 0) void forget(practice, room);
      };
      timers.set(practice, parts.clock.setTimeout(close, parts.limits.idleRoomMs));
    },
    async all() {
      const opened = await Promise.allSettled(rooms.values());
      return opened.flatMap((each) =>
        each.status === "fulfilled" && each.value !== null ? [each.value] : [],
      );
    },
  };
}
