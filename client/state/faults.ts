import type { FaultCode } from "../engine/fault.ts";
import { EngineFault } from "../link/engine-link.ts";

/** The code that the interface has words for; what is no fault of the engine is `unknown`. */
export type ShownFault = FaultCode | "unknown";

export const faultOf = (error: unknown): ShownFault =>
  error instanceof EngineFault ? error.code : "unknown";
