import { For, type JSX } from "solid-js";
import { Section, Stack } from "../layout.tsx";
import styles from "./design.module.css";

const ROLES = [
  "surface",
  "surface-sunken",
  "surface-hover",
  "line",
  "line-control",
  "text",
  "text-quiet",
  "accent",
  "accent-tint",
  "attention",
  "danger",
];

/** Colours by role and the scale of type. */
export function Foundations(): JSX.Element {
  return (
    <>
      <Section title="Type" text="Inter, seven sizes, three weights.">
        <Stack gap="small">
          <For each={["7", "6", "5", "4", "3", "2", "1"]}>
            {(size) => (
              <p class={styles.size} data-size={size}>
                What was written is safe
              </p>
            )}
          </For>
        </Stack>
      </Section>
      <Section title="Colour" text="One accent. Attention and danger are kept for what needs a person.">
        <div class={styles.swatches}>
          <For each={ROLES}>
            {(role) => (
              <p class={styles.swatch} data-role={role}>
                {role}
              </p>
            )}
          </For>
        </div>
      </Section>
    </>
  );
}
