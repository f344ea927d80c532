/** Entry of the worker that judges passphrases: a score for every question, in their order. */
import { makeJudge, type Question } from "./strength-meter.ts";

const judge = makeJudge();
self.addEventListener("message", ({ data }: MessageEvent<Question>) => self.postMessage(judge(data)));
