import { availableParallelism, type } from "node:os";

/** In general words: enough to judge a figure by, nothing that names the machine. */
export function describeMachine(): string {
  const [major] = process.versions.node.split(".");
  return `${availableParallelism()} cores, ${type()}, Node ${major}`;
}
