import { type JSX, createMemo } from "solid-js";
import { encode } from "uqr";
import styles from "./qr-code.module.css";

type QrCodeProps = {
  /** What the code says. Long text makes a fine code: keep it below some 300 characters for a phone's camera. */
  text: string;
  label: string;
  /** The way for those who cannot scan: what to do instead. */
  alternative: JSX.Element;
};

/**
 * A code to scan, always dark on white, because cameras expect that in dark mode too. Drawn as one SVG
 * path: no image, no canvas, nothing leaves the page.
 */
export function QrCode(props: QrCodeProps): JSX.Element {
  const code = createMemo(() => encode(props.text, { ecc: "M", border: 4 }));
  return (
    <figure class={styles.figure}>
      <svg
        class={styles.code}
        role="img"
        aria-label={props.label}
        viewBox={`0 0 ${code().size} ${code().size}`}
      >
        <path fill="currentColor" d={darkRuns(code().data)} />
      </svg>
      <figcaption class={styles.alternative}>{props.alternative}</figcaption>
    </figure>
  );
}

/** One rectangle per horizontal run of dark modules: fewer path commands and no hairlines between them. */
export function darkRuns(rows: readonly (readonly boolean[])[]): string {
  let path = "";
  rows.forEach((row, y) => {
    let start = -1;
    for (let x = 0; x <= row.length; x += 1) {
      const isDark = row[x] === true;
      if (isDark && start < 0) start = x;
      if (!isDark && start >= 0) {
        path += `M${start} ${y}h${x - start}v1H${start}z`;
        start = -1;
      }
    }
  });
  return path;
}
