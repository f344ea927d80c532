import type { JSX } from "solid-js";
import { CodeSheet, groupsOfFour } from "../code-sheet.tsx";
import { Section } from "../layout.tsx";
import { QrCode } from "../qr-code.tsx";
import { WordsDisplay } from "../words-display.tsx";

/** What people compare, scan, print. */
export function Codes(): JSX.Element {
  return (
    <>
      <Section title="Comparison words" text="Two people read these to each other.">
        <WordsDisplay
          label="Comparison words"
          words={["harbour", "lantern", "olive", "cinema", "gravity", "velvet", "picnic", "orbit"]}
        />
      </Section>
      <Section title="Code to scan">
        <QrCode
          text="https://claros.example/join#1.kf83hs0a9dk2l4m6n8p0"
          label="Code with the invitation link"
          alternative="If you cannot scan, copy the link and open it on the new device."
        />
      </Section>
      <Section title="Recovery sheet">
        <CodeSheet
          title="Claros recovery kit"
          codeLabel="Recovery code"
          groups={groupsOfFour("7K3MQ9TX2B5RWJ8D4HFNP6VC1YEZGS0A7K3MQ9TX2B5RWJ8D4HFNP6VC1YEZGS0A")}
          facts={[
            { term: "Practice", detail: "Praxis am Park" },
            { term: "For", detail: "Dr. Ada Berg" },
            { term: "Made on", detail: "25 November 2026" },
          ]}
          steps={[
            "Keep this sheet where you keep passports or contracts, away from this device.",
            "To use it, open Claros, choose “I have a recovery kit”, and type the code.",
          ]}
          note="Whoever holds this sheet can read everything you can read."
        />
      </Section>
    </>
  );
}
