/**
 * The choices of an open list stay where they are. Records arrive from colleagues at any moment; a list that
 * grew or folded under somebody's pointer would make them choose the wrong thing. What has changed meanwhile is
 * there at the next opening.
 */
import { type Accessor, createMemo } from "solid-js";

interface Choice {
  readonly value: string;
  readonly label: string;
  readonly description?: string;
}

export function createSteadyOptions<Option extends Choice>(
  options: Accessor<readonly Option[]>,
  isOpen: Accessor<boolean>,
): Accessor<Option[]> {
  const steady = createMemo<Option[]>((held) => (isOpen() ? held : [...options()]), [...options()], {
    equals: areSame,
  });
  return steady;
}

function areSame(one: readonly Choice[], other: readonly Choice[]): boolean {
  return (
    one.length === other.length &&
    one.every(({ value, label, description }, index) => {
      const choice = other[index];
      return choice?.value === value && choice.label === label && choice.description === description;
    })
  );
}
