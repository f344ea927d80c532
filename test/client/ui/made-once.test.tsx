import { render } from "@solidjs/testing-library";
import type { JSX } from "solid-js";
import { expect, test } from "vitest";
import { EmptyState } from "../../../client/ui/empty-state.tsx";
import { ListRow } from "../../../client/ui/list.tsx";
import { Notice } from "../../../client/ui/notice.tsx";
import { PageHeader } from "../../../client/ui/page-header.tsx";

/** A part that counts how often it was made: made twice, its effects would run twice, one of them out of sight. */
function makeCounter() {
  const made = { times: 0 };
  const Part = (): JSX.Element => {
    made.times += 1;
    return <span>part</span>;
  };
  return { made, Part };
}

type Slot = (part: () => JSX.Element) => JSX.Element;

const slots: readonly [string, Slot][] = [
  ["the actions of a page's header", (part) => <PageHeader title="Team" actions={part()} />],
  ["the subtitle of a page's header", (part) => <PageHeader title="Team" subtitle={part()} />],
  ["the end of a row", (part) => <ListRow title="Ada" end={part()} />],
  ["the detail of a row", (part) => <ListRow title="Ada" detail={part()} />],
  [
    "the action of a notice",
    (part) => (
      <Notice tone="info" action={part()}>
        text
      </Notice>
    ),
  ],
  [
    "the action of an empty state",
    (part) => (
      <EmptyState title="None" action={part()}>
        text
      </EmptyState>
    ),
  ],
];

test.each(slots)("%s is made once", (_name, slot) => {
  const { made, Part } = makeCounter();
  render(() => slot(() => <Part />));
  expect(made.times).toBe(1);
});
