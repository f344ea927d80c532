import type { demoWords as english } from "../en/demo.ts";
import type { WordsOf } from "../words.ts";

/** Wörter der Demo-Praxis. */
export const demoWords: WordsOf<typeof english> = {
  "demo.title": "Demo-Praxis",
  "demo.text":
    "Alle Personen darin sind erfunden, und nichts davon verlässt dieses Gerät. Probieren Sie aus, was Sie möchten; schreiben Sie hier nicht über echte Menschen.",
  "demo.short": "Demo-Praxis: Alle Personen sind erfunden, und sie liegt nur auf diesem Gerät.",
  "demo.making": "Die Demo-Praxis entsteht",
  "demo.progress": "{{ done }} von {{ total }} Unterlagen",
  "demo.open": "Demo öffnen",
  "demo.remove": "Demo entfernen",
  "demo.removing": "Wird entfernt",
  "demo.look": "In einer Demo umsehen",
  "demo.lookText": "Eine erfundene Praxis mit drei Fachleuten und vierzig Personen, nur auf diesem Gerät.",
  "demo.noServer": "Eine Demo hat keinen Server: Sie liegt nur auf diesem Gerät.",
};
