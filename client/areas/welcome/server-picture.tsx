import { For, type JSX } from "solid-js";
import { useWords } from "../../words/words-context.tsx";
import styles from "./server-picture.module.css";

/**
 * A note on its way from one device to another, and what of it lies on the server in between. What is drawn is also said: each drawing has
 * its alternative, and the captions say the rest.
 */
export function ServerPicture(): JSX.Element {
  const { t } = useWords();
  return (
    <figure class={styles.picture}>
      <div class={styles.stations}>
        <Station name={t("welcome.deviceHere")} text={t("welcome.deviceHereText")}>
          <NoteDrawing />
        </Station>
        <Way />
        <Station name={t("welcome.server")} text={t("welcome.serverText")}>
          <SealedDrawing />
        </Station>
        <Way />
        <Station name={t("welcome.deviceThere")} text={t("welcome.deviceThereText")}>
          <NoteDrawing />
        </Station>
      </div>
      <figcaption class={styles.lists}>
        <Known
          title={t("welcome.sees")}
          items={[
            t("welcome.seesNumbers"),
            t("welcome.seesRoles"),
            t("welcome.seesTimes"),
            t("welcome.seesAddresses"),
          ]}
        />
        <Known
          title={t("welcome.unseen")}
          items={[t("welcome.unseenNames"), t("welcome.unseenNotes"), t("welcome.unseenKeys")]}
        />
      </figcaption>
    </figure>
  );
}

function Station(props: { name: string; text: string; children: JSX.Element }): JSX.Element {
  return (
    <div class={styles.station}>
      {props.children}
      <div>
        <h3>{props.name}</h3>
        <p class={styles.quiet}>{props.text}</p>
      </div>
    </div>
  );
}

function Known(props: { title: string; items: readonly string[] }): JSX.Element {
  return (
    <div class={styles.known}>
      <h3>{props.title}</h3>
      <ul>
        <For each={props.items}>{(item) => <li>{item}</li>}</For>
      </ul>
    </div>
  );
}

function NoteDrawing(): JSX.Element {
  const { t } = useWords();
  return (
    <svg class={styles.drawing} viewBox="-1 -1 242 150" role="img" aria-label={t("welcome.noteAlternative")}>
      <rect class={styles.sheet} x="0.5" y="0.5" width="239" height="147" rx="10" />
      <text class={styles.title} x="22" y="40">
        {t("welcome.noteTitle")}
      </text>
      <text class={styles.line} x="22" y="70">
        {t("welcome.noteLine1")}
      </text>
      <text class={styles.line} x="22" y="94">
        {t("welcome.noteLine2")}
      </text>
      <rect class={styles.faint} x="22" y="113" width="148" height="5" rx="2.5" />
    </svg>
  );
}

/** Made up: what a sealed piece looks like to somebody without the key, and what is written on it. */
const PIECES = [
  { y: 0, sealed: "x7Qm2fVb9KcRtz0eHpWn", number: "3f9a07c1", size: "1 kB", time: "14:02" },
  { y: 52, sealed: "L0dYu4ZsGk8Jv1oTqMxB", number: "3f9a07c1", size: "1 kB", time: "14:03" },
  { y: 104, sealed: "e5NwCr6AiPzDh3UgEyF7", number: "b84e61d0", size: "4 kB", time: "14:09" },
] as const;

function SealedDrawing(): JSX.Element {
  const { t } = useWords();
  return (
    <svg
      class={styles.drawing}
      viewBox="-1 -1 242 150"
      role="img"
      aria-label={t("welcome.sealedAlternative")}
    >
      <For each={PIECES}>
        {(piece) => (
          <g>
            <rect class={styles.piece} x="0.5" y={piece.y + 0.5} width="239" height="43" rx="8" />
            <text class={styles.sealed} x="16" y={piece.y + 19}>
              {piece.sealed}
            </text>
            <text class={styles.fact} x="16" y={piece.y + 35}>
              {piece.number}
            </text>
            <text class={styles.fact} x="126" y={piece.y + 35}>
              {piece.size}
            </text>
            <text class={styles.fact} x="190" y={piece.y + 35}>
              {piece.time}
            </text>
          </g>
        )}
      </For>
    </svg>
  );
}

/** Both ways, and closed. */
function Way(): JSX.Element {
  return (
    <svg class={styles.way} viewBox="0 0 56 56" aria-hidden="true">
      <path class={styles.arrow} d="M2 28H54M7 23L2 28L7 33M49 23L54 28L49 33" />
      <circle class={styles.gap} cx="28" cy="28" r="13" />
      <rect class={styles.lock} x="21.5" y="26" width="13" height="10" rx="2" />
      <path class={styles.arch} d="M24.5 26V23.5A3.5 3.5 0 0 1 31.5 23.5V26" />
    </svg>
  );
}
