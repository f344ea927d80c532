import { render } from "@solidjs/testing-library";
import type { Accessor } from "solid-js";
import { expect, test } from "vitest";
import type { JoinRequest } from "../../../client/engine/api.ts";
import { EngineProvider, makeEngineHandle } from "../../../client/state/engine.tsx";
import { createJoinRequests } from "../../../client/state/join-requests.ts";
import { speakingLink } from "../../support/speaking-link.ts";

const asking = (displayName: string): JoinRequest =>
  ({ displayName, words: ["one", "two"], roles: ["clinician"], contested: false }) as unknown as JoinRequest;

test("a request that is told once more is the same one, so that what was ticked beside it stays ticked", async () => {
  const { link, say } = speakingLink(() => [asking("Boris")]);
  let requests: Accessor<readonly JoinRequest[]> = () => [];
  const Take = () => {
    requests = createJoinRequests();
    return null;
  };
  render(() => (
    <EngineProvider engine={makeEngineHandle(link)}>
      <Take />
    </EngineProvider>
  ));
  await expect.poll(() => requests().length).toBe(1);
  const [boris] = requests();
  say({ event: "join-requests", requests: [asking("Ada"), asking("Boris")] });
  expect(requests().map(({ displayName }) => displayName)).toEqual(["Ada", "Boris"]);
  expect(requests()[1]).toBe(boris);
});
