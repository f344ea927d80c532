import type { JSX } from "solid-js";
import { Stack } from "../../ui/layout.tsx";

/** Fields and their button. Enter submits; the browser's own checks stay silent, because ours say more. */
export function Form(props: { onSubmit: () => void; children: JSX.Element; id?: string }): JSX.Element {
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    props.onSubmit();
  };
  return (
    <form id={props.id} noValidate on:submit={submit}>
      <Stack>{props.children}</Stack>
    </form>
  );
}
