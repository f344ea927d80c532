/** What the load process can do. `prepare` is not timed; `run` is. */

import { type JoinInput, type JoinJob, type JoinResult, prepareJoin } from "./join.ts";
import { type LiveJob, type LiveResult, prepareLive } from "./live.ts";
import { type OpenInput, type OpenJob, type OpenResult, prepareOpenDocuments } from "./open-documents.ts";
import {
  prepareReconnect,
  type ReconnectInput,
  type ReconnectJob,
  type ReconnectResult,
} from "./reconnect.ts";
import { type KillInput, type KillJob, type KillResult, prepareUntilKilled } from "./until-killed.ts";

interface Task<Job, Input, Result> {
  readonly job: Job;
  readonly input: Input;
  readonly result: Result;
}

export interface LoadTasks {
  readonly live: Task<LiveJob, null, LiveResult>;
  readonly join: Task<JoinJob, JoinInput, JoinResult>;
  readonly reconnect: Task<ReconnectJob, ReconnectInput, ReconnectResult>;
  readonly "open-documents": Task<OpenJob, OpenInput, OpenResult>;
  readonly "until-killed": Task<KillJob, KillInput, KillResult>;
}

export type TaskName = keyof LoadTasks;

export interface Prepared<Name extends TaskName> {
  run(input: LoadTasks[Name]["input"]): Promise<LoadTasks[Name]["result"]>;
}

export const TASKS: {
  readonly [Name in TaskName]: (job: LoadTasks[Name]["job"]) => Promise<Prepared<Name>>;
} = {
  live: prepareLive,
  join: prepareJoin,
  reconnect: prepareReconnect,
  "open-documents": prepareOpenDocuments,
  "until-killed": prepareUntilKilled,
};
