/**
 * A lock takes keys and disk from under whatever is running then, which may fail of the one or the other. Whoever asked for it is told the
 * lock, and not that the disk refused to write.
 */
import { Fault } from "../fault.ts";
import type { Session } from "./open-session.ts";

export function tellingLocks<Commands extends object>(
  commands: Commands,
  current: () => Session | null,
): Commands {
  const entries = Object.entries(commands).map(([name, command]) => [
    name,
    async (input: never): Promise<unknown> => {
      const before = current();
      try {
        return await (command as (input: never) => unknown)(input);
      } catch (error) {
        const isOver = before !== null && current() !== before;
        throw isOver && error instanceof Fault ? new Fault("locked") : error;
      }
    },
  ]);
  return Object.fromEntries(entries) as Commands;
}
