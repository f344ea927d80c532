/** The load process: prepares one task, then runs it as often as it is asked to. */

import { answerParent } from "../harness/rpc.ts";
import { type Prepared, type TaskName, TASKS } from "./tasks.ts";

type Question =
  | { readonly do: "prepare"; readonly name: TaskName; readonly job: never }
  | { readonly do: "run"; readonly input: never };

let prepared: Prepared<TaskName> | null = null;

answerParent(async (question) => {
  const asked = question as Question;
  if (asked.do === "run") {
    if (prepared === null) throw new Error("nothing is prepared");
    return prepared.run(asked.input);
  }
  const prepare = TASKS[asked.name] as (job: never) => Promise<Prepared<TaskName>>;
  prepared = await prepare(asked.job);
  return null;
});
